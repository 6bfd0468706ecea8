import { Ruby } from '#art/Ruby.tsx';
import { CloseButton } from './CloseButton.tsx';
import { SheetTitle } from './SheetTitle.tsx';
import type { PanelProps } from './panel.ts';
import styles from './mission.module.css';

interface QuestionsProps extends PanelProps {
  readonly onChoose: (question: string, choice: string) => void;
}

/** The mission's questions. What is right, the network decides; the check says it. */
export function Questions({ view, script, labels, heading, onClose, onChoose }: QuestionsProps) {
  return (
    <div class={styles['sheet']}>
      <SheetTitle heading={heading} text={labels['mission.questions']} />
      <CloseButton labels={labels} onClose={onClose} />
      {view.questions.map(({ id, choices }) => (
        <fieldset class={styles['question']} key={id}>
          <legend>
            <Ruby text={script.questions[id]?.ask ?? id} />
          </legend>
          {choices.map((choice) => (
            <label key={choice.id}>
              <input
                type="radio"
                name={`mission-${id}`}
                checked={choice.chosen}
                onChange={() => onChoose(id, choice.id)}
              />
              <span>
                <Ruby text={script.questions[id]?.choices[choice.id] ?? choice.id} />
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
