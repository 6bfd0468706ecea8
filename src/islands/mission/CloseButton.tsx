import { Icon } from '#art/Icon.tsx';
import { plain } from '../fill.ts';
import type { PanelProps } from './panel.ts';
import styles from './mission.module.css';

/** Closes a panel. */
export function CloseButton({ labels, onClose }: Pick<PanelProps, 'labels' | 'onClose'>) {
  return (
    <button type="button" class={styles['close']} aria-label={plain(labels['mission.close'])} onClick={onClose}>
      <Icon name="close" width={20} />
    </button>
  );
}
