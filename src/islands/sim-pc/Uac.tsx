import { Icon } from '#art/Icon.tsx';
import { SimDialog } from './SimDialog.tsx';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './window.module.css';

/** User Account Control: nothing else can be done before it is answered. */
export function Uac() {
  const { r, go, here } = useSimPc();
  return (
    <SimDialog title={r('pc.uac.title')} kind="alertdialog" onClose={() => go({ type: 'uac.no' })}>
      <div class={styles.content}>
        <p class={styles.question}>{r('pc.uac.question')}</p>
        <p class={styles.asker}>
          <Icon name="gate-closed" width={28} />
          <span>{r('pc.uac.app')}</span>
        </p>
        <p class={styles.help}>{r('pc.uac.publisher')}</p>
      </div>
      <div class={styles.buttons}>
        <button type="button" class={styles.default} {...here('uac.yes')} onClick={() => go({ type: 'uac.yes' })}>
          {r('pc.uac.yes')}
        </button>
        <button type="button" class={styles.button} data-focus onClick={() => go({ type: 'uac.no' })}>
          {r('pc.uac.no')}
        </button>
      </div>
    </SimDialog>
  );
}
