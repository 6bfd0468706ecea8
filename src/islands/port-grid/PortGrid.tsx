import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { StateMark } from '#art/StateMark.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { berthAt, type BerthState, type FoundState } from '#machines/scanner/berth.ts';
import { moveOn, nextInState, type GridMove } from '#machines/scanner/grid-moves.ts';
import { fill } from '../fill.ts';
import { markOf } from '../scanner/StateName.tsx';
import { BerthRows } from './BerthRows.tsx';
import { stateWord, type GridLabels } from './grid-labels.ts';
import { isUnbroken, type GridLayout } from './grid-layout.ts';
import styles from './port-grid.module.css';

export interface PortGridProps {
  readonly ports: Int32Array;
  /** State codes by place (machines/scanner/berth.ts). */
  readonly states: Uint8Array;
  readonly layout: GridLayout;
  readonly selected: number;
  readonly filter?: FoundState | null;
  /** Expectations for single ports, drawn in the corner of the cell. */
  readonly marks?: ReadonlyMap<number, FoundState>;
  readonly labels: GridLabels;
  readonly nameOf: (port: number) => string;
  readonly onSelect: (port: number) => void;
  /** Enter, space and click mark a port instead of choosing it. */
  readonly onMark?: (port: number) => void;
  /** Yellow shows what is looked at; a running scan has nothing chosen. */
  readonly watchOnly?: boolean;
  /** Nothing is known yet: fog lies over the cells. */
  readonly fog?: boolean;
}

const MOVES: Readonly<Record<string, GridMove>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'row-start',
  End: 'row-end',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

/** The berths as a chart: one tab stop, arrows move, O and S lead to the next open and stealth port. */
export function PortGrid(props: PortGridProps) {
  const { ports, states, layout, selected, filter = null, marks, labels, nameOf, onSelect, onMark, watchOnly } = props;
  const field = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const place = useMemo(() => Math.max(0, ports.indexOf(selected)), [ports, selected]);
  const from = place - (place % layout.page);
  const to = Math.min(ports.length, from + layout.page);
  const unbroken = useMemo(() => isUnbroken(ports), [ports]);

  usePainting(field, props, from, to);

  const choose = (next: number): void => {
    onSelect(ports[next]!);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const move = MOVES[event.key];
    if (move !== undefined) {
      const far = event.ctrlKey && (move === 'row-start' || move === 'row-end');
      const meant: GridMove = far ? (move === 'row-start' ? 'first' : 'last') : move;
      choose(moveOn(place, meant, { count: ports.length, columns: layout.columns, page: layout.page }));
    } else if (event.key === 'o' || event.key === 'O' || event.key === 's' || event.key === 'S') {
      const next = nextInState(states, place, event.key.toLowerCase() === 'o' ? 'open' : 'stealth');
      if (next >= 0) choose(next);
    } else if ((event.key === 'Enter' || event.key === ' ') && onMark !== undefined) onMark(ports[place]!);
    else return;
    event.preventDefault();
  };
  const portAt = (event: Event): number | null => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-port]') : null;
    return cell === null ? null : Number(cell.dataset['port']);
  };
  const click = (event: MouseEvent): void => {
    const port = portAt(event);
    if (port === null) return;
    onSelect(port);
    onMark?.(port);
  };

  const rows = Math.ceil((to - from) / layout.columns);
  const spot = spotOf(place - from, rows, layout);
  return (
    <div class={styles['grid']} data-size={layout.size} style={{ '--columns': layout.columns }}>
      {layout.size === 'chart' && unbroken && <ColumnHeads columns={layout.columns} />}
      <div
        ref={field}
        role="grid"
        aria-label={stripRuby(labels['grid.label'])}
        aria-rowcount={Math.ceil(ports.length / layout.columns)}
        aria-activedescendant={watchOnly === true ? undefined : `berth-${ports[place] ?? 0}`}
        tabIndex={0}
        class={styles['field']}
        data-filter={filter ?? undefined}
        data-fog={props.fog === true ? '' : undefined}
        onKeyDown={watchOnly === true ? undefined : press}
        onClick={watchOnly === true ? undefined : click}
        onPointerMove={(event) => setHovered(event.pointerType === 'mouse' ? portAt(event) : null)}
        onPointerLeave={() => setHovered(null)}
      >
        <BerthRows {...{ ports, from, to, nameOf }} columns={layout.columns} size={layout.size} />
        {watchOnly !== true && layout.size === 'chart' && (
          <div class={styles['over']} role="presentation">
            <div class={styles['cross']} data-way="row" style={{ insetBlockStart: spot.top, blockSize: spot.high }} />
            <div
              class={styles['cross']}
              data-way="column"
              style={{ insetInlineStart: spot.left, inlineSize: spot.wide }}
            />
            <div
              class={styles['ring']}
              style={{
                insetBlockStart: spot.top,
                blockSize: spot.high,
                insetInlineStart: spot.left,
                inlineSize: spot.wide,
              }}
            />
          </div>
        )}
        {hovered !== null && layout.size === 'chart' && (
          <Tooltip
            port={hovered}
            name={nameOf(hovered)}
            state={berthAt(states, ports.indexOf(hovered))}
            mark={marks?.get(hovered)}
            labels={labels}
            spot={spotOf(ports.indexOf(hovered) - from, rows, layout)}
          />
        )}
      </div>
    </div>
  );
}

interface Spot {
  readonly left: string;
  readonly top: string;
  readonly wide: string;
  readonly high: string;
  /** In the right half of the chart. */
  readonly late: boolean;
}

function spotOf(place: number, rows: number, { columns }: GridLayout): Spot {
  const column = place % columns;
  return {
    left: `${(column / columns) * 100}%`,
    top: `${(Math.floor(place / columns) / rows) * 100}%`,
    wide: `${100 / columns}%`,
    high: `${100 / rows}%`,
    late: column >= columns / 2,
  };
}

function ColumnHeads({ columns }: { readonly columns: number }) {
  return (
    <div class={styles['columns']} aria-hidden="true">
      <span />
      {Array.from({ length: columns / 4 }, (_, quarter) => (
        <span>+{quarter * 4}</span>
      ))}
    </div>
  );
}

function Tooltip(props: {
  readonly port: number;
  readonly name: string;
  readonly state: BerthState;
  readonly mark: FoundState | undefined;
  readonly labels: GridLabels;
  readonly spot: Spot;
}) {
  const { port, name, state, mark, labels, spot } = props;
  return (
    <div class={styles['over']} role="presentation">
      <div
        class={styles['hover']}
        style={{ insetBlockStart: spot.top, blockSize: spot.high, insetInlineStart: spot.left, inlineSize: spot.wide }}
      >
        <p class={styles['tooltip']} data-late={spot.late ? '' : undefined}>
          <b>{port}</b> {name}
          <StateMark state={markOf(mark ?? state)} width={18} />
          <span>
            <Ruby
              text={
                mark === undefined
                  ? stateWord(labels, state)
                  : fill(labels['grid.mark'], { state: stateWord(labels, mark) })
              }
            />
          </span>
        </p>
      </div>
    </div>
  );
}

/** Puts states, marks and spoken names onto the cells that changed. */
function usePainting(
  field: { readonly current: HTMLDivElement | null },
  { ports, states, layout, selected, marks, labels, nameOf }: PortGridProps,
  from: number,
  to: number,
): void {
  const painted = useRef<{ key: string; texts: string[] }>({ key: '', texts: [] });
  useLayoutEffect(() => {
    if (field.current === null) return;
    const key = `${from} ${to} ${ports[from] ?? ''} ${layout.columns} ${layout.size} ${ports.length}`;
    if (painted.current.key !== key) painted.current = { key, texts: [] };
    const cells = field.current.querySelectorAll<HTMLElement>('[data-port]');
    for (const [index, cell] of cells.entries()) {
      const state = berthAt(states, from + index);
      const mark = marks?.get(ports[from + index]!);
      const text = `${state} ${mark ?? ''}`;
      if (painted.current.texts[index] === text) continue;
      painted.current.texts[index] = text;
      const target = cell.firstElementChild instanceof HTMLElement ? cell.firstElementChild : cell;
      target.dataset['state'] = mark ?? state;
      cell.dataset['is'] = state;
      cell.toggleAttribute('data-expected', mark !== undefined);
      const name = spokenName(ports[from + index]!, state, mark, labels, nameOf);
      const words = cell.querySelector('[data-spoken]');
      if (words === null) cell.setAttribute('aria-label', name);
      else words.textContent = name;
    }
  });
  useEffect(() => {
    const cell = field.current?.querySelector(`[data-port="${selected}"]`);
    cell?.setAttribute('aria-selected', 'true');
    cell?.parentElement?.setAttribute('data-here', '');
    return () => {
      cell?.removeAttribute('aria-selected');
      cell?.parentElement?.removeAttribute('data-here');
    };
  }, [selected, from, to, ports, layout.columns, layout.size]);
}

function spokenName(
  port: number,
  state: BerthState,
  mark: FoundState | undefined,
  labels: GridLabels,
  nameOf: (port: number) => string,
): string {
  const word =
    mark === undefined ? stateWord(labels, state) : fill(labels['grid.mark'], { state: stateWord(labels, mark) });
  return stripRuby(fill(labels['grid.cell'], { port, name: nameOf(port), state: word })).replace(/\s+/gu, ' ');
}
