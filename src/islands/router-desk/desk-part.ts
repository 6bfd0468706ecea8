import type { DeskEvent } from '#machines/router-desk/router-desk.machine.ts';
import type { DeskView } from '#machines/router-desk/router-desk.view.ts';
import type { RouterDeskLabels } from './router-desk.labels.ts';
import type { RouterDeskScript } from './router-desk-script.ts';

/** What the parts of the desk draw from. */
export interface DeskPart {
  readonly view: DeskView;
  readonly script: RouterDeskScript;
  readonly labels: RouterDeskLabels;
}

export type SendDesk = (event: DeskEvent) => void;
