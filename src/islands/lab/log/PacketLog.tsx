import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Boat } from '#art/Boat.tsx';
import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { boatOf, formatEndpoint } from '#machines/lab/boat.ts';
import { concernsPort, packetOf, type LogLine } from '#machines/lab/log.ts';
import { fill } from '../../fill.ts';
import { memo } from '../../memo.tsx';
import { handOn, type Slots } from '../../slots.ts';
import { useRowsInSight } from '../../use-rows-in-sight.ts';
import { useLab } from '../lab-context.ts';
import { flagOf } from '../time/Rail.tsx';
import styles from './log.module.css';

/** About how high a line is, in pixels, before one was measured. */
const LINE_HEIGHT = 37;

/** 航海日誌: what happened, line by line. A line is a way to its moment. */
export function PacketLog() {
  const { state, labels } = useLab();
  const { lines, line } = state.playhead;
  const [filter, setFilter] = useState('');
  const wanted = filter.trim() === '' ? null : Number(filter);
  /** The places of the lines that are shown; null: all of them. */
  const shown = useMemo(
    () => (wanted === null ? null : [...lines.keys()].filter((place) => concernsPort(lines[place]!, wanted))),
    [lines, wanted],
  );
  const count = shown === null ? lines.length : shown.length;
  const here = shown === null ? line : shown.findIndex((place) => place >= line);
  const { body, from, to, above, below } = useRowsInSight<HTMLTableSectionElement>(count, LINE_HEIGHT, here);
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  const placeOf = (row: number): number => (shown === null ? row : shown[row]!);
  const slots = useRef<Slots>(new Map());
  slots.current = handOn(slots.current, rows.map(placeOf));
  return (
    <div class={styles['log']}>
      <label class={styles['filter']}>
        <Icon name="search" width={18} />
        <span>
          <Ruby text={labels['lab.log.filter']} />
        </span>
        <input
          inputMode="numeric"
          pattern="[0-9]*"
          maxLength={5}
          value={filter}
          onInput={({ currentTarget }) => {
            const digits = currentTarget.value.normalize('NFKC').replace(/\D/g, '');
            currentTarget.value = digits;
            setFilter(digits);
          }}
        />
      </label>
      {lines.length === 0 ? (
        <div class={styles['nothing']}>
          <Boat kind="ghost" width={72} />
          <p>
            <Ruby text={labels['lab.log.empty']} />
          </p>
        </div>
      ) : count === 0 ? (
        <p class={styles['nothing']}>
          <Ruby text={fill(labels['lab.log.none'], { port: filter })} />
        </p>
      ) : (
        <table class={styles['table']} aria-rowcount={count + 1}>
          <caption class="quiet">
            <Ruby text={labels['lab.lower.log']} />
          </caption>
          <thead>
            <tr aria-rowindex={1}>
              {(['seconds', 'flag', 'from', 'to', 'place', 'event'] as const).map((column) => (
                <th key={column} scope="col">
                  <Ruby text={labels[`lab.log.${column}`]} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            <tr class={styles['spare']} aria-hidden="true" style={{ blockSize: above }} />
            {rows.map((row) => {
              const place = placeOf(row);
              return (
                <Row
                  key={slots.current.get(place)}
                  row={row}
                  place={place}
                  entry={lines[place]!}
                  isHere={place === line}
                  isSeen={place <= line}
                />
              );
            })}
            <tr class={styles['spare']} aria-hidden="true" style={{ blockSize: below }} />
          </tbody>
        </table>
      )}
    </div>
  );
}

interface RowProps {
  /** Counted among the lines that are shown. */
  readonly row: number;
  readonly place: number;
  readonly entry: LogLine;
  readonly isHere: boolean;
  readonly isSeen: boolean;
}

const Row = memo(({ row, place, entry, isHere, isSeen }: RowProps) => {
  const { session, view, labels, wording } = useLab();
  const packet = packetOf(entry);
  const boat = packet === null ? null : boatOf(packet);
  const flag = flagOf(entry);
  const moment = useRef<HTMLButtonElement>(null);
  // Another line in the same element is not what the focus was on.
  useLayoutEffect(() => () => moment.current?.blur(), [place]);
  return (
    <tr
      aria-rowindex={row + 2}
      data-kind={entry.kind}
      aria-current={isHere ? 'step' : undefined}
      data-seen={isSeen}
      onClick={() => session.goTo(place)}
    >
      <td>
        <button ref={moment} type="button" class={styles['moment']} onClick={() => session.goTo(place)}>
          {wording.seconds(entry.at)}
        </button>
      </td>
      <td>
        <span class={styles['flagged']}>
          {entry.kind === 'change' ? (
            <span class={styles['diamond']} aria-hidden="true" />
          ) : (
            flag !== null && <Flag name={flag} width={24} />
          )}
          <span>
            {entry.kind === 'change' ? (
              <Ruby text={labels['lab.log.change']} />
            ) : (
              boat !== null && <Ruby text={labels[`packet.word.${boat.word}`]} />
            )}
          </span>
        </span>
      </td>
      <td class={styles['code']}>{boat !== null && formatEndpoint(boat.source)}</td>
      <td class={styles['code']}>{boat !== null && `→ ${formatEndpoint(boat.destination)}`}</td>
      <td>{entry.kind !== 'change' && <Ruby text={wording.device(view.network, entry.device)} />}</td>
      <td>
        <Ruby text={isSeen ? wording.line(view.network, entry) : labels['lab.log.unseen']} />
      </td>
    </tr>
  );
});
