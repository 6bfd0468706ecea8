import type { RefObject } from 'preact';
import { Icon } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { later } from '../../later.tsx';
import { useLab } from '../lab-context.ts';
import styles from './strip.module.css';

const ShareContent = later(() => import('./ShareContent.tsx').then((module) => module.ShareContent));

interface ShareDialogProps {
  readonly dialog: RefObject<HTMLDialogElement>;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Takes the state away: as a link, as a QR code, and the session's packets as a file. */
export function ShareDialog({ dialog, open, onClose }: ShareDialogProps) {
  const { labels } = useLab();
  return (
    <dialog ref={dialog} class={styles['dialog']} onClose={onClose} aria-labelledby="share-title">
      <header>
        <h2 id="share-title">
          <Ruby text={labels['lab.share.title']} />
        </h2>
        <button
          type="button"
          class={styles['close']}
          aria-label={stripRuby(labels['lab.close'])}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" width={22} />
        </button>
      </header>
      {open && <ShareContent />}
    </dialog>
  );
}
