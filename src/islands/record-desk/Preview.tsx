import { Ruby } from '#art/Ruby.tsx';
import type { Way } from '#machines/record-desk/record-desk.machine.ts';
import type { Preview as PreviewView, RecordSummary } from '#machines/record-desk/record-desk.view.ts';
import { fill } from '../fill.ts';
import type { RecordCourse, RecordLabels } from './record-desk.labels.ts';
import styles from './record-desk.module.css';
import { SummaryNotes } from './SummaryNotes.tsx';

interface PreviewProps {
  readonly labels: RecordLabels;
  readonly course: RecordCourse;
  readonly preview: PreviewView;
  readonly onChoose: (way: Way) => void;
  readonly onCancel: () => void;
}

/** What a file holds beside what is here, and what would come of taking it. */
export function Preview({ labels, course, preview, onChoose, onCancel }: PreviewProps) {
  const numbers = (trials: readonly string[]) =>
    course.trials
      .filter(({ id }) => trials.includes(id))
      .map(({ number }) => number)
      .join(', ');
  const columns = [preview.now, preview.file, preview.merged];
  const rows: readonly (readonly [keyof RecordLabels, (summary: RecordSummary) => string])[] = [
    [
      'record.kept.pennants',
      ({ pennants }) => (pennants.length === 0 ? labels['record.preview.pennants.none'] : numbers(pennants)),
    ],
    ['record.kept.experiments', ({ experiments }) => String(experiments)],
    ['record.kept.missions', ({ missions }) => String(missions)],
    ['record.kept.cards', ({ cards }) => String(cards)],
    [
      'record.kept.last',
      ({ last }) =>
        last === null ? labels['record.none'] : fill(labels['record.trial'], { number: numbers([last.trial]) }),
    ],
  ];
  return (
    <div class={styles['preview']}>
      <h3 tabIndex={-1} data-heading="previewing">
        <Ruby text={labels['record.preview.title']} />
      </h3>
      <p>
        {preview.saved === null ? (
          <bdi>{preview.name}</bdi>
        ) : (
          <Ruby
            text={labels['record.preview.saved']}
            values={{ name: <bdi>{preview.name}</bdi>, day: preview.saved }}
          />
        )}
      </p>
      <table class={styles['compared']}>
        <thead>
          <tr>
            {(['item', 'now', 'file', 'merged'] as const).map((name) => (
              <th key={name} scope="col">
                <Ruby text={labels[`record.preview.${name}`]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, show]) => (
            <tr key={name}>
              <th scope="row">
                <Ruby text={labels[name]} />
              </th>
              {columns.map((summary, at) => (
                <td key={at}>
                  <Ruby text={show(summary)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <SummaryNotes labels={labels} summary={preview.file} />
      <p>
        <Ruby text={labels['record.preview.merge.note']} />{' '}
        {preview.lost.length === 0 ? (
          <Ruby text={labels['record.preview.replace.note']} />
        ) : (
          <b>
            <Ruby text={fill(labels['record.preview.replace.lost'], { numbers: numbers(preview.lost) })} />
          </b>
        )}
      </p>
      <div class="actions">
        <button type="button" class="button go" onClick={() => onChoose('merge')}>
          <span>
            <Ruby text={labels['record.preview.merge']} />
          </span>
        </button>
        <button type="button" class="button plain" onClick={() => onChoose('replace')}>
          <span>
            <Ruby text={labels['record.preview.replace']} />
          </span>
        </button>
        <button type="button" class="button plain" onClick={onCancel}>
          <span>
            <Ruby text={labels['record.cancel']} />
          </span>
        </button>
      </div>
    </div>
  );
}
