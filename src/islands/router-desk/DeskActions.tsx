import { Flag } from '#art/Flag.tsx';
import { Icon, type IconName } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { DeskView } from '#machines/router-desk/router-desk.view.ts';
import type { SendDesk } from './desk-part.ts';
import type { RouterDeskLabels } from './router-desk.labels.ts';
import styles from './router-desk.module.css';

/** What can be done besides sending the boat: hint, leaving it to the router, going on, automation. */
export function DeskActions({
  view,
  labels,
  send,
}: {
  readonly view: DeskView;
  readonly labels: RouterDeskLabels;
  readonly send: SendDesk;
}) {
  const button = (text: string, icon: IconName | null, isMain: boolean, onClick: () => void) => (
    <button type="button" class={isMain ? 'button' : 'button plain'} onClick={onClick}>
      <span>
        <Ruby text={text} />
      </span>
      {icon !== null && <Icon name={icon} width={20} />}
    </button>
  );
  return (
    <div class="actions">
      {view.phase === 'stamping' && (
        <>
          {!view.showsHint && (
            <button type="button" class="button plain" onClick={() => send({ type: 'hint.open' })}>
              <Flag name="H" width={24} />
              <span>
                <Ruby text={labels['experiment.hint']} />
              </span>
            </button>
          )}
          <button type="button" class={styles['quiet-action']} onClick={() => send({ type: 'boat.leave' })}>
            <span>
              <Ruby text={labels['desk.leave']} />
            </span>
          </button>
        </>
      )}
      {view.phase === 'stamped' && button(labels['desk.next'], 'arrow-right', true, () => send({ type: 'boat.next' }))}
      {view.phase === 'relieved' &&
        button(labels['desk.start'], 'play', true, () => send({ type: 'automation.start' }))}
      {view.phase === 'automated' && (
        <>
          {button(labels['experiment.next-boat'], 'step-forward', false, () => send({ type: 'boat.passed' }))}
          {button(labels['desk.finish-all'], null, false, () => send({ type: 'automation.finish' }))}
        </>
      )}
      {view.phase === 'finished' && button(labels['desk.restart'], 'undo', false, () => send({ type: 'desk.restart' }))}
    </div>
  );
}
