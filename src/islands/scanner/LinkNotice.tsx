import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { ScannerLabels } from './scanner.labels.ts';
import type { LinkNoticeCode } from './use-linked-scan.ts';

/** What became of the scan in the page's address. */
export function LinkNotice({
  notice,
  labels,
}: {
  readonly notice: LinkNoticeCode | null;
  readonly labels: ScannerLabels;
}) {
  return (
    <div role="status">
      {notice === 'opened' && (
        <div class="message" data-kind="ok">
          <Flag name="C" width={42} />
          <p class="message-text">
            <Ruby text={labels['link.opened']} />
          </p>
        </div>
      )}
      {notice !== null && notice !== 'opened' && (
        <div class="message" data-kind="warn">
          <Flag name="U" width={42} />
          <p class="message-text">
            <strong>
              <Ruby text={labels['link.problem']} />
            </strong>
            <Ruby text={labels[`link.${notice}`]} /> <Ruby text={labels['link.keep']} />
          </p>
        </div>
      )}
    </div>
  );
}
