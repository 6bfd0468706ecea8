import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { formatAddress } from '#machines/lab/home-text.ts';
import { formatPortList } from '#machines/lab/watch-list.ts';
import type { PatrolView } from '#machines/patrol/patrol.view.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import styles from './patrol.module.css';

/** The letter to the owner, put together from sentences. Its faults are named only after it came back once. */
export function Letter({ view: { aim, letter, missing, unfit } }: { readonly view: PatrolView }) {
  const { patrol, labels } = useLab();
  const values = {
    address: aim === null ? '' : formatAddress(aim.target),
    ports: aim === null ? '' : formatPortList(aim.ports),
  };
  return (
    <>
      <fieldset class={styles['letter']}>
        <legend>
          <Ruby text={labels['patrol.letter.lead']} />
        </legend>
        {letter.map(({ part, written }) => (
          <label key={part} class="choice">
            <input
              type="checkbox"
              checked={written}
              onChange={() => patrol.actor.send({ type: 'letter.part', part })}
            />
            <span>
              <Ruby text={fill(labels[`patrol.letter.${part}`], values)} />
            </span>
          </label>
        ))}
      </fieldset>
      <div role="alert">
        {(['missing', 'unfit'] as const).map(
          (fault) =>
            (fault === 'missing' ? missing : unfit).length > 0 && (
              <p key={fault} class="field-error">
                <Flag name="U" width={22} />
                <span>
                  <Ruby text={labels[`patrol.letter.${fault}`]} />
                </span>
              </p>
            ),
        )}
      </div>
    </>
  );
}
