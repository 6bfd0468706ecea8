import type { ComponentChildren } from 'preact';
import styles from './scene.module.css';

interface LabelProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height?: number;
  readonly centred?: boolean;
  /** On a white sign. */
  readonly plate?: boolean;
  readonly children: ComponentChildren;
}

/** HTML over the chart, so that readings, zoom and languages work as everywhere. */
export function Label({ x, y, width, height = 60, centred = false, plate = false, children }: LabelProps) {
  return (
    <foreignObject x={x} y={y} width={width} height={height}>
      <div class={styles['label']} data-centred={centred ? '' : undefined} data-plate={plate ? '' : undefined}>
        <p>{children}</p>
      </div>
    </foreignObject>
  );
}
