import type { ComponentChildren } from 'preact';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { ADVICE_WITH_STEPS } from '#machines/real-scan/advice.ts';
import type { Berth } from '#machines/real-scan/berths.ts';
import { fill } from '../fill.ts';
import type { PortCard } from './port-card.ts';
import { roundTripText } from './round-trip-text.ts';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './berths.module.css';

type Stepped = Extract<keyof RealScanLabels, `real.how.${string}`>;

/** One port in full: what is known, from whom, and what it does not say. */
export function BerthDetail(props: {
  readonly row: Berth;
  readonly card: PortCard | undefined;
  readonly labels: RealScanLabels;
}) {
  const { row, card, labels } = props;
  const how = `real.how.${row.advice}` as Stepped;
  return (
    <div class={styles['detail']}>
      <dl>
        <Fact head={labels['real.fact.name']}>
          {card?.name === undefined ? <Ruby text={labels['real.fact.name.none']} /> : <code>{card.name}</code>}
        </Fact>
        <Fact head={labels['real.fact.purpose']}>
          <Ruby text={card?.purpose ?? labels['real.fact.purpose.none']} />
        </Fact>
        <Fact head={labels['real.fact.direction']}>
          <Icon name="inbound" width={18} /> <Ruby text={labels['real.fact.direction.in']} />
        </Fact>
        <Fact head={labels['real.fact.home']}>
          <Ruby text={labels[`real.home.${card?.home ?? 'unknown'}`]} />
        </Fact>
        <Fact head={labels['real.fact.reach']}>
          <Ruby text={labels[`real.reach.${row.reach}.note`]} />
        </Fact>
        <Fact head={labels['real.fact.match']}>
          <Ruby text={labels[`real.match.${row.match}.note`]} />
        </Fact>
        {row.rttMs !== null && (
          <Fact head={labels['real.fact.time']}>
            <Ruby text={fill(labels['real.time.note'], { time: roundTripText(row.rttMs) })} />
          </Fact>
        )}
        {card !== undefined && row.reach !== 'this-pc' && (
          <Fact head={labels['real.fact.risk']}>
            <Ruby text={card.risk} />
          </Fact>
        )}
      </dl>
      {ADVICE_WITH_STEPS.includes(row.advice) && (
        <section class={styles['how']}>
          <h3>
            <Ruby text={labels['real.how.title']} />
          </h3>
          <p>
            <Ruby text={labels[how]} />
          </p>
        </section>
      )}
      <p class="note">
        <Ruby text={labels['real.not.number']} />
      </p>
    </div>
  );
}

function Fact({ head, children }: { readonly head: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>
        <Ruby text={head} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
