import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { formatAddress } from '#machines/lab/home-text.ts';
import { formatPortList } from '#machines/lab/watch-list.ts';
import type { PatrolView } from '#machines/patrol/patrol.view.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { SlipCard } from './SlipCard.tsx';
import styles from './patrol.module.css';

/** Asks for the permission slip: whose machine it is, and where the slip does not cover what is wished. */
export function Slip({ view: { aim, owner, permission, breaches } }: { readonly view: PatrolView }) {
  const { patrol, labels } = useLab();
  return (
    <>
      {aim !== null && (
        <p>
          <b>
            <Ruby
              text={fill(labels['patrol.wish'], {
                address: formatAddress(aim.target),
                ports: formatPortList(aim.ports),
                parallelism: aim.parallelism,
              })}
            />
          </b>
        </p>
      )}
      <p>
        <Ruby text={labels[owner === 'carrier' ? 'patrol.owner.carrier' : 'patrol.owner.somebody-else']} />{' '}
        <Ruby text={labels['patrol.slip.lead']} />
      </p>
      {permission !== null && <SlipCard permission={permission} />}
      {breaches.length > 0 && (
        <ul role="alert" class={styles['breaches']}>
          {breaches.map((breach) => (
            <li key={breach} class="field-error">
              <Flag name="U" width={22} />
              <span>
                <Ruby text={labels[`patrol.breach.${breach}`]} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <fieldset class={styles['ask']}>
        <legend>
          <Ruby text={labels['patrol.slip.ask']} />
        </legend>
        {permission !== null && (
          <button type="button" class="button small" onClick={patrol.showSlip}>
            <span>
              <Ruby text={labels['patrol.slip.show']} />
            </span>
          </button>
        )}
        <button
          type="button"
          class={permission === null ? 'button small' : 'button small plain'}
          onClick={() => patrol.actor.send({ type: 'slip.none' })}
        >
          <span>
            <Ruby text={labels['patrol.slip.none']} />
          </span>
        </button>
      </fieldset>
    </>
  );
}
