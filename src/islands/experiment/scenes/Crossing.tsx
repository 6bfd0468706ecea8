import { Attendant } from '#art/people.tsx';
import { Boat } from '#art/Boat.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { Leg } from '#machines/experiment/run.ts';
import { boatOf, firstBoat } from '../boats.ts';
import type { ExperimentLabels } from '../experiment.labels.ts';
import { detailOf, endpoint, isOnTheWay, numbersOf, type Detail } from '../leg-details.ts';
import { Fog } from './Fog.tsx';
import type { SceneProps } from './scene.ts';
import styles from './crossing.module.css';

/**
 * Two coasts with the sea between: the caller on the left, the one who is asked on the right, a lane for each boat. The
 * table under the figure says the same in words, so the picture itself is hidden from screen readers.
 */
export function Crossing({ step, view, labels, onArrived }: SceneProps) {
  const { stage, run } = step;
  if (run.kind !== 'ping' && (!('technique' in run) || 'count' in run))
    throw new Error(`A crossing needs one question: ${step.id}`);
  const { observation } = view;
  const legs = observation?.legs ?? stage.legs;
  const leaves = legs[0]?.sourcePort;
  const lanes = run.kind === 'boat' || run.kind === 'label' ? run.number : 2;
  const technique = run.kind === 'ping' ? 'ping' : run.technique;
  const port = run.kind === 'ping' ? null : run.port;
  const proto = technique === 'udp' ? 'udp' : 'tcp';
  const waits = stage.berths.some((berth) => berth.proto === proto && berth.port === port);
  return (
    <div class={styles['scene']} aria-hidden="true" data-phase={view.phase}>
      <div class={styles['land']}>
        <p class={styles['name']}>
          <Ruby text={stage.caller.name} />
        </p>
        <p class={styles['address']}>{stage.caller.address}</p>
        {port !== null && (
          <>
            <p class={styles['caption']}>
              <Ruby text={labels['experiment.leaves-from']} />
            </p>
            <p class={styles['plate']} data-unknown={typeof leaves === 'number' ? undefined : ''}>
              {leaves ?? '?'}
            </p>
          </>
        )}
      </div>
      <div class={styles['quay']} />
      <div class={styles['sea']}>
        {Array.from({ length: lanes }, (_, place) => (
          <BoatLane
            place={place}
            legs={legs}
            first={firstBoat(technique)}
            // What sailed before the question lies open.
            arrived={observation === null ? place < stage.legs.length : place < view.arrived}
            sailing={view.sailing === place}
            detail={detailOf(run)}
            labels={labels}
            onArrived={onArrived}
          />
        ))}
      </div>
      <div class={styles['quay']} />
      <div class={styles['land']}>
        <p class={styles['name']}>
          <Ruby text={stage.target.name} />
        </p>
        <p class={styles['address']}>{stage.target.address}</p>
        {port !== null && (
          <>
            <div class={styles['berth']}>
              <p class={styles['plate']}>{port}</p>
              {waits ? <Attendant width={34} /> : <span class={styles['nobody']} />}
            </div>
            <p class={styles['caption']}>
              <Ruby text={labels[waits ? 'experiment.attendant.present' : 'experiment.attendant.absent']} />
            </p>
          </>
        )}
      </div>
    </div>
  );
}

interface BoatLaneProps {
  readonly place: number;
  readonly legs: readonly Leg[];
  /** The question, as far as one knows before it sails. */
  readonly first: Pick<Leg, 'kind' | 'from'>;
  readonly arrived: boolean;
  readonly sailing: boolean;
  readonly detail: Detail | null;
  readonly labels: ExperimentLabels;
  readonly onArrived: () => void;
}

function BoatLane({ place, legs, first, arrived, sailing, detail, labels, onArrived }: BoatLaneProps) {
  const leg = legs[place];
  const isHalfWay = isKnownHalfWay(legs, place);
  const side = place % 2 === 0 ? 'start' : 'end';
  const isKnown = arrived || sailing;
  if (place === 0 || (isKnown && leg !== undefined))
    return (
      <Lane
        number={place + 1}
        leg={leg ?? first}
        asked={first.kind}
        state={sailing ? 'sailing' : arrived ? 'arrived' : 'waiting'}
        details={leg === undefined || !isKnown ? [] : detailsOf(leg, legs, detail)}
        aside={isHalfWay && place > 0 ? labels['experiment.on-the-way'] : null}
        isHalfWay={isHalfWay}
        labels={labels}
        onArrived={onArrived}
        fog={sailing && place > 0}
      />
    );
  return (
    <div class={styles['lane']}>
      <span class={styles['disc']} data-unknown="" data-side={side}>
        {place + 1}
      </span>
      {isKnown ? (
        <p class={styles['label']} data-unknown="">
          <Ruby text={labels['experiment.no-answer']} />
        </p>
      ) : (
        <Fog lifting={false} />
      )}
      {sailing && <Fog lifting onLifted={onArrived} />}
    </div>
  );
}

/** Whether a machine on the way answered: then the question came no further than there. */
function isKnownHalfWay(legs: readonly Leg[], place: number): boolean {
  const [question, answer] = legs;
  return place < 2 && question !== undefined && answer !== undefined && isOnTheWay(answer, question);
}

function detailsOf(leg: Leg, legs: readonly Leg[], detail: Detail | null): readonly string[] {
  if (detail === null) return [];
  return detail === 'numbers'
    ? numbersOf(leg, legs)
    : [endpoint(leg.source, leg.sourcePort), `→ ${endpoint(leg.destination, leg.destinationPort)}`];
}

function Lane({
  number,
  leg,
  asked,
  state,
  details,
  aside,
  isHalfWay,
  labels,
  onArrived,
  fog,
}: {
  readonly number: number;
  readonly leg: Pick<Leg, 'kind' | 'from'>;
  /** What the exchange began with. */
  readonly asked: Leg['kind'];
  readonly state: 'waiting' | 'sailing' | 'arrived';
  readonly details: readonly string[];
  /** Whose answer it is, where it is not that of the machine that was asked. */
  readonly aside: string | null;
  readonly isHalfWay: boolean;
  readonly labels: ExperimentLabels;
  readonly onArrived: () => void;
  readonly fog: boolean;
}) {
  const boat = boatOf(leg, labels, asked);
  const goesRight = leg.from === 'caller';
  return (
    <div
      class={styles['lane']}
      data-state={state}
      data-goes={goesRight ? 'right' : 'left'}
      data-half={isHalfWay ? '' : undefined}
    >
      <span class={styles['route']} />
      <span class={styles['disc']} data-side={goesRight ? 'start' : 'end'}>
        {number}
      </span>
      <p class={styles['label']}>
        <b>{boat.code}</b>{' '}
        <span class={styles['says']}>
          <Ruby text={boat.says} />
        </span>
        {aside !== null && (
          <span class={styles['aside']}>
            <Ruby text={aside} />
          </span>
        )}
        {details.map((detail) => (
          <span class={styles['detail']}>{detail}</span>
        ))}
      </p>
      <span
        class={styles['boat']}
        onAnimationEnd={(event) => {
          if (state === 'sailing' && event.target === event.currentTarget) onArrived();
        }}
      >
        <Boat kind={boat.kind} heading={goesRight ? 'right' : 'left'} flags={boat.flags} width={86} />
      </span>
      {fog && <Fog lifting />}
    </div>
  );
}
