import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { QuizEvent } from '#machines/quiz/quiz.machine.ts';
import type { QuizView } from '#machines/quiz/quiz.view.ts';
import { fill, plain } from '../fill.ts';
import { DoorScene } from './DoorScene.tsx';
import type { QuizLabels } from './quiz.labels.ts';
import type { QuizScript } from './quiz-script.ts';
import styles from './quiz.module.css';

export interface FieldProps {
  readonly labels: QuizLabels;
  readonly view: QuizView;
  readonly script: QuizScript;
  readonly locked: boolean;
  readonly send: (event: QuizEvent) => void;
}

/** What is filled in: doors of a home, plates to choose from, a row to put in order, or a list for each thing on the left. */
export function SlotFields(props: FieldProps) {
  const { scene } = props.script;
  if (scene !== null) return <DoorScene {...props} scene={scene} />;
  if (props.script.kind === 'pick') return <Plates {...props} />;
  return props.script.kind === 'order' ? <Row {...props} /> : <Lists {...props} />;
}

function Plates({ labels, view, script, locked, send }: FieldProps) {
  return (
    <fieldset>
      <legend class="quiet">{plain(labels['quiz.choose'])}</legend>
      <div class="plates">
        {view.put!.options.map((option) => {
          const isChosen = view.answer[0] === option;
          const judged = option === script.right[0] ? 'right' : isChosen ? 'again' : 'unchosen';
          return (
            <label key={option} class="plate" data-judged={locked ? judged : undefined}>
              <input
                type="radio"
                name="choice"
                value={option}
                checked={isChosen}
                disabled={locked}
                onChange={() => send({ type: 'slot.fill', slot: 0, option })}
              />
              <span class="plate-text">
                <b>
                  <Ruby text={script.words[option] ?? option} />
                </b>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function Row({ labels, view, script, locked, send }: FieldProps) {
  return (
    <ol class={styles['row']}>
      {view.answer.map((option, slot) => {
        const words = script.words[option ?? ''] ?? '';
        const move = (by: -1 | 1, label: string, icon: 'arrow-up' | 'arrow-down', isEnd: boolean) => (
          <button
            type="button"
            class="button plain"
            aria-label={fill(plain(label), { item: plain(words) })}
            aria-disabled={isEnd || locked}
            onClick={() => !locked && send({ type: 'place.swap', slot, by })}
          >
            <Icon name={icon} width={20} />
          </button>
        );
        return (
          <li key={option} data-right={locked ? option === script.right[slot] : undefined}>
            <span>
              {slot + 1}. <Ruby text={words} />
            </span>
            {move(-1, labels['quiz.up'], 'arrow-up', slot === 0)}
            {move(1, labels['quiz.down'], 'arrow-down', slot === view.answer.length - 1)}
          </li>
        );
      })}
    </ol>
  );
}

function Lists({ labels, view, script, locked, send }: FieldProps) {
  return (
    <ul class={styles['lists']}>
      {script.lefts.map((left, slot) => (
        <li key={left} class="field" data-right={locked ? view.answer[slot] === script.right[slot] : undefined}>
          <label for={`slot-${slot}`}>
            <Ruby text={left} />
          </label>
          <select
            id={`slot-${slot}`}
            disabled={locked}
            value={view.answer[slot] ?? ''}
            onChange={({ currentTarget }) => send({ type: 'slot.fill', slot, option: currentTarget.value })}
          >
            <option value="" disabled>
              {plain(labels['quiz.pick'])}
            </option>
            {view.put!.options.map((option) => (
              <option key={option} value={option}>
                {plain(script.words[option] ?? option)}
              </option>
            ))}
          </select>
          <span class={styles['chosen']} aria-hidden="true">
            <Ruby text={script.words[view.answer[slot] ?? ''] ?? ''} />
          </span>
        </li>
      ))}
    </ul>
  );
}
