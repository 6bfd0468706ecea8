import styles from './desktop.module.css';

/** A pale sun over a calm sea, drawn for this desktop. */
export function Wallpaper() {
  return (
    <svg class={styles.wallpaper} viewBox="0 0 560 360" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <circle cx="450" cy="90" r="36" fill="var(--sim-paper)" opacity="0.35" />
      {[130, 165, 205, 250, 300].map((y, index) => (
        <path
          key={y}
          d={`M${-40 * index} ${y}${'q35 -14 70 0t70 0'.repeat(8)}`}
          fill="none"
          stroke="var(--sim-paper)"
          stroke-width="1.4"
          opacity="0.3"
        />
      ))}
    </svg>
  );
}
