import type { DeskRun } from '#machines/router-desk/desk-run.ts';

/** What the desk's island is given: the run as the engine made it when the page was built, with names of one language. */
export interface RouterDeskScript {
  readonly id: string;
  readonly trial: string;
  /** `7-2` */
  readonly number: string;
  readonly title: string;
  readonly run: DeskRun;
  /** What machines are called, by address. */
  readonly names: Readonly<Record<string, string>>;
}
