import { Ruby } from '#art/Ruby.tsx';
import type { Explanation } from '#sim/explain.ts';
import { fill } from '../fill.ts';
import type { HomeDocument } from './home-document.ts';
import { placeName } from './place-name.ts';
import type { ScannerLabels } from './scanner.labels.ts';
import styles from './reasons.module.css';

interface ReasonsProps {
  readonly explanation: Explanation;
  readonly home: HomeDocument | undefined;
  readonly locale: 'ja' | 'en';
  readonly labels: ScannerLabels;
}

/** What really happened, which only a simulation can tell, beside what would have looked the same from outside. */
export function Reasons(props: ReasonsProps) {
  const { explanation, labels } = props;
  const { port, door, alternatives, certain } = explanation;
  return (
    <section class={styles['reasons']}>
      <h2>
        <Ruby text={fill(labels['detail.why'], { port })} />
      </h2>
      <div>
        <p>
          <Ruby text={labels[`door.${door}`]} />
        </p>
        <Path {...props} />
        <p class={styles['small']}>
          <Ruby text={labels['detail.inside']} />
        </p>
      </div>
      <div>
        <h3>
          <Ruby text={labels['detail.same']} />
        </h3>
        <p>
          <Ruby text={labels[certain ? 'detail.certain' : 'detail.same.note']} />
        </p>
        {!certain && (
          <ul>
            {alternatives.map((other) => (
              <li key={other}>
                <Ruby text={labels[`door.${other}.name`]} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** Every ruling on the way: who, by what, and what was done. */
function Path({ explanation, home, locale, labels }: ReasonsProps) {
  if (explanation.path.length === 0) return null;
  return (
    <ol class={styles['path']}>
      {explanation.path.map((step, index) => (
        <li key={index}>
          <b>
            <Ruby text={placeName(step, home, locale, labels)} />
          </b>
          <span>
            <Ruby text={labels[`stage.${step.stage}`]} />
            {step.ref !== null && <code>{step.ref}</code>}
          </span>
          <em data-ruling={step.ruling}>
            <Ruby text={labels[`ruling.${step.ruling}`]} />
          </em>
        </li>
      ))}
    </ol>
  );
}
