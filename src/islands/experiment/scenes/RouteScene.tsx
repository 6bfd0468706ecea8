import { Attendant } from '#art/people.tsx';
import { Boat } from '#art/Boat.tsx';
import { Icon, type IconName } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import type { Hop, Place } from '#machines/experiment/run.ts';
import { fill } from '../../fill.ts';
import { boatOf, firstBoat } from '../boats.ts';
import type { ExperimentLabels, RouteLabels } from '../experiment.labels.ts';
import type { StationScript } from '../experiment-script.ts';
import { endpoint } from '../leg-details.ts';
import { portMark } from './port-marks.ts';
import type { SceneProps } from './scene.ts';
import styles from './route.module.css';

type Labels = ExperimentLabels & RouteLabels;

const icons: Readonly<Record<Place, IconName>> = {
  scanner: 'patrol',
  provider: 'antenna',
  upstream: 'antenna',
  gateway: 'lighthouse',
  host: 'monitor',
};

/**
 * The stations between outside and inside, the machines that stand inside, and the way that the boat took: who decided is
 * marked once it is known, and each leg's label is told. All of it is text, so the picture needs no twin.
 */
export function RouteScene({ step, view, labels, onArrived }: SceneProps<Labels>) {
  const { stage, run } = step;
  if (run.kind !== 'knock' && run.kind !== 'receiver') throw new Error(`A way needs a question: ${step.id}`);
  const { observation } = view;
  const isKnown = observation !== null && view.sailing === null;
  const decided = isKnown ? observation.decided : null;
  const target = endpoint(stage.target.address, run.port);
  const boat = boatOf(firstBoat(run.technique), labels);
  const outer = stage.stations.filter(({ isAtHome }) => !isAtHome);
  const inner = stage.stations.filter(({ isAtHome }) => isAtHome);
  const state = isKnown ? portMark(observation.ports[0]?.state ?? '') : undefined;
  const station = (one: StationScript) => (
    <Stop station={one} isCaller={one.name === stage.caller.name} isDecider={one.id === decided} labels={labels} />
  );
  return (
    <div class={styles['scene']} data-phase={view.phase}>
      <div class={styles['sea']}>
        {view.sailing !== null && <span key={view.sailing} class={styles['watch']} onAnimationEnd={onArrived} />}
        <span class={styles['boat']} data-sailing={view.sailing === 0 ? '' : undefined}>
          <Boat kind={boat.kind} heading="right" flags={boat.flags} width={72} />
        </span>
        <p class={styles['to']}>
          <Ruby text={labels['route.to']} /> <code>{target}</code>
        </p>
        {state !== undefined && (
          <p class={`state ${styles['result']}`} data-state={state.state}>
            <StateMark state={state.state} width={24} />
            <span>
              <Ruby text={fill(labels['route.result'], { state: labels[state.label] })} />
            </span>
          </p>
        )}
      </div>
      <ol class={styles['way']}>
        {outer.map((one) => (
          <li>{station(one)}</li>
        ))}
        <li>
          <ul class={styles['home']}>
            {inner.map((one) => (
              <li>{station(one)}</li>
            ))}
          </ul>
        </li>
      </ol>
      <Hops hops={isKnown ? observation.hops : []} stations={stage.stations} isKnown={isKnown} labels={labels} />
    </div>
  );
}

function Stop({
  station,
  isCaller,
  isDecider,
  labels,
}: {
  readonly station: StationScript;
  readonly isCaller: boolean;
  readonly isDecider: boolean;
  readonly labels: Labels;
}) {
  return (
    <div class={styles['stop']} data-decided={isDecider ? '' : undefined} data-off={station.isOn ? undefined : ''}>
      <p class={styles['name']}>
        <Icon name={icons[station.place]} width={24} />
        <span>
          <Ruby text={station.name} />
        </span>
      </p>
      <Addresses station={station} labels={labels} />
      {isCaller && <Tag text={labels['route.asks']} />}
      {!station.isOn && <Tag text={labels['route.off']} />}
      {station.waysIn.map((way) => (
        <p class={styles['row']}>
          <Ruby text={labels['route.way']} />{' '}
          <code>
            {way.port} → {way.to}
          </code>
        </p>
      ))}
      {station.waiting.map(({ port, program }) => (
        <p class={styles['waiting']}>
          <b class={styles['plate']}>{port}</b>
          <Attendant width={24} />
          <span>
            <Ruby text={program} />
          </span>
        </p>
      ))}
      {isDecider && (
        <p class={styles['here']}>
          <Ruby text={labels['route.decided']} />
        </p>
      )}
    </div>
  );
}

function Addresses({ station, labels }: { readonly station: StationScript; readonly labels: Labels }) {
  if (station.inside === null || station.place === 'provider')
    return station.place === 'provider' ? null : <code>{station.outside}</code>;
  return (
    <dl class={styles['sides']}>
      <dt>
        <Ruby text={labels['route.outside']} />
      </dt>
      <dd>
        <code>{station.outside}</code>
      </dd>
      <dt>
        <Ruby text={labels['route.inside']} />
      </dt>
      <dd>
        <code>{station.inside}</code>
      </dd>
    </dl>
  );
}

function Tag({ text }: { readonly text: string }) {
  return (
    <p class={styles['tag']}>
      <Ruby text={text} />
    </p>
  );
}

/** The legs of the boat, each with the label that it bore there. */
function Hops({
  hops,
  stations,
  isKnown,
  labels,
}: {
  readonly hops: readonly Hop[];
  readonly stations: readonly StationScript[];
  readonly isKnown: boolean;
  readonly labels: Labels;
}) {
  const name = (id: string) => <Ruby text={stations.find((station) => station.id === id)?.name ?? id} />;
  return (
    <div class={styles['hops']}>
      <p>
        <b>
          <Ruby text={labels['route.hops']} />
        </b>
      </p>
      {!isKnown && (
        <p>
          <Ruby text={labels['route.hops.wait']} />
        </p>
      )}
      {isKnown && hops.length === 0 && (
        <p>
          <Ruby text={labels['route.none']} />
        </p>
      )}
      <ol>
        {hops.map((hop) => (
          <li>
            <span>
              {name(hop.from)} → {name(hop.to)}
            </span>
            <code>
              {endpoint(hop.source, hop.sourcePort)} → {endpoint(hop.destination, hop.destinationPort)}
            </code>
          </li>
        ))}
      </ol>
    </div>
  );
}
