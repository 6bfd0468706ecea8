import { Boat } from '#art/Boat.tsx';
import { Flag, type FlagName } from '#art/Flag.tsx';
import { Lighthouse } from '#art/Lighthouse.tsx';
import { Attendant, Guard } from '#art/people.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { Door, Explanation } from '#sim/explain.ts';
import { fill } from '../fill.ts';
import type { ScannerLabels } from './scanner.labels.ts';
import styles from './probe.module.css';

type Answer = 'syn-ack' | 'reset' | 'silence' | 'notice';

function answerOf({ verdict }: Explanation): Answer {
  if (verdict.state === 'open') return 'syn-ack';
  if (verdict.state === 'closed') return 'reset';
  return verdict.reason === 'no-response' ? 'silence' : 'notice';
}

const FLAGS: Readonly<Record<Answer, readonly FlagName[]>> = {
  'syn-ack': ['K', 'C'],
  reset: ['N'],
  notice: ['U'],
  silence: [],
};

/** Who stands there: the lighthouse answers for the gateway, the guard for a firewall, the attendant for a program. */
function Figure({ door }: { readonly door: Door }) {
  switch (door) {
    case 'program':
    case 'silent-program':
      return <Attendant width={34} />;
    case 'gateway-service':
    case 'gateway-itself':
    case 'gateway-no-mapping':
      return <Lighthouse width={40} />;
    case 'gateway-filter':
    case 'gateway-egress':
    case 'pc-firewall':
    case 'pc-stealth':
    case 'own-firewall':
      return <Guard width={30} />;
    case 'carrier':
      return <Lighthouse width={40} />;
    default:
      return null;
  }
}

/** One probe: the patrol boat with its flag, what came back and from whom. All of it is from the trace. */
export function ProbePicture(props: {
  readonly explanation: Explanation;
  readonly place: string | null;
  readonly labels: ScannerLabels;
}) {
  const { explanation, place, labels } = props;
  const answer = answerOf(explanation);
  const hasAnswer = answer !== 'silence';
  return (
    <figure class={styles['probe']}>
      <Boat kind="scanner" width={72} class={styles['boat']} />
      <div class={styles['lines']}>
        <p class={styles['line']} data-way="in">
          <span>
            <Flag name="K" width={26} />
            <span>
              <Ruby text={labels['probe.syn']} />
            </span>
          </span>
        </p>
        <p class={styles['line']} data-way={hasAnswer ? 'out' : 'none'}>
          <span>
            {FLAGS[answer].map((flag) => (
              <Flag name={flag} width={26} key={flag} />
            ))}
            {!hasAnswer && <i class={styles['no-flag']} />}
            <span>
              <Ruby text={fill(labels[`probe.${answer}`], { tries: explanation.tries })} />
            </span>
          </span>
        </p>
      </div>
      <div class={styles['quay']} data-shut={answer === 'syn-ack' ? undefined : ''}>
        <Figure door={explanation.door} />
      </div>
      <b class={styles['land']}>{explanation.port}</b>
      <figcaption>
        <Ruby
          text={
            place === null
              ? labels['probe.nowhere']
              : fill(labels[hasAnswer ? 'probe.answered' : 'probe.stopped'], { place })
          }
        />
      </figcaption>
    </figure>
  );
}
