/** The words of one mission in one language, as `splitMission` of the course gives them. Keys are the mission's ids. */
export interface MissionScript {
  readonly title: string;
  readonly story: string;
  readonly goals: Readonly<Record<string, string>>;
  readonly keeps: Readonly<Record<string, string>>;
  readonly questions: Readonly<
    Record<string, { readonly ask: string; readonly choices: Readonly<Record<string, string>> }>
  >;
  /** From a nudge to the very steps. */
  readonly hints: readonly string[];
  readonly wrong: Readonly<Record<string, { readonly seen: string; readonly expected: string; readonly next: string }>>;
  readonly debrief: string;
}
