import { Boat } from '#art/Boat.tsx';
import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { StateMark, type MarkState } from '#art/StateMark.tsx';
import { signsOf } from '../experiment/boats.ts';
import { fill, plain } from '../fill.ts';
import type { QuizLabels } from './quiz.labels.ts';
import type { Door, DoorState } from './quiz-script.ts';
import type { FieldProps } from './SlotFields.tsx';
import styles from './doors.module.css';

/** How a state is marked; the words are `quiz.state.*`. */
const marks: Readonly<Record<DoorState, MarkState>> = { open: 'open', closed: 'closed', filtered: 'stealth' };

type SceneProps = FieldProps & { readonly scene: NonNullable<FieldProps['script']['scene']> };

/**
 * The doors of a simulated home as berths with a boat before each. One picks a door, or foretells the state of each, on the
 * very picture that then shows what came back.
 */
export function DoorScene(props: SceneProps) {
  const { labels, script, scene, locked } = props;
  const { caller, target } = scene;
  return (
    <div class={styles['scene']}>
      <p class={styles['who']}>
        <Ruby text={fill(labels['quiz.scene.who'], { caller: caller.name, target: target.name })} />{' '}
        <code>{`${caller.address} → ${target.address}`}</code>
      </p>
      {script.kind === 'pick' ? <PickDoor {...props} /> : <ForetellDoors {...props} />}
      {locked && (
        <p class={styles['after']}>
          <span>
            <Ruby text={labels['quiz.seen']} />
          </span>
          <a class="button plain small" href={scene.sandbox}>
            <Icon name="anchor" width={20} />
            <span>
              <Ruby text={labels['quiz.scene.sandbox']} />
            </span>
          </a>
        </p>
      )}
    </div>
  );
}

function PickDoor({ labels, view, script, scene, locked, send }: SceneProps) {
  return (
    <ul class={styles['doors']}>
      {view.put!.options.map((option) => {
        const door = scene.doors.find(({ port }) => String(port) === option)!;
        const isChosen = view.answer[0] === option;
        const isRight = option === script.right[0];
        return (
          <li key={option} class={styles['door']} data-right={locked && (isChosen || isRight) ? isRight : undefined}>
            <label class={styles['pick']}>
              <Sea door={door} isAnswered={locked} />
              <Plate labels={labels} port={door.port} />
              <span class={styles['land']}>
                <input
                  type="radio"
                  class="radio-mark"
                  name="choice"
                  value={option}
                  checked={isChosen}
                  disabled={locked}
                  onChange={() => send({ type: 'slot.fill', slot: 0, option })}
                />
                {locked && <State labels={labels} state={door.state} />}
                {locked && isChosen && <Flag name={isRight ? 'C' : 'N'} width={26} />}
              </span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}

function ForetellDoors({ labels, view, script, scene, locked, send }: SceneProps) {
  return (
    <ul class={styles['doors']}>
      {scene.doors.map((door, slot) => {
        const isRight = view.answer[slot] === script.right[slot];
        const id = `door-${String(door.port)}`;
        return (
          <li key={door.port} class={styles['door']} data-right={locked ? isRight : undefined}>
            <Sea door={door} isAnswered={locked} />
            <Plate labels={labels} port={door.port} id={id} />
            <div class={styles['land']} role="radiogroup" aria-labelledby={id}>
              {script.options.map((option) => (
                <label
                  key={option}
                  class={styles['foretold']}
                  data-seen={locked && option === door.state ? '' : undefined}
                >
                  <input
                    type="radio"
                    class="radio-mark"
                    name={id}
                    value={option}
                    checked={view.answer[slot] === option}
                    disabled={locked}
                    onChange={() => send({ type: 'slot.fill', slot, option })}
                  />
                  <State labels={labels} state={option as DoorState} />
                  {locked && option === door.state && (
                    <span class={styles['seen']}>
                      <Icon name="check" width={18} />
                      <span class="quiet">{plain(labels['quiz.scene.seen'])}</span>
                    </span>
                  )}
                </label>
              ))}
              {locked && <Flag name={isRight ? 'C' : 'N'} width={26} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** The water before a door: the question with its flag, and after the answer the boat that came back, if one did. */
function Sea({ door, isAnswered }: { readonly door: Door; readonly isAnswered: boolean }) {
  const answer = isAnswered ? door.answer : null;
  const { flags, code } = signsOf(answer ?? door.asked);
  return (
    <span class={styles['sea']} aria-hidden="true">
      <code class={styles['code']}>{isAnswered && answer === null ? '…' : code}</code>
      <Boat
        kind={answer === null ? 'own' : 'other'}
        heading={answer === null ? 'right' : 'left'}
        flags={flags}
        width={72}
      />
    </span>
  );
}

function Plate({
  labels,
  port,
  id,
}: {
  readonly labels: QuizLabels;
  readonly port: number;
  readonly id?: string | undefined;
}) {
  return (
    <span class={styles['pier']}>
      <span class={styles['number']} id={id}>
        <Ruby text={fill(labels['quiz.door'], { port })} />
      </span>
    </span>
  );
}

function State({ labels, state }: { readonly labels: QuizLabels; readonly state: DoorState }) {
  return (
    <span class={styles['state']}>
      <StateMark state={marks[state]} width={20} />
      <span>
        <Ruby text={labels[`quiz.state.${state}`]} />
      </span>
    </span>
  );
}
