import type { Viewpoint } from '#machines/lab/sights.view.ts';
import { useLab } from '../lab-context.ts';
import { SightHead } from './SightHead.tsx';
import { SightRow } from './SightRow.tsx';
import styles from './views.module.css';

export interface SightTableProps {
  /** The place from which the chosen port is looked at. */
  readonly from: Viewpoint;
  readonly onChoose: (port: number, from: Viewpoint) => void;
}

/** A few watched ports: every square is a button that Tab comes by. */
export function SightTable({ from, onChoose }: SightTableProps) {
  const { view, rows, port } = useLab();
  return (
    <table class={styles['table']} data-past={view.isPast ? '' : undefined}>
      <SightHead />
      <tbody>
        {rows.map((row) => (
          <SightRow key={row.port} row={row} chosen={row.port === port ? from : null} onChoose={onChoose} />
        ))}
      </tbody>
    </table>
  );
}
