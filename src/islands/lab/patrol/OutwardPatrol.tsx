import { useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { formatAddress } from '#machines/lab/home-text.ts';
import { formatPortList, readWatch, type WatchProblem } from '#machines/lab/watch-list.ts';
import type { PatrolView } from '#machines/patrol/patrol.view.ts';
import type { Host, Transport } from '#sim/scenario.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { portProblem } from '../wording.ts';
import { PortsRow } from './PortsRow.tsx';
import { SlipCard } from './SlipCard.tsx';
import styles from './patrol.module.css';

/** How many boats may be out at once. */
const AT_ONCE = [1, 2, 10, 50] as const;
const USUAL_AT_ONCE = 10;

/** Aims at a machine out at sea. What becomes of it, the patrol decides. */
export function OutwardPatrol({ host, patrol }: { readonly host: Host; readonly patrol: PatrolView }) {
  const lab = useLab();
  const { view, labels, wording, state } = lab;
  const pc = view.scenario.hosts.find(({ name }) => name === state.pc);
  const [proto, setProto] = useState<Transport>('tcp');
  const [text, setText] = useState(formatPortList(view.scenario.scan.ports));
  const [atOnce, setAtOnce] = useState<number>(USUAL_AT_ONCE);
  const [problem, setProblem] = useState<WatchProblem['code'] | null>(null);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const ports = readWatch(text);
        setProblem(ports.ok ? null : ports.problem.code);
        if (ports.ok) lab.patrol.aim(host.name, proto, ports.value, atOnce);
      }}
    >
      <p>
        <Ruby
          text={fill(labels['patrol.outward.lead'], {
            from: wording.text(pc?.label ?? state.pc),
            to: wording.text(host.label ?? host.name),
            address: formatAddress(host.address.address),
          })}
        />
      </p>
      <p class={styles['small']}>
        <Ruby text={labels['patrol.outward.visit']} />
      </p>
      {patrol.permission !== null && <SlipCard permission={patrol.permission} />}
      <PortsRow
        proto={proto}
        ports={text}
        problem={problem === null ? null : fill(labels[portProblem(problem)], { item: 1 })}
        isPorts
        onProto={setProto}
        onPorts={setText}
      >
        <label class={styles['cell']}>
          <span>
            <Ruby text={labels['patrol.outward.at-once']} />
          </span>
          <select value={atOnce} onChange={({ currentTarget: { value } }) => setAtOnce(Number(value))}>
            {AT_ONCE.map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </select>
        </label>
      </PortsRow>
    </form>
  );
}
