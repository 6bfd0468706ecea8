import { Ruby } from '#art/Ruby.tsx';
import { PORT_CHOICES, type PortChoice as Choice } from '#machines/scanner/port-choice.ts';
import type { ScannerView } from '#machines/scanner/scanner.view.ts';
import { FieldError } from '../FieldError.tsx';
import { fill } from '../fill.ts';
import type { ScannerLabels } from './scanner.labels.ts';
import styles from './choice.module.css';

/** Which ports: two ready lists, or a field. What was typed stays, whatever is wrong with it. */
export function PortChoice(props: {
  readonly choice: Choice;
  readonly typed: string;
  readonly view: ScannerView;
  readonly labels: ScannerLabels;
  readonly onChoose: (choice: Choice) => void;
  readonly onType: (text: string) => void;
  readonly count: string;
}) {
  const { choice, typed, view, labels, onChoose, onType, count } = props;
  const { portProblem: problem } = view;
  return (
    <>
      <div class="plates">
        {PORT_CHOICES.map((each) => (
          <label class="plate" key={each}>
            <input type="radio" name="ports" value={each} checked={each === choice} onChange={() => onChoose(each)} />
            <span class="plate-text">
              <b>
                <Ruby text={labels[`scanner.ports.${each}`]} />
              </b>
              <span>
                <Ruby text={labels[`scanner.ports.${each}.note`]} />
              </span>
            </span>
          </label>
        ))}
      </div>
      {choice === 'own' && (
        <div class={`field ${styles['own'] ?? ''}`}>
          <label for="own-ports">
            <Ruby text={labels['scanner.ports.own.label']} />
          </label>
          <input
            id="own-ports"
            type="text"
            inputMode="text"
            autocomplete="off"
            spellcheck={false}
            value={typed}
            aria-describedby={problem === null ? 'own-help' : 'own-error own-help'}
            aria-invalid={problem !== null}
            onInput={(event) => onType(event.currentTarget.value)}
          />
          {problem !== null && (
            <FieldError
              id="own-error"
              text={fill(labels[`scanner.problem.${problem.code}`], { item: problem.item + 1 })}
            />
          )}
          <p class="field-help" id="own-help">
            <Ruby text={labels['scanner.ports.own.help']} />
          </p>
        </div>
      )}
      {view.portCount > 0 && (
        <p class={styles['count']}>
          <Ruby text={fill(labels['scanner.ports.count'], { count })} />
        </p>
      )}
    </>
  );
}
