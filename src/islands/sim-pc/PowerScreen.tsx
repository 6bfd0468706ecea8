import { useSimPc } from './sim-pc-context.tsx';
import styles from './desktop.module.css';

/** The screen of a PC that is off, starting or shutting down. */
export function PowerScreen() {
  const { r, t, pc, onPc } = useSimPc();
  if (pc.phase === 'off')
    return (
      <div class={styles.power} tabIndex={-1} data-focus>
        <p>{r('pc.power.off')}</p>
        <button type="button" class={styles.powerButton} onClick={() => onPc({ type: 'power.on' })}>
          {r('pc.power.on')}
        </button>
      </div>
    );
  const words =
    pc.phase === 'booting' ? 'pc.power.booting' : pc.restarts ? 'pc.power.restarting' : 'pc.power.shutting-down';
  return (
    <div class={styles.power} tabIndex={-1} data-focus>
      <p>{r(words)}</p>
      <progress aria-label={t(words)} value={pc.progress ?? 0} max={1} />
      <p class={styles.powerNote}>{r('pc.power.time')}</p>
    </div>
  );
}
