import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { Judgement as Judged } from '#machines/scanner/scanner.view.ts';
import { fill } from '../fill.ts';
import type { ScannerLabels } from './scanner.labels.ts';

/** The prediction beside the result; a skipped one is said to be skipped. */
export function Judgement({ judgement, labels }: { readonly judgement: Judged; readonly labels: ScannerLabels }) {
  if (judgement.kind === 'skipped')
    return (
      <div class="message" data-kind="hint">
        <Flag name="H" width={42} />
        <p class="message-text">
          <Ruby text={labels['judge.skipped']} />
        </p>
      </div>
    );
  const { guess, found, right, marks } = judgement;
  return (
    <div class="message" data-kind={right ? 'ok' : 'ng'}>
      <Flag name={right ? 'C' : 'N'} width={42} />
      <p class="message-text">
        <strong>
          <Ruby text={labels[right ? 'judge.right' : 'judge.again']} />
        </strong>
        <Ruby
          text={fill(labels['judge.note'], {
            guess: labels[`judge.plate.${guess}`],
            found: labels[`judge.plate.${found}`],
          })}
        />{' '}
        {marks.total > 0 && <Ruby text={fill(labels['judge.marks'], { total: marks.total, right: marks.right })} />}
      </p>
    </div>
  );
}
