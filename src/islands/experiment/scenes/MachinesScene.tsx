import { Attendant } from '#art/people.tsx';
import { Boat } from '#art/Boat.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { boatOf, firstBoat } from '../boats.ts';
import type { ExperimentLabels, MachinesLabels } from '../experiment.labels.ts';
import { endpoint } from '../leg-details.ts';
import type { SceneProps } from './scene.ts';
import styles from './machines.module.css';

/**
 * A boat with its label, and the machines that it might be for. The one that took it in is marked once it is known. All
 * of it is text, so the picture needs no twin.
 */
export function MachinesScene({ step, view, labels, onArrived }: SceneProps<ExperimentLabels & MachinesLabels>) {
  const { stage, run } = step;
  if (run.kind !== 'receiver') throw new Error(`Machines need a receiver: ${step.id}`);
  const { observation } = view;
  const isKnown = observation !== null && (view.phase === 'compared' || view.phase === 'finished');
  const boat = boatOf(observation?.legs[0] ?? firstBoat(run.technique), labels);
  const leaves = observation?.legs[0]?.sourcePort;
  return (
    <div class={styles['scene']} data-phase={view.phase}>
      <div class={styles['sea']}>
        {view.sailing !== null && <span key={view.sailing} class={styles['watch']} onAnimationEnd={onArrived} />}
        <span class={styles['boat']} data-sailing={view.sailing === 0 ? '' : undefined}>
          <Boat kind={boat.kind} heading="right" flags={boat.flags} width={86} />
        </span>
        <dl class={styles['label']}>
          <dt class={styles['heading']}>
            <Ruby text={labels['machines.label']} />
          </dt>
          <dt>
            <Ruby text={labels['machines.label.from']} />
          </dt>
          <dd>
            <Ruby text={stage.caller.name} />{' '}
            <code>
              {stage.caller.address}:{leaves ?? '?'}
            </code>
          </dd>
          <dt>
            <Ruby text={labels['machines.label.to']} />
          </dt>
          <dd>
            <code class={styles['target']}>{endpoint(stage.target.address, run.port)}</code>
          </dd>
        </dl>
      </div>
      <ul class={styles['machines']}>
        {stage.machines.map((machine) => {
          const took = isKnown && observation.outcome.split(':')[1] === machine.id;
          return (
            <li class={styles['machine']} data-took={took ? '' : undefined}>
              <p class={styles['name']}>
                <Ruby text={machine.name} />
              </p>
              <p class={styles['address']}>{machine.address}</p>
              <ul class={styles['berths']}>
                {machine.berths.map((berth) => (
                  <li>
                    <b class={styles['plate']}>{berth.port}</b>
                    <Attendant width={28} />
                    <span>
                      <Ruby text={berth.program} />
                    </span>
                    {took && berth.port === run.port && <Here text={labels['machines.arrived']} />}
                  </li>
                ))}
              </ul>
              {took && !machine.berths.some(({ port }) => port === run.port) && (
                <p>
                  <b class={styles['plate']}>{run.port}</b> <Here text={labels['machines.arrived']} />
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {isKnown && observation.outcome === 'at:nobody' && (
        <p class={styles['nobody']}>
          <Ruby text={labels['machines.nobody']} />
        </p>
      )}
    </div>
  );
}

function Here({ text }: { readonly text: string }) {
  return (
    <span class={styles['here']}>
      <Ruby text={text} />
    </span>
  );
}
