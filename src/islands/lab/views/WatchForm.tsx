import { useState } from 'preact/hooks';
import { Icon } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { formatPortList, readWatch, usualWatch, type WatchProblem } from '#machines/lab/watch-list.ts';
import type { Transport } from '#sim/scenario.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { portProblem } from '../wording.ts';
import styles from './views.module.css';

/** Which ports are watched: as they are typed, TCP or UDP. */
export function WatchForm() {
  const { session, state, view, labels } = useLab();
  const watch = view.watch!;
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<WatchProblem | null>(null);
  const apply = (text: string): void => {
    const ports = readWatch(text);
    setProblem(ports.ok ? null : ports.problem);
    if (!ports.ok) return;
    setTyped(null);
    session.send({ type: 'watch.choose', watch: { ...watch, ports: ports.value } });
  };
  const chooseProto = (proto: Transport): void => {
    setTyped(null);
    setProblem(null);
    const ports = usualWatch(view.scenario, state.pc, proto);
    session.send({ type: 'watch.choose', watch: { ...watch, proto, ports } });
  };
  return (
    <form
      class={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        apply(typed ?? formatPortList(watch.ports));
      }}
    >
      <span class={styles['protos']} role="group" aria-label={stripRuby(labels['lab.views.proto'])}>
        {(['tcp', 'udp'] as const).map((proto) => (
          <button type="button" key={proto} aria-pressed={watch.proto === proto} onClick={() => chooseProto(proto)}>
            {proto.toUpperCase()}
          </button>
        ))}
      </span>
      <label>
        <span class={styles['word']}>
          <Ruby text={labels['lab.views.ports']} />
        </span>
        <input
          value={typed ?? formatPortList(watch.ports)}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : 'watch-problem'}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      <button type="submit" class="button plain small">
        <span>
          <Ruby text={labels['lab.views.watch']} />
        </span>
      </button>
      {problem !== null && (
        <p class="field-error" id="watch-problem" role="alert">
          <Icon name="warning" width={18} />
          <span>
            <Ruby text={fill(labels[portProblem(problem.code)], { item: problem.item + 1 })} />
          </span>
        </p>
      )}
    </form>
  );
}
