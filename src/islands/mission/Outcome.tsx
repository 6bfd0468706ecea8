import { Ruby } from '#art/Ruby.tsx';
import { CloseButton } from './CloseButton.tsx';
import { SheetTitle } from './SheetTitle.tsx';
import type { PanelProps } from './panel.ts';
import styles from './mission.module.css';

/** What came of a check: done; or what was seen, what was wanted and what to try; or the steps that are missing. */
export function Outcome(props: PanelProps & { readonly onDebrief: () => void }) {
  const { view, labels, heading, onClose, onDebrief } = props;
  const isSolved = view.phase === 'solved';
  return (
    <div class={styles['sheet']} data-kind={isSolved ? 'ok' : 'again'}>
      <SheetTitle
        heading={heading}
        text={labels[isSolved ? 'mission.solved' : 'mission.not-yet']}
        flag={isSolved ? 'C' : 'N'}
      />
      <CloseButton labels={labels} onClose={onClose} />
      {!isSolved && <Why {...props} />}
      <p>
        <button type="button" class={isSolved ? 'button go' : 'button'} onClick={isSolved ? onDebrief : onClose}>
          <span>
            <Ruby text={labels[isSolved ? 'mission.debrief.open' : 'mission.again']} />
          </span>
        </button>
      </p>
    </div>
  );
}

function Why({ view, script, labels }: PanelProps) {
  const wrong = view.wrong === null ? undefined : script.wrong[view.wrong];
  if (wrong !== undefined)
    return (
      <dl class={styles['why']}>
        {(['seen', 'expected', 'next'] as const).map((part) => (
          <div key={part}>
            <dt>
              <Ruby text={labels[`mission.${part}`]} />
            </dt>
            <dd>
              <Ruby text={wrong[part]} />
            </dd>
          </div>
        ))}
      </dl>
    );
  return (
    <>
      <h3>
        <Ruby text={labels['mission.missing']} />
      </h3>
      <ul class={styles['todo']}>
        {view.missing.map((id) => (
          <li key={id}>
            <Ruby text={script.goals[id] ?? id} />
          </li>
        ))}
        {view.broken.map((id) => (
          <li key={id}>
            <Ruby text={script.keeps[id] ?? id} />
          </li>
        ))}
      </ul>
    </>
  );
}
