import { Boat } from '#art/Boat.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { boatOf, firstBoat } from '../boats.ts';
import type { ExperimentLabels, QuaysLabels } from '../experiment.labels.ts';
import { portsIn } from './ports-in.ts';
import { Quay, transports, type Transport } from './Quay.tsx';
import type { SceneProps } from './scene.ts';
import styles from './quays.module.css';

/** The numbers that a scene shows on each quay: all that its programs or questions name. */
export function portsOf(step: SceneProps['step']): readonly number[] {
  return [...new Set([...step.stage.berths.map(({ port }) => port), ...portsIn(step.run), 80])].sort((a, b) => a - b);
}

/** The TCP and the UDP quay of one machine, with the boat of the question and that of the answer. */
export function QuayScene({ step, view, labels, onArrived }: SceneProps<ExperimentLabels & QuaysLabels>) {
  const { run, stage } = step;
  const observed = view.observation;
  const isWatch = run.kind === 'listen';
  const berths =
    observed !== null && (!isWatch || view.arrived > 0 || view.sailing !== null) ? observed.berths : stage.berths;
  const proto: Transport | null = run.kind === 'knock' ? (run.technique === 'udp' ? 'udp' : 'tcp') : null;
  return (
    <div class={styles['quays']} data-quays="" data-phase={view.phase}>
      {transports.map((quay) => (
        <Quay
          proto={quay}
          ports={portsOf(step)}
          hasAttendant={(port) => berths.some((berth) => berth.proto === quay && berth.port === port)}
          labels={labels}
          sea={(port) =>
            quay === proto && portsIn(run).includes(port) ? (
              <Sea step={step} view={view} labels={labels} onArrived={onArrived} />
            ) : null
          }
        />
      ))}
      {isWatch && view.sailing === 0 && <span class={styles['watch']} onAnimationEnd={onArrived} />}
    </div>
  );
}

/** The water before the berth that is asked: the question sails in, the answer sails out. */
function Sea({ step, view, labels, onArrived }: SceneProps<ExperimentLabels & QuaysLabels>) {
  const { run } = step;
  if (run.kind !== 'knock') return null;
  const answer = view.observation?.legs[1];
  const showsAnswer = view.arrived >= 1 && answer !== undefined;
  const leg = showsAnswer ? answer : (view.observation?.legs[0] ?? firstBoat(run.technique));
  const boat = boatOf(leg, labels);
  const state = view.sailing === null ? (view.arrived > 0 ? 'arrived' : 'waiting') : 'sailing';
  const isSilent = view.arrived >= 1 && answer === undefined;
  return (
    <>
      <p class={styles['label']} data-unknown={state === 'waiting' ? '' : undefined}>
        <b>{boat.code}</b>{' '}
        <span class={styles['says']}>
          <Ruby text={isSilent ? labels['experiment.no-answer'] : boat.says} />
        </span>
      </p>
      <span
        key={showsAnswer ? 'answer' : 'question'}
        class={styles['boat']}
        data-state={state}
        data-goes={showsAnswer ? 'out' : 'in'}
        onAnimationEnd={(event) => {
          if (state === 'sailing' && event.target === event.currentTarget) onArrived();
        }}
      >
        <Boat kind={boat.kind} heading={showsAnswer ? 'left' : 'right'} flags={boat.flags} width={80} />
      </span>
    </>
  );
}
