import type { RefObject } from 'preact';
import type { MissionView } from '#machines/mission/mission.view.ts';
import type { MissionLabels } from './mission.labels.ts';
import type { MissionScript } from './mission-script.ts';

/** What every panel of the mission bar gets. `heading` takes the focus when the panel opens. */
export interface PanelProps {
  readonly view: MissionView;
  readonly script: MissionScript;
  readonly labels: MissionLabels;
  readonly heading: RefObject<HTMLHeadingElement>;
  readonly onClose: () => void;
}
