import type { MessageKey } from '#i18n/messages.ts';
import type { MissionLabels } from '../mission/mission.labels.ts';
import type { MissionScript } from '../mission/mission-script.ts';
import type { SimPcLabels } from '../sim-pc/sim-pc.labels.ts';

export const deskLabels = [
  'pc-desk.answers',
  'pc-desk.answers.lead',
  'pc-desk.failed',
  'pc-desk.lead',
  'pc-desk.look',
  'pc-desk.port',
  'pc-desk.start',
  'pc-desk.starting',
  'experiment.done',
  'experiment.figure',
  'lab.state.nobody',
  'lab.views.from.internet',
  'lab.views.from.lan',
  'lab.views.from.self',
  'state.barred',
  'state.closed',
  'state.maybe',
  'state.open',
  'state.stealth',
  'tag.simulated',
] as const satisfies readonly MessageKey[];

export type DeskLabels = Readonly<Record<(typeof deskLabels)[number], string>>;

export interface PcDeskProps {
  readonly locale: 'ja' | 'en';
  /** Under which the progress record knows it. */
  readonly id: string;
  readonly trial: string;
  /** `6-5` */
  readonly figure: string;
  /** The mission without its words, and its words. */
  readonly mission: { readonly document: unknown; readonly script: MissionScript };
  readonly labels: DeskLabels;
  readonly missionLabels: MissionLabels;
  readonly pcLabels: SimPcLabels;
}
