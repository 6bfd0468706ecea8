import { useState } from 'preact/hooks';
import { Boat } from '#art/Boat.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { neighbourOf } from '#machines/lab/probe.ts';
import { VIEWPOINTS, type Viewpoint } from '#machines/lab/sights.view.ts';
import { formatPortList, readWatch, type WatchProblem } from '#machines/lab/watch-list.ts';
import type { Transport } from '#sim/scenario.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { portProblem } from '../wording.ts';
import { PortsRow } from './PortsRow.tsx';
import styles from './patrol.module.css';

/** Looks at one's own home: from where, and at which ports. */
export function HomePatrol() {
  const { session, state, view, labels } = useLab();
  const [from, setFrom] = useState<Viewpoint>('internet');
  const [proto, setProto] = useState<Transport>('tcp');
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<WatchProblem['code'] | 'no-way' | null>(null);
  const text = typed ?? formatPortList(view.watch?.ports ?? []);
  const canSail = from !== 'lan' || neighbourOf(view.scenario, state.pc) !== null;
  const wrong =
    problem === null
      ? null
      : problem === 'no-way'
        ? labels[canSail ? 'lab.why.failed' : 'lab.why.no-neighbour']
        : fill(labels[portProblem(problem)], { item: 1 });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const ports = readWatch(text);
        if (!ports.ok) setProblem(ports.problem.code);
        else setProblem(canSail && session.sail(from, proto, ports.value) ? null : 'no-way');
      }}
    >
      <p class={styles['lead']}>
        <Boat kind="scanner" width={62} />
        <span>
          <Ruby text={labels['lab.patrol.lead']} />
        </span>
      </p>
      <fieldset class={styles['choices']}>
        <legend>
          <Ruby text={labels['lab.patrol.from']} />
        </legend>
        {VIEWPOINTS.map((place) => (
          <label key={place} class="choice">
            <input
              type="radio"
              name="patrol-from"
              value={place}
              checked={place === from}
              onChange={() => setFrom(place)}
            />
            <span>
              <Ruby text={labels[`lab.views.from.${place}`]} />
            </span>
          </label>
        ))}
      </fieldset>
      <PortsRow
        proto={proto}
        ports={text}
        problem={wrong}
        isPorts={problem !== 'no-way'}
        onProto={setProto}
        onPorts={setTyped}
      />
    </form>
  );
}
