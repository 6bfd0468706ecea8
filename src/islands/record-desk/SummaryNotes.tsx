import { Ruby } from '#art/Ruby.tsx';
import type { RecordSummary } from '#machines/record-desk/record-desk.view.ts';
import type { RecordLabels } from './record-desk.labels.ts';

/** So many strange names are read out; they may be long, and come from anywhere. */
const MOST_NAMES = 3;
const LONGEST_NAME = 40;

/** What is odd about a record and does no harm. */
export function SummaryNotes({ labels, summary }: { readonly labels: RecordLabels; readonly summary: RecordSummary }) {
  const { unknown, misdated } = summary;
  const names = unknown.slice(0, MOST_NAMES).map((name) => name.slice(0, LONGEST_NAME));
  return (
    <>
      {unknown.length > 0 && (
        <p class="note">
          <Ruby
            text={labels['record.unknown']}
            values={{
              count: unknown.length,
              names: <bdi>{[...names, ...(unknown.length > MOST_NAMES ? ['…'] : [])].join(', ')}</bdi>,
            }}
          />
        </p>
      )}
      {misdated > 0 && (
        <p class="note">
          <Ruby text={labels['record.misdated']} values={{ count: misdated }} />
        </p>
      )}
    </>
  );
}
