/** The engine's own table of TCP states as a chart, with the state of both ends lit as one follows the boats. */
import { useState } from 'preact/hooks';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { Moment } from '#machines/experiment/follow.ts';
import { fill, plain } from '../fill.ts';
import { StateDiagram } from './StateDiagram.tsx';
import { StateTable } from './StateTable.tsx';
import type { TcpChartLabels } from './tcp-chart.labels.ts';
import type { TcpChartScript } from './tcp-chart-script.ts';
import styles from './tcp-chart.module.css';

interface TcpChartProps {
  readonly script: TcpChartScript;
  readonly labels: TcpChartLabels;
}

export function TcpChart({ script, labels }: TcpChartProps) {
  const [chosen, choose] = useState(0);
  const [place, setPlace] = useState(0);
  const one = script.cases[chosen]!;
  const moment = one.moments[place]!;
  const before = one.moments[Math.max(0, place - 1)]!;
  return (
    <section class={`figure ${styles['figure']}`} aria-labelledby="tcp-chart">
      <header class="figure-head">
        <span class="tag on-colour">
          <span>
            <Ruby text={fill(labels['experiment.figure'], { number: script.number })} />
          </span>
        </span>
        <h3 id="tcp-chart">
          <Ruby text={labels['tcp-chart.title']} />
        </h3>
        <span class="count">
          {place}/{one.moments.length - 1}
        </span>
      </header>
      <div class={styles['body']}>
        <p class="tag simulated on-colour">
          <span>
            <Ruby text={labels['tag.simulated']} />
          </span>
        </p>
        <fieldset class={styles['cases']} data-screen-only>
          <legend>
            <Ruby text={labels['tcp-chart.cases']} />
          </legend>
          {script.cases.map(({ id, port }, index) => (
            <label class={styles['case']}>
              <input
                type="radio"
                name="tcp-chart-case"
                checked={index === chosen}
                onChange={() => {
                  choose(index);
                  setPlace(0);
                }}
              />
              <span>
                <Ruby text={fill(labels[`tcp-chart.case.${id}`], { port })} />
              </span>
            </label>
          ))}
        </fieldset>
        <div class={styles['now']} role="status" data-screen-only>
          <p>
            <Ruby text={told(moment, place, script, labels)} />
          </p>
          <dl class={styles['ends']}>
            <End side="caller" name={script.caller} state={moment.caller} isRaw={one.id === 'half'} labels={labels} />
            <End side="target" name={script.target} state={moment.target} isRaw={false} labels={labels} />
          </dl>
        </div>
        <div class="actions">
          <button
            type="button"
            class="button plain"
            aria-disabled={place === 0}
            onClick={() => setPlace(Math.max(0, place - 1))}
          >
            <Icon name="step-back" width={20} />
            <span>
              <Ruby text={labels['tcp-chart.back']} />
            </span>
          </button>
          <button
            type="button"
            class="button"
            aria-disabled={place === one.moments.length - 1}
            onClick={() => setPlace(Math.min(one.moments.length - 1, place + 1))}
          >
            <span>
              <Ruby text={labels['tcp-chart.next']} />
            </span>
            <Icon name="step-forward" width={20} />
          </button>
        </div>
        <StateDiagram script={script} before={before} now={moment} />
        <StateTable script={script} labels={labels} />
      </div>
    </section>
  );
}

function End({
  side,
  name,
  state,
  isRaw,
  labels,
}: {
  readonly side: 'caller' | 'target';
  readonly name: string;
  readonly state: string;
  readonly isRaw: boolean;
  readonly labels: TcpChartLabels;
}) {
  return (
    <div class={styles['end']} data-side={side}>
      <dt>
        <i aria-hidden="true" />
        <span>
          <Ruby text={name} />
        </span>
      </dt>
      <dd>
        <code>{state.toUpperCase()}</code>
        {isRaw && (
          <span>
            <Ruby text={labels['tcp-chart.raw']} />
          </span>
        )}
      </dd>
    </div>
  );
}

/** What has just sailed, in one sentence. */
function told({ leg }: Moment, place: number, script: TcpChartScript, labels: TcpChartLabels): string {
  if (leg === null) return labels['tcp-chart.start'];
  const key = `boat.${leg.kind}`;
  return fill(labels['tcp-chart.moment'], {
    number: place,
    from: leg.from === 'caller' ? script.caller : script.target,
    boat: leg.kind === 'syn-ack' ? 'SYN/ACK' : leg.kind.toUpperCase(),
    says: plain(key in labels ? labels[key as keyof TcpChartLabels] : labels['boat.other']),
  });
}
