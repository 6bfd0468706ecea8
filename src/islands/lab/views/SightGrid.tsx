import { useLayoutEffect, useRef } from 'preact/hooks';
import { VIEWPOINTS } from '#machines/lab/sights.view.ts';
import { useRowsInSight } from '../../use-rows-in-sight.ts';
import { useLab } from '../lab-context.ts';
import { SightHead } from './SightHead.tsx';
import { SightRow } from './SightRow.tsx';
import type { SightTableProps } from './SightTable.tsx';
import styles from './views.module.css';

/** About how high a row is, in pixels, before one was measured. */
const ROW_HEIGHT = 46;
const PAGE = 10;

/** Many watched ports: a grid with one tab stop, in which arrows choose; only the rows in sight are drawn. */
export function SightGrid({ from, onChoose }: SightTableProps) {
  const { view, rows, port } = useLab();
  const here = rows.findIndex((row) => row.port === port);
  // What is chosen when the ports come is not scrolled to: the field they were typed into and the charts stay in sight.
  const first = useRef(port);
  const hasMoved = useRef(false);
  hasMoved.current ||= port !== first.current;
  const sight = useRowsInSight<HTMLTableSectionElement>(rows.length, ROW_HEIGHT, hasMoved.current ? here : -1);
  const byKey = useRef(false);
  // Before the next key: an effect after the frame would take one move of two for both.
  useLayoutEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    sight.body.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus({ preventScroll: true });
  }, [port, from]);
  const press = (event: KeyboardEvent): void => {
    const move = moveOf(event);
    if (move === null || here < 0) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(rows.length - 1, here + move.rows));
    const place = Math.max(0, Math.min(VIEWPOINTS.length - 1, VIEWPOINTS.indexOf(from) + move.places));
    byKey.current = true;
    onChoose(rows[row]!.port, VIEWPOINTS[place]!);
  };
  // A chosen square that was scrolled out of sight is not there to be come by.
  const isThere = here >= sight.from && here < sight.to;
  return (
    <div class={styles['long']}>
      <table
        role="grid"
        class={styles['table']}
        data-past={view.isPast ? '' : undefined}
        aria-rowcount={rows.length + 1}
        aria-busy={view.areSightsStale}
      >
        <SightHead />
        <tbody ref={sight.body} onKeyDown={press}>
          <tr aria-hidden="true" style={{ blockSize: sight.above }} />
          {rows.slice(sight.from, sight.to).map((row, index) => {
            const isHere = row.port === port;
            const isStop = isThere ? isHere : index === 0;
            return (
              <SightRow
                key={row.port}
                row={row}
                chosen={isHere ? from : null}
                onChoose={onChoose}
                number={sight.from + index + 2}
                stop={isStop ? from : null}
              />
            );
          })}
          <tr aria-hidden="true" style={{ blockSize: sight.below }} />
        </tbody>
      </table>
    </div>
  );
}

interface Move {
  readonly rows: number;
  readonly places: number;
}

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: { rows: -1, places: 0 },
  ArrowDown: { rows: 1, places: 0 },
  ArrowLeft: { rows: 0, places: -1 },
  ArrowRight: { rows: 0, places: 1 },
  PageUp: { rows: -PAGE, places: 0 },
  PageDown: { rows: PAGE, places: 0 },
  Home: { rows: 0, places: -VIEWPOINTS.length },
  End: { rows: 0, places: VIEWPOINTS.length },
};

/** Where a key leads (WAI-ARIA grid): Home and End along the row, with Ctrl to the first and last port. */
function moveOf({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): Move | null {
  if (altKey || metaKey) return null;
  if (ctrlKey && key === 'Home') return { rows: Number.NEGATIVE_INFINITY, places: 0 };
  if (ctrlKey && key === 'End') return { rows: Number.POSITIVE_INFINITY, places: 0 };
  return MOVES[key] ?? null;
}
