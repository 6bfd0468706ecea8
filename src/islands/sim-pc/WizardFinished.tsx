import { useState } from 'preact/hooks';
import type { MadeRule } from '#machines/rule-wizard/rule-wizard.view.ts';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './wizard.module.css';
import windowStyles from './window.module.css';

/** What the wizard made, and the lines with which an administrator would make it on a real Windows. */
export function WizardFinished({
  made,
  onClose,
}: {
  readonly made: readonly MadeRule[];
  readonly onClose: () => void;
}) {
  const { r, t, here } = useSimPc();
  return (
    <>
      <div class={windowStyles.content}>
        <h4 class={styles.pageTitle} tabIndex={-1} data-focus>
          {r('wizard.finished.title')}
        </h4>
        <p>{r('wizard.finished.lead')}</p>
        <ul class={styles.made}>
          {made.map(({ rule, netsh, powerShell }) => (
            <li key={rule.id}>
              <h5>{rule.name}</h5>
              <Line title={t('wizard.finished.netsh')} line={netsh} />
              <Line title={t('wizard.finished.powershell')} line={powerShell} />
            </li>
          ))}
        </ul>
        <p class={windowStyles.help}>{r('wizard.finished.real')}</p>
      </div>
      <div class={windowStyles.buttons}>
        <button type="button" class={windowStyles.default} {...here('wizard.close')} onClick={onClose}>
          {r('pc.close')}
        </button>
      </div>
    </>
  );
}

function Line({ title, line }: { readonly title: string; readonly line: string | null }) {
  const { r, t, announce } = useSimPc();
  const [copied, setCopied] = useState(false);
  if (line === null)
    return (
      <p class={windowStyles.help}>
        {title}: {r('wizard.finished.unquotable')}
      </p>
    );
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(line);
      setCopied(true);
      announce(t('wizard.said.copied', { what: title }));
    } catch {
      // No permission: the line stays selectable.
      announce(t('wizard.said.not-copied'));
    }
  };
  return (
    <div class={styles.line}>
      <p class={styles.lineTitle}>{title}</p>
      <code tabIndex={0} aria-label={title}>
        {line}
      </code>
      <button
        type="button"
        class={windowStyles.button}
        aria-label={t('wizard.copy.named', { what: title })}
        onClick={() => void copy()}
      >
        {r(copied ? 'wizard.copied' : 'wizard.copy')}
      </button>
    </div>
  );
}
