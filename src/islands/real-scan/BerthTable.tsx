import { useState } from 'preact/hooks';
import { Icon } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { StateMark, type MarkState } from '#art/StateMark.tsx';
import type { Berth, Match } from '#machines/real-scan/berths.ts';
import { isToLookAt } from '#machines/real-scan/real-scan.view.ts';
import { fill } from '../fill.ts';
import { BerthDetail } from './BerthDetail.tsx';
import { cardOf, type PortCard } from './port-card.ts';
import { roundTripText } from './round-trip-text.ts';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './berths.module.css';

const MARKS: Readonly<Record<Match, MarkState>> = {
  both: 'open',
  unlisted: 'open',
  maybe: 'maybe',
  silent: 'closed',
  'listed-only': 'unknown',
};

/** A page of rows; a PC with hundreds of listeners shows the rest on demand. */
const FIRST_ROWS = 60;

/** Who waits at which berth: the operating system's table and what answered, row by row. */
export function BerthTable(props: {
  readonly rows: readonly Berth[];
  readonly cards: readonly PortCard[];
  readonly isScanning: boolean;
  readonly labels: RealScanLabels;
}) {
  const { rows, cards, isScanning, labels } = props;
  const [open, setOpen] = useState<string | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? rows : rows.slice(0, FIRST_ROWS);
  if (rows.length === 0) {
    return (
      <p class={styles['empty']}>
        <Ruby text={labels[isScanning ? 'real.rows.waiting' : 'real.rows.none']} />
      </p>
    );
  }
  return (
    <>
      <table class={styles['berths']}>
        <caption class="quiet">{stripRuby(labels['real.rows.caption'])}</caption>
        <thead>
          <tr>
            {(['state', 'port', 'process', 'place', 'advice'] as const).map((head) => (
              <th scope="col" key={head}>
                <Ruby text={labels[`real.head.${head}`]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <BerthRow
              key={row.id}
              row={row}
              card={cardOf(cards, row)}
              isOpen={open === row.id}
              labels={labels}
              onToggle={() => setOpen(open === row.id ? null : row.id)}
            />
          ))}
        </tbody>
      </table>
      {rows.some(({ rttMs }) => rttMs !== null) && (
        <p class={styles['on-paper']}>
          <Ruby text={labels['real.time.paper']} />
        </p>
      )}
      {isScanning && (
        <p class={styles['waiting']}>
          <StateMark state="scanning" width={24} />
          <span>
            <Ruby text={labels['real.rows.waiting']} />
          </span>
        </p>
      )}
      {shown.length < rows.length && (
        <p class={styles['more']}>
          <button type="button" class="button plain small" onClick={() => setShowsAll(true)}>
            <span>
              <Ruby text={fill(labels['real.rows.more'], { count: rows.length - shown.length })} />
            </span>
          </button>
        </p>
      )}
    </>
  );
}

function BerthRow(props: {
  readonly row: Berth;
  readonly card: PortCard | undefined;
  readonly isOpen: boolean;
  readonly labels: RealScanLabels;
  readonly onToggle: () => void;
}) {
  const { row, card, isOpen, labels, onToggle } = props;
  const name = card?.usual ?? card?.name;
  return (
    <>
      <tr data-look={isToLookAt(row) ? '' : undefined}>
        <td class={styles['mark']}>
          <StateMark state={MARKS[row.match]} width={24} label={stripRuby(labels[`real.match.${row.match}.word`])} />
          <span class={styles['word']} aria-hidden="true">
            <Ruby text={labels[`real.match.${row.match}.word`]} />
          </span>
        </td>
        <th scope="row" class={styles['port']}>
          <b>{row.port}</b> {row.protocol.toUpperCase()}
          {row.rttMs !== null && (
            <small class={styles['on-paper']}>
              <Ruby text={fill(labels['real.time.short'], { time: roundTripText(row.rttMs) })} />
            </small>
          )}
        </th>
        <td class={styles['process']}>
          {row.processes.length === 0 ? (
            <Ruby text={labels['real.process.unknown']} />
          ) : (
            <code>{row.processes.slice(0, 3).join(', ')}</code>
          )}
          {(name !== undefined || row.pids.length > 0) && (
            <small>
              {name}
              {row.pids.length > 0 && <span class={styles['pid']}>PID {row.pids.slice(0, 3).join(', ')}</span>}
            </small>
          )}
        </td>
        <td class={styles['place']}>
          {row.addresses.length > 0 && <code>{row.addresses.slice(0, 2).join(' ')}</code>}
          <small>
            <Ruby text={labels[`real.reach.${row.reach}`]} />
          </small>
        </td>
        <td class={styles['advice']}>
          <Ruby text={labels[`real.advice.${row.advice}`]} />{' '}
          <button
            type="button"
            class={styles['more-button']}
            aria-expanded={isOpen}
            aria-controls={`detail-${row.id}`}
            aria-label={stripRuby(
              fill(labels['real.detail.of'], {
                port: row.port,
                protocol: row.protocol.toUpperCase(),
                what: labels[isOpen ? 'real.detail.close' : 'real.detail.open'],
              }),
            )}
            onClick={onToggle}
          >
            <span>
              <Ruby text={labels[isOpen ? 'real.detail.close' : 'real.detail.open']} />
            </span>
            <Icon name="chevron-down" width={16} />
          </button>
        </td>
      </tr>
      <tr id={`detail-${row.id}`} hidden={!isOpen} class={styles['detail-row']}>
        <td colSpan={5}>{isOpen && <BerthDetail row={row} card={card} labels={labels} />}</td>
      </tr>
    </>
  );
}
