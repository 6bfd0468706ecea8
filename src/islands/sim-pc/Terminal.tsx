import { useEffect, useId, useRef } from 'preact/hooks';
import type { Home } from '#machines/lab/home.ts';
import { PROMPT, terminalView } from '#machines/terminal/terminal.view.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './terminal.module.css';

/**
 * The command prompt. What was printed is a log, which screen readers read out as it grows; what is typed is an ordinary
 * field. Tab is taken only while there is something to fill in, so nobody is held here.
 */
export function Terminal({ actor }: { readonly actor: Home['terminal'] }) {
  const { r, t, go, announce } = useSimPc();
  const view = terminalView(useSnapshot(actor), (code) => t(`terminal.${code}`));
  const id = useId();
  const log = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const last = view.entries.at(-1)?.id;

  useEffect(() => {
    const exit = actor.on('exit.asked', () => go({ type: 'window.close' }));
    return () => exit.unsubscribe();
  }, [actor]);
  useEffect(() => {
    if (log.current !== null) log.current.scrollTop = log.current.scrollHeight;
  }, [last, view.choices]);

  const send = (type: 'line.enter' | 'history.older' | 'history.newer' | 'completion.ask' | 'job.interrupt') => {
    actor.send({ type });
    field.current?.focus();
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(view.entries.map(({ text }) => text).join('\n'));
      announce(t('terminal.said.copied'));
    } catch {
      // No permission: the text stays selectable.
      announce(t('terminal.said.not-copied'));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const taken = keyTaken(event, view);
    if (taken === null) return;
    event.preventDefault();
    if (taken === 'clear') {
      // The window stays: only the line is emptied.
      event.stopPropagation();
      actor.send({ type: 'input.change', text: '' });
    } else send(taken);
  };

  return (
    <div class={`${styles.terminal} on-colour`}>
      <div ref={log} class={styles.log} role="log" aria-label={t('terminal.output')} tabIndex={0}>
        {view.entries.length === 0 && <p class={styles.begin}>{r('terminal.begin')}</p>}
        {view.entries.map((entry) => (
          <pre key={entry.id}>{`${entry.text}\n`}</pre>
        ))}
      </div>
      <p class={styles.status} role="status">
        {view.isRunning
          ? r('terminal.running')
          : view.choices.length > 0
            ? r('terminal.choices', { words: view.choices.join('  ') })
            : ''}
      </p>
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          send('line.enter');
        }}
      >
        <label for={id}>
          <span aria-hidden="true">{PROMPT}</span>
          <span class={styles.unseen}>{t('terminal.input')}</span>
        </label>
        <input
          ref={field}
          id={id}
          type="text"
          class={styles.input}
          value={view.input}
          readOnly={view.isRunning}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="go"
          aria-describedby={`${id}-keys`}
          data-focus
          onInput={(event) => actor.send({ type: 'input.change', text: event.currentTarget.value })}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class={styles.button} disabled={view.isRunning}>
          {r('terminal.run')}
        </button>
      </form>
      <p id={`${id}-keys`} class={styles.keys}>
        {r('terminal.keys')}
      </p>
      <div class={styles.buttons}>
        <button type="button" class={styles.button} onClick={() => send('history.older')}>
          <span aria-hidden="true">↑ </span>
          {r('terminal.older')}
        </button>
        <button type="button" class={styles.button} onClick={() => send('history.newer')}>
          <span aria-hidden="true">↓ </span>
          {r('terminal.newer')}
        </button>
        <button
          type="button"
          class={styles.button}
          disabled={!view.completes || view.isRunning}
          onClick={() => send('completion.ask')}
        >
          {r('terminal.complete')}
        </button>
        <button type="button" class={styles.button} disabled={!view.isRunning} onClick={() => send('job.interrupt')}>
          {r('terminal.interrupt')}
        </button>
        <button type="button" class={styles.button} disabled={view.entries.length === 0} onClick={() => void copy()}>
          {r('terminal.copy')}
        </button>
      </div>
    </div>
  );
}

type TakenKey = 'history.older' | 'history.newer' | 'completion.ask' | 'job.interrupt' | 'clear';

/** What a key does here; null: what it always does. While a word is being composed, every key belongs to that. */
function keyTaken(
  event: KeyboardEvent,
  { isRunning, completes, input }: ReturnType<typeof terminalView>,
): TakenKey | null {
  if (event.isComposing || event.altKey || event.metaKey) return null;
  if (event.ctrlKey) {
    const selected = getSelection()?.toString() ?? '';
    return event.key.toLowerCase() === 'c' && isRunning && selected === '' ? 'job.interrupt' : null;
  }
  if (isRunning || event.shiftKey) return null;
  if (event.key === 'ArrowUp') return 'history.older';
  if (event.key === 'ArrowDown') return 'history.newer';
  if (event.key === 'Tab' && completes) return 'completion.ask';
  return event.key === 'Escape' && input !== '' ? 'clear' : null;
}
