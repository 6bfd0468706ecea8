import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { StateMark, type MarkState } from '#art/StateMark.tsx';
import type { Findings } from '#machines/port-board/board-words.ts';
import { fill } from '../fill.ts';
import type { PortBoardLabels } from './port-board.labels.ts';
import type { PortBoardScript } from './port-board-script.ts';
import styles from './result.module.css';

/** How the engine's word for a port is marked and named. */
const marks: Readonly<Record<string, { readonly state: MarkState; readonly label: keyof PortBoardLabels }>> = {
  open: { state: 'open', label: 'state.open' },
  closed: { state: 'closed', label: 'state.closed' },
  filtered: { state: 'stealth', label: 'state.stealth' },
  'open|filtered': { state: 'maybe', label: 'state.maybe' },
};

const unknown = { state: 'unknown', label: 'state.unknown' } as const;

interface ResultProps {
  readonly script: PortBoardScript;
  readonly findings: Findings;
  readonly isStale: boolean;
  readonly labels: PortBoardLabels;
}

/** What became of the home: the errands tried from inside, the ports as the scanner outside saw them. */
export function HomeResult({ script, findings, isStale, labels }: ResultProps) {
  const open = findings.seen.filter(({ state }) => state === 'open').length;
  return (
    <div
      class={styles['result']}
      role="group"
      data-stale={isStale ? '' : undefined}
      aria-labelledby={`${script.id}-result`}
    >
      <h4 id={`${script.id}-result`} tabIndex={-1} data-focus="result">
        <Ruby text={labels['port-board.result.title']} />
      </h4>
      <p>
        <Ruby text={labels[isStale ? 'port-board.result.stale' : 'port-board.result.lead']} />
      </p>
      <div class={styles['sides']}>
        <div>
          <h5>
            <Icon name="outbound" width={20} />
            <span>
              <Ruby text={labels['port-board.result.inside']} />
            </span>
          </h5>
          <ul class={styles['errands']}>
            {script.errands.map(({ id, text }) => {
              const stoppedAt = findings.errands.find((finding) => finding.id === id)?.stoppedAt ?? null;
              const port = stoppedAt === null ? '' : `${String(stoppedAt.port)}/${stoppedAt.proto.toUpperCase()}`;
              return (
                <li data-works={stoppedAt === null ? '' : undefined}>
                  <Flag name={stoppedAt === null ? 'C' : 'L'} width={30} />
                  <span>
                    <b>
                      <Ruby text={text} />
                    </b>
                    <span>
                      <Ruby
                        text={
                          stoppedAt === null
                            ? labels['port-board.result.works']
                            : fill(labels['port-board.result.stopped'], { port })
                        }
                      />
                    </span>
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
        <div>
          <h5>
            <Icon name="search" width={20} />
            <span>
              <Ruby text={labels['port-board.result.outside']} />
            </span>
          </h5>
          <p>
            <Ruby
              text={
                open === 0
                  ? labels['port-board.result.none-open']
                  : fill(labels['port-board.result.some-open'], { count: open })
              }
            />
          </p>
          <ul class={styles['ports']}>
            {findings.seen.map(({ proto, port, state }) => {
              const mark = marks[state] ?? unknown;
              return (
                <li>
                  <span class={styles['port']}>{`${String(port)}/${proto.toUpperCase()}`}</span>
                  <span class="state" data-state={mark.state}>
                    <StateMark state={mark.state} width={18} />
                    <span>
                      <Ruby text={labels[mark.label]} />
                    </span>
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
      </div>
      {!isStale && (
        <p>
          <a class="button plain small" href={`${script.sandbox}#home=${findings.home}`}>
            <Icon name="anchor" width={20} />
            <span>
              <Ruby text={labels['port-board.result.sandbox']} />
            </span>
          </a>
        </p>
      )}
    </div>
  );
}

/** The states of a card's ports as seen from outside, by name, each once. */
export function seenStates(findings: Findings | null, card: string, labels: PortBoardLabels): readonly string[] {
  const seen = findings?.seen.filter((one) => one.card === card) ?? [];
  return [...new Set(seen.map(({ state }) => labels[(marks[state] ?? unknown).label]))];
}
