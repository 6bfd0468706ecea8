import { useState } from 'preact/hooks';
import { Icon } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { StateMark, type MarkState } from '#art/StateMark.tsx';
import { formatPortList, readWatch, usualWatch, type WatchProblem } from '#machines/lab/watch-list.ts';
import { VIEWPOINTS, type SeenState, type Square, type Viewpoint } from '#machines/lab/sights.view.ts';
import type { Transport } from '#sim/scenario.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { portProblem, stateLabel } from '../wording.ts';
import { Why } from './Why.tsx';
import styles from './views.module.css';

/** A notice that bars the way, and nobody at all, have no mark of their own: whether the port is open stays unknown. */
export function markOf(state: SeenState): MarkState {
  return state === 'barred' || state === 'nobody' ? 'unknown' : state;
}

/** The watched ports from three places side by side, and why the chosen one is as it is. */
export function Viewpoints() {
  const { view, rows, labels, port, services, choosePort } = useLab();
  const [from, setFrom] = useState<Viewpoint>('internet');
  return (
    <div class={styles['views']}>
      <div class={styles['chosen']}>
        <WatchForm />
        <table class={styles['table']} data-past={view.isPast ? '' : undefined}>
          <caption class="quiet">
            <Ruby text={labels['lab.views.caption']} />
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <Ruby text={labels['lab.views.port']} />
              </th>
              {VIEWPOINTS.map((place) => (
                <th key={place} scope="col">
                  <Ruby text={labels[`lab.views.from.${place}`]} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.port} aria-current={row.port === port ? 'true' : undefined}>
                <th scope="row">
                  <b>{row.port}</b> <small>{services.get(row.port)}</small>
                </th>
                {row.squares.map((square) => (
                  <td key={square.from}>
                    <SquareButton
                      square={square}
                      port={row.port}
                      isChosen={row.port === port && square.from === from}
                      // A new key makes the square pulse anew after each change.
                      key={square.changed ? `${square.from}-${view.undoable}-${view.redoable}` : square.from}
                      onChoose={() => {
                        choosePort(row.port);
                        setFrom(square.from);
                      }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Why from={from} />
    </div>
  );
}

function SquareButton(props: {
  readonly square: Square;
  readonly port: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { square, port, isChosen, onChoose } = props;
  const { labels, view, wording } = useLab();
  const { answer } = square;
  const place = answer === null || answer.device === null ? null : deviceIndex(view.network.topology.devices, answer);
  const who = place === null ? '' : wording.device(view.network, place);
  const word = labels[stateLabel(square.state)];
  return (
    <button
      type="button"
      class={styles['square']}
      data-changed={square.changed ? '' : undefined}
      aria-pressed={isChosen}
      onClick={onChoose}
    >
      <span class="quiet">
        {stripRuby(fill(labels['lab.views.square'], { port, from: labels[`lab.views.from.${square.from}`] }))}
      </span>
      <span class="state" data-state={markOf(square.state)}>
        <StateMark state={markOf(square.state)} width={18} />
        <span>
          <Ruby text={word} />
        </span>
      </span>
      <span class={styles['who']}>
        <Ruby text={who} />
      </span>
      {square.ghost !== null && (
        <span class={styles['ghost']}>
          <StateMark state={markOf(square.ghost)} width={12} />
          <span>
            <Ruby text={fill(labels['lab.views.ghost'], { before: labels[stateLabel(square.ghost)] })} />
          </span>
        </span>
      )}
    </button>
  );
}

function deviceIndex(
  devices: readonly { readonly name: string; readonly role: string }[],
  answer: { readonly device: string | null; readonly role: string | null },
): number | null {
  const found = devices.findIndex(({ name, role }) => name === answer.device && role === answer.role);
  return found < 0 ? null : found;
}

/** Which ports are watched: as they are typed, TCP or UDP. */
function WatchForm() {
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
