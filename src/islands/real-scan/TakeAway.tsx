import { useState } from 'preact/hooks';
import { Icon } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import type { KeptScansStore } from '#browser/kept-scans-store.ts';
import { offerFile } from '#browser/offer-file.ts';
import type { RealScanContext } from '#machines/real-scan/real-scan.machine.ts';
import type { RealScanView } from '#machines/real-scan/real-scan.view.ts';
import { keptScanOf } from '#machines/real-scan/scan-comparison.ts';
import { csvTable } from '#machines/real-scan/scan-csv.ts';
import { Panel } from './Panel.tsx';
import { cardOf, type PortCard } from './port-card.ts';
import type { RealScanLabels } from './real-scan.labels.ts';
import { reportOf } from './report-document.ts';
import styles from './result.module.css';

type Said = 'saved' | 'kept' | 'not-kept' | 'forgotten' | null;

/** Takes the result along: files, paper, and a note in this browser to compare with. Nothing is sent anywhere. */
export function TakeAway(props: {
  readonly context: RealScanContext;
  readonly view: RealScanView;
  readonly cards: readonly PortCard[];
  readonly kept: KeptScansStore;
  readonly version: string;
  readonly labels: RealScanLabels;
}) {
  const { context, view, cards, kept, version, labels } = props;
  const [said, say] = useState<Said>(null);
  const name = `minato-real-scan-${(context.at ?? '').slice(0, 10) || 'by-hand'}`;
  const report = reportOf(context, version);
  const save = (text: string, ending: string, type: string): void => {
    offerFile(new TextEncoder().encode(text), `${name}.${ending}`, type);
    say('saved');
  };
  const saveTable = (): void => {
    const heads = (
      ['port', 'protocol', 'name', 'process', 'pid', 'address', 'reach', 'answer', 'time', 'advice'] as const
    ).map((head) => stripRuby(labels[`real.csv.${head}`]));
    const rows = view.rows.map((row) => [
      row.port,
      row.protocol.toUpperCase(),
      cardOf(cards, row)?.name ?? '',
      row.processes.join(' '),
      row.pids.join(' '),
      row.addresses.join(' '),
      stripRuby(labels[`real.reach.${row.reach}`]),
      stripRuby(labels[`real.match.${row.match}.word`]),
      row.rttMs ?? '',
      stripRuby(labels[`real.advice.${row.advice}`]),
    ]);
    save(csvTable(heads, rows), 'csv', 'text/csv');
  };
  const keepIt = (): void => {
    if (context.scan === null || context.at === null) return;
    say(kept.keep(keptScanOf(context.scan, context.at)) ? 'kept' : 'not-kept');
  };
  return (
    <Panel title={labels['real.take.title']} picture={<Icon name="printer" width={22} />} screenOnly>
      <p>
        <Ruby text={labels['real.take.lead']} />
      </p>
      <div class={styles['take']}>
        {report !== null && (
          <button type="button" class="button plain small" onClick={() => save(report, 'json', 'application/json')}>
            <span>
              <Ruby text={labels['real.take.json']} />
            </span>
          </button>
        )}
        <button type="button" class="button plain small" onClick={saveTable}>
          <span>
            <Ruby text={labels['real.take.csv']} />
          </span>
        </button>
        <button type="button" class="button plain small" onClick={() => print()}>
          <span>
            <Ruby text={labels['real.take.print']} />
          </span>
        </button>
        {context.scan !== null && context.source === 'helper' && (
          <button type="button" class="button plain small" onClick={keepIt}>
            <span>
              <Ruby text={labels['real.take.keep']} />
            </span>
          </button>
        )}
        {kept.hasKept() && (
          <button
            type="button"
            class="button plain small"
            onClick={() => {
              kept.forget();
              say('forgotten');
            }}
          >
            <span>
              <Ruby text={labels['real.take.forget']} />
            </span>
          </button>
        )}
      </div>
      <p role="status">{said !== null && <Ruby text={labels[`real.take.${said}`]} />}</p>
    </Panel>
  );
}
