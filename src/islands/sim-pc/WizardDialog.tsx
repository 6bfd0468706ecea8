import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RuleWizardActor } from '#machines/rule-wizard/running.ts';
import { ruleWizardView, type RuleWizardView } from '#machines/rule-wizard/rule-wizard.view.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { SimDialog } from './SimDialog.tsx';
import { useSimPc } from './sim-pc-context.tsx';
import { WizardFinished } from './WizardFinished.tsx';
import { WizardPageFields } from './WizardPageFields.tsx';
import styles from './wizard.module.css';
import windowStyles from './window.module.css';

export type FillingView = Extract<RuleWizardView, { phase: 'filling' }>;

/** The New Rule Wizard: steps at the left, the open page, and Back, Next or Finish, Cancel. */
export function WizardDialog({ wizard }: { readonly wizard: RuleWizardActor }) {
  const { r, t } = useSimPc();
  const view = ruleWizardView(useSnapshot(wizard));
  if (view.phase === 'closed') return null;
  const title = r(view.direction === 'in' ? 'wizard.title.in' : 'wizard.title.out');
  if (view.phase === 'finished')
    return (
      <SimDialog
        title={title}
        size="large"
        page="finished"
        onClose={() => wizard.send({ type: 'wizard.close' })}
        closeLabel={t('pc.close')}
      >
        <WizardFinished made={view.made} onClose={() => wizard.send({ type: 'wizard.close' })} />
      </SimDialog>
    );
  return (
    <SimDialog
      title={title}
      size="large"
      page={view.page}
      onClose={() => wizard.send({ type: 'wizard.cancel' })}
      closeLabel={t('pc.close')}
    >
      <WizardForm wizard={wizard} view={view} />
    </SimDialog>
  );
}

function WizardForm({ wizard, view }: { readonly wizard: RuleWizardActor; readonly view: FillingView }) {
  const { r, t, target } = useSimPc();
  const form = useRef<HTMLFormElement>(null);
  const problems = view.problems.length;
  const here = (part: 'ports' | 'name' | 'next') => target === 'wizard.page' && part === toDo(view);

  // A refused page leads to its first wrong field.
  useLayoutEffect(() => {
    if (problems === 0) return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    field?.focus();
    // The reason stands below the field, and has to be seen with it.
    field?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [problems, view.page]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    if (key === 'b' && view.canGoBack) wizard.send({ type: 'page.back' });
    else if ((key === 'n' && !view.isLast) || (key === 'f' && view.isLast)) wizard.send({ type: 'page.next' });
    else return;
    event.preventDefault();
  };

  return (
    <form
      ref={form}
      class={styles.wizard}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        wizard.send({ type: 'page.next' });
      }}
    >
      <header class={styles.head}>
        <h4 class={styles.pageTitle} tabIndex={-1} data-focus>
          {r(`wizard.page.${view.page}`)}
        </h4>
        <p>{r(`wizard.page.${view.page}.lead`)}</p>
      </header>
      <nav class={styles.steps} aria-label={t('wizard.steps')}>
        <p class={styles.stepsTitle}>{r('wizard.steps')}</p>
        {/* A row that scrolls on a phone. */}
        <ol tabIndex={0}>
          {view.steps.map(({ page, state }) => (
            <li key={page} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
              {state === 'done' ? (
                <button type="button" onClick={() => wizard.send({ type: 'page.open', page })}>
                  {r(`wizard.page.${page}`)}
                </button>
              ) : (
                <span>{r(`wizard.page.${page}`)}</span>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <div class={styles.fields}>
        <WizardPageFields
          view={view}
          here={here}
          onAnswer={(answers) => wizard.send({ type: 'answer.change', answers })}
        />
        {view.notes.map((note) => (
          <p key={note} class={windowStyles.notice} role="note">
            {r(`wizard.note.${note}`)}
          </p>
        ))}
      </div>
      <footer class={styles.foot}>
        <button
          type="button"
          class={windowStyles.button}
          disabled={!view.canGoBack}
          onClick={() => wizard.send({ type: 'page.back' })}
        >
          {r('wizard.back')}
        </button>
        <button type="submit" class={windowStyles.default} {...(here('next') ? { 'data-here': '' } : {})}>
          {r(view.isLast ? 'wizard.finish' : 'wizard.next')}
        </button>
        <button type="button" class={windowStyles.button} onClick={() => wizard.send({ type: 'wizard.cancel' })}>
          {r('pc.cancel')}
        </button>
      </footer>
    </form>
  );
}

/** What the pilot points at on a page: the field that is still empty, else Next. */
function toDo({ page, draft }: FillingView): 'ports' | 'name' | 'next' {
  if (page === 'ports' && !draft.ports.all && draft.ports.text.trim() === '') return 'ports';
  return page === 'name' && draft.name.trim() === '' ? 'name' : 'next';
}
