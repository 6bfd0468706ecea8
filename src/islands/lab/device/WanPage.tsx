import { Ruby } from '#art/Ruby.tsx';
import { useLab } from '../lab-context.ts';
import { FieldProblems } from './FieldProblems.tsx';
import type { PageProps } from './page.ts';
import styles from './device.module.css';

/** What the gateway says to strangers who ask for a port that is nobody's. */
export function WanPage({ gateway, send }: PageProps) {
  const { labels } = useLab();
  return (
    <>
      <fieldset class={styles['replies']}>
        <legend>
          <Ruby text={labels['gateway.wan.lead']} />
        </legend>
        {(['drop', 'reject', 'answer'] as const).map((reply) => (
          <label key={reply} class={styles['reply']}>
            <input
              type="radio"
              name="wan-reply"
              value={reply}
              checked={gateway.wanReply === reply}
              disabled={!gateway.canSave}
              onChange={() => send({ type: 'change.save', change: { kind: 'wan-reply', reply } })}
            />
            <span>
              <b>
                <Ruby text={labels[`gateway.reply.${reply}`]} />
              </b>
              <span>
                <Ruby text={labels[`gateway.reply.${reply}.note`]} />
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <FieldProblems gateway={gateway} id="wan-problems" />
    </>
  );
}
