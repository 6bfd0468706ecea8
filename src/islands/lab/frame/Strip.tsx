import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import type { Homes, LinkProblem } from '#machines/lab/homes.ts';
import { lineOf } from '#machines/lab/lines.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import type { LabLabel } from '../lab.labels.ts';
import { LineChoice, type ChosenLine } from './LineChoice.tsx';
import { ShareDialog } from './ShareDialog.tsx';
import type { LinkedHome } from './use-linked-home.ts';
import styles from './strip.module.css';

/** A home that can be opened. */
export interface HomeCard {
  readonly name: string;
  readonly title: string;
  readonly story: string;
}

interface StripProps {
  readonly cards: readonly HomeCard[];
  readonly known: Homes;
  readonly linked: LinkedHome;
}

/** The line under the header: which home this is, and what undoes, restarts or carries away what was done. */
export function Strip({ cards, known, linked }: StripProps) {
  const { session, state, view, labels, missionsHref } = useLab();
  const share = useRef<HTMLDialogElement>(null);
  const [shares, setShares] = useState(false);
  const [chosen, setChosen] = useState<ChosenLine | null>(null);
  const isOnChosen = chosen !== null && lineOf(view.scenario) === chosen.line;
  const card = cards.find(({ name }) => name === state.base?.name);
  return (
    <>
      <div class={styles['strip']}>
        <p class="tag simulated">
          <span>
            <Ruby text={labels['tag.simulated']} />
          </span>
        </p>
        {cards.length > 0 && (
          <label class={styles['home']}>
            <span>
              <Ruby text={labels['lab.home']} />
            </span>
            <select
              value={card?.name ?? ''}
              onChange={({ currentTarget }) => {
                const home = known.get(currentTarget.value);
                if (home !== undefined) session.open(home, home);
              }}
            >
              {card === undefined && <option value="">{stripRuby(labels['lab.home.linked'])}</option>}
              {cards.map(({ name, title }) => (
                <option key={name} value={name}>
                  {stripRuby(title)}
                </option>
              ))}
            </select>
          </label>
        )}
        {cards.length > 0 && <LineChoice onChoose={setChosen} />}
        <p class={styles['story']}>{card !== undefined && <Ruby text={card.story} />}</p>
        <div class={styles['buttons']}>
          <a class="button plain small" href={missionsHref}>
            <Icon name="list" width={18} />
            <span>
              <Ruby text={labels['lab.missions']} />
            </span>
          </a>
          <StripButton
            icon="undo"
            label={labels['lab.undo']}
            able={view.undoable > 0}
            onPress={() => session.send({ type: 'history.undo' })}
          />
          <StripButton
            icon="undo"
            mirrored
            label={labels['lab.redo']}
            able={view.redoable > 0}
            onPress={() => session.send({ type: 'history.redo' })}
          />
          <StripButton
            icon="to-start"
            label={labels['lab.reset']}
            able={view.undoable > 0 || view.allEvents > 0}
            onPress={() => session.send({ type: 'history.reset' })}
          />
          <StripButton
            icon="outbound"
            label={labels['lab.share']}
            able
            onPress={() => {
              setShares(true);
              share.current?.showModal();
            }}
          />
        </div>
      </div>
      {isOnChosen && (
        <Notice kind="ok" onClose={() => setChosen(null)}>
          <strong>
            <Ruby text={fill(labels['lab.line.chosen'], { line: labels[`lab.line.${chosen.line}`] })} />
          </strong>
          <span>
            <Ruby text={labels[`lab.line.${chosen.line}.note`]} />
          </span>{' '}
          <span>
            <Ruby text={labels[chosen.lost ? 'lab.line.lost' : 'lab.line.kept']} />
          </span>
        </Notice>
      )}
      {linked.notice !== null && (
        <Notice kind={linked.notice.kind === 'opened' ? 'ok' : 'trouble'} onClose={linked.close}>
          {linked.notice.kind === 'problem' && (
            <strong>
              <Ruby text={labels['link.problem']} />
            </strong>
          )}
          <Ruby text={labels[linked.notice.kind === 'opened' ? 'lab.link.opened' : linkProblem(linked.notice.code)]} />
        </Notice>
      )}
      <ShareDialog dialog={share} open={shares} onClose={() => setShares(false)} />
    </>
  );
}

/** A message under the strip that can be closed. */
function Notice(props: {
  readonly kind: 'ok' | 'trouble';
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}) {
  const { labels } = useLab();
  return (
    <div class={`message ${styles['notice']}`} data-kind={props.kind} role={props.kind === 'ok' ? 'status' : 'alert'}>
      <Flag name={props.kind === 'ok' ? 'C' : 'V'} width={42} />
      <p class="message-text">{props.children}</p>
      <button type="button" class="close" aria-label={stripRuby(labels['lab.close'])} onClick={props.onClose}>
        <Icon name="close" width={20} />
      </button>
    </div>
  );
}

function linkProblem(code: LinkProblem['code']): LabLabel {
  return code === 'link-no-pc' ? 'lab.link.no-pc' : `link.${code}`;
}

function StripButton(props: {
  readonly icon: 'undo' | 'to-start' | 'outbound';
  readonly mirrored?: boolean;
  readonly label: string;
  readonly able: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      class="button plain small"
      aria-disabled={!props.able}
      aria-label={stripRuby(props.label)}
      onClick={() => {
        if (props.able) props.onPress();
      }}
    >
      <Icon name={props.icon} width={18} class={props.mirrored ? styles['mirrored'] : undefined} />
      <span class={styles['word']}>
        <Ruby text={props.label} />
      </span>
    </button>
  );
}
