import { useEffect, useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { StateMark, type MarkState } from '#art/StateMark.tsx';
import type { Berth } from '#machines/experiment/run.ts';
import type { FreePlay } from '#machines/experiment/free-play.ts';
import type * as FreePlayModule from '#machines/experiment/free-play.ts';
import { fill, plain } from '../../fill.ts';
import type { ExperimentLabels, QuaysLabels } from '../experiment.labels.ts';
import type { ExperimentScript } from '../experiment-script.ts';
import styles from './quays.module.css';
import frame from '../experiment.module.css';
import { Quay, transports, type Transport } from './Quay.tsx';
import { portsIn } from './ports-in.ts';

/** How the engine's word for a port is marked and named. */
const marks: Readonly<Record<string, { readonly state: MarkState; readonly label: keyof QuaysLabels }>> = {
  open: { state: 'open', label: 'state.open' },
  closed: { state: 'closed', label: 'state.closed' },
  filtered: { state: 'stealth', label: 'state.stealth' },
  'open|filtered': { state: 'maybe', label: 'state.maybe' },
};

const unknown = { state: 'unknown', label: 'state.unknown' } as const;

type Engine = typeof FreePlayModule;

/** Start and stop programs, and knock where you like. */
export function FreeQuays({
  script,
  labels,
}: {
  readonly script: ExperimentScript;
  readonly labels: ExperimentLabels & QuaysLabels;
}) {
  const [engine, setEngine] = useState<Engine | null>(null);
  const [play, setPlay] = useState<FreePlay | null>(null);
  const [said, setSaid] = useState('');
  const { stage } = script.steps[0]!;

  useEffect(() => {
    import('#machines/experiment/free-play.ts').then(
      (loaded) => {
        setEngine(loaded);
        setPlay(loaded.startFreePlay(stage.host, stage.programs));
      },
      () => undefined,
    );
  }, [stage]);

  if (engine === null || play === null) return <></>;
  const berths: readonly Berth[] = engine.berthsIn(play, script.scenario);
  const ports = [...new Set([...script.steps.flatMap(({ run }) => portsIn(run)), 80])].sort((a, b) => a - b);

  const knock = (proto: Transport, port: number) => {
    const knocked = engine.knockAt(play, script.scenario, proto, port);
    if (!knocked.ok) return;
    setPlay(knocked.value);
    const { label } = marks[knocked.value.answers[engine.berthKey({ proto, port })] ?? ''] ?? unknown;
    setSaid(`${String(port)}/${proto.toUpperCase()}: ${plain(labels[label])}`);
  };

  return (
    <div class={frame['after']}>
      <h4>
        <Ruby text={labels['quays.free.title']} />
      </h4>
      <p>
        <Ruby text={labels['quays.free.lead']} />
      </p>
      <ul class={styles['programs']} aria-label={plain(labels['quays.free.programs'])}>
        {stage.programs.map(({ name, label }) => {
          const runs = play.running[name] ?? false;
          return (
            <li>
              <button
                type="button"
                role="switch"
                class={styles['program']}
                aria-checked={runs}
                onClick={() => {
                  setPlay(engine.switchProgram(play, name));
                  setSaid(`${plain(label)}: ${plain(labels[runs ? 'quays.stopped' : 'quays.started'])}`);
                }}
              >
                <span class={styles['knob']} aria-hidden="true" />
                <span>
                  <Ruby text={label} />
                </span>
                <b>
                  <Ruby text={labels[runs ? 'quays.started' : 'quays.stopped']} />
                </b>
              </button>
            </li>
          );
        })}
      </ul>
      <div class={styles['quays']}>
        {transports.map((proto) => (
          <Quay
            proto={proto}
            ports={ports}
            hasAttendant={(port) => berths.some((berth) => berth.proto === proto && berth.port === port)}
            labels={labels}
            berth={(port) => {
              const mark = marks[play.answers[engine.berthKey({ proto, port })] ?? ''] ?? unknown;
              return (
                <>
                  <span class="state" data-state={mark.state}>
                    <StateMark state={mark.state} width={20} />
                    <span>
                      <Ruby text={labels[mark.label]} />
                    </span>
                  </span>
                  <button type="button" class="button plain small" onClick={() => knock(proto, port)}>
                    <span>
                      <Ruby
                        text={fill(labels['quays.free.knock'], { port: `${String(port)}/${proto.toUpperCase()}` })}
                      />
                    </span>
                  </button>
                </>
              );
            }}
          />
        ))}
      </div>
      <p role="status" class="quiet">
        {said}
      </p>
    </div>
  );
}
