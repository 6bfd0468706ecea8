import { useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { readReport, readReportFile, type ReportProblem } from '#browser/report-file.ts';
import type { RealScanEvent } from '#machines/real-scan/real-scan.machine.ts';
import { FieldError } from '../FieldError.tsx';
import { fill } from '../fill.ts';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './without.module.css';

const COMMAND = 'npm run --silent helper -- --report';
const COMMAND_WINDOWS = 'npm.cmd run --silent helper -- --report';

/** Way C: the helper writes a report and ends; the page opens it. What was pasted stays when it cannot be read. */
export function ReportPanel(props: { readonly labels: RealScanLabels; readonly send: (event: RealScanEvent) => void }) {
  const { labels, send } = props;
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<ReportProblem | null>(null);
  const take = (result: ReturnType<typeof readReport>): void => {
    setProblem(result.ok ? null : result.problem);
    if (result.ok) send({ type: 'report.opened', report: result.value });
  };
  return (
    <details class={styles['way']}>
      <summary>
        <span>
          <Ruby text={labels['real.report.title']} />
        </span>
      </summary>
      <div class={styles['way-body']}>
        <p>
          <Ruby text={labels['real.report.lead']} />
        </p>
        <p class={styles['command']}>
          <code>{`${COMMAND} > report.json`}</code>
        </p>
        <p class={styles['command']}>
          <span>
            <Ruby text={labels['real.report.windows']} />
          </span>
          <code>{`${COMMAND_WINDOWS} | Out-File -Encoding utf8 report.json`}</code>
        </p>
        <div class="field">
          <label for="report-file">
            <Ruby text={labels['real.report.file']} />
          </label>
          <input
            id="report-file"
            type="file"
            accept="application/json,.json"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) void readReportFile(file).then(take);
            }}
          />
        </div>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            take(readReport(text));
          }}
        >
          <div class="field">
            <label for="report-text">
              <Ruby text={labels['real.report.text']} />
            </label>
            <textarea
              id="report-text"
              rows={4}
              spellcheck={false}
              value={text}
              aria-invalid={problem !== null}
              aria-describedby={problem === null ? undefined : 'report-problem'}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </div>
          {problem !== null && (
            <FieldError
              id="report-problem"
              role="alert"
              text={fill(labels[`real.report.${problem.code}`], {
                place: problem.code === 'not-a-report' && problem.pointer !== '' ? problem.pointer : '/',
              })}
            />
          )}
          <p class="actions">
            <button type="submit" class="button plain">
              <span>
                <Ruby text={labels['real.report.go']} />
              </span>
            </button>
          </p>
        </form>
      </div>
    </details>
  );
}
