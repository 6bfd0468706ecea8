import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Boat } from '#art/Boat.tsx';
import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { boatOf, formatEndpoint } from '#machines/lab/boat.ts';
import { concernsPort, packetOf, type LogLine } from '#machines/lab/log.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { flagOf } from '../time/Rail.tsx';
import styles from './log.module.css';

/** So many lines around the playhead are drawn; a long scan has thousands. */
const WINDOW = 120;

/** 航海日誌: what happened, line by line. A line is a way to its moment. */
export function PacketLog() {
  const { state, labels } = useLab();
  const { lines, line } = state.playhead;
  const [filter, setFilter] = useState('');
  const wanted = filter.trim() === '' ? null : Number(filter);
  const shown = useMemo(
    () => [...lines.entries()].filter(([, entry]) => wanted === null || concernsPort(entry, wanted)),
    [lines, wanted],
  );
  const at = Math.max(
    0,
    shown.findIndex(([place]) => place >= line),
  );
  const from = Math.max(0, Math.min(at - WINDOW / 2, shown.length - WINDOW));
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
      ) : shown.length === 0 ? (
        <p class={styles['nothing']}>
          <Ruby text={fill(labels['lab.log.none'], { port: filter })} />
        </p>
      ) : (
        <table class={styles['table']}>
          <caption class="quiet">
            <Ruby text={labels['lab.lower.log']} />
          </caption>
          <thead>
            <tr>
              {(['seconds', 'flag', 'from', 'to', 'place', 'event'] as const).map((column) => (
                <th key={column} scope="col">
                  <Ruby text={labels[`lab.log.${column}`]} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice(from, from + WINDOW).map(([place, entry]) => (
              <Row key={place} place={place} entry={entry} isHere={place === line} isSeen={place <= line} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Row(props: {
  readonly place: number;
  readonly entry: LogLine;
  readonly isHere: boolean;
  readonly isSeen: boolean;
}) {
  const { place, entry, isHere, isSeen } = props;
  const { session, view, labels, wording } = useLab();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (!isHere) return;
    // The panel scrolls, never the page.
    const panel = row.current?.closest<HTMLElement>('[role="tabpanel"]');
    const box = row.current?.getBoundingClientRect();
    const frame = panel?.getBoundingClientRect();
    if (panel === null || panel === undefined || box === undefined || frame === undefined) return;
    if (box.bottom > frame.bottom - 8) panel.scrollTop += box.bottom - frame.bottom + 8;
    if (box.top < frame.top + 70) panel.scrollTop -= frame.top + 70 - box.top;
  }, [isHere]);
  const packet = packetOf(entry);
  const boat = packet === null ? null : boatOf(packet);
  const flag = flagOf(entry);
  return (
    <tr
      ref={row}
      data-kind={entry.kind}
      aria-current={isHere ? 'step' : undefined}
      data-seen={isSeen}
      onClick={() => session.goTo(place)}
    >
      <td>
        <button type="button" class={styles['moment']} onClick={() => session.goTo(place)}>
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
}
