/** What a screen shows of a mission: codes and numbers only, worked out from a snapshot. */
import type { Privilege } from '#sim/mission/privilege.ts';
import { HINT_LEVELS, type MissionSnapshot } from './mission.machine.ts';

export type MissionPhase = 'briefing' | 'working' | 'not-yet' | 'solved' | 'debrief';

export interface MissionStep {
  /** 1, 2, 3 … */
  readonly number: number;
  readonly id: string;
  readonly state: 'done' | 'current' | 'later';
}

export interface MissionView {
  readonly phase: MissionPhase;
  readonly steps: readonly MissionStep[];
  readonly done: number;
  /** What must stay so, and whether it does. */
  readonly keeps: readonly { readonly id: string; readonly met: boolean }[];
  readonly questions: readonly {
    readonly id: string;
    readonly choices: readonly { readonly id: string; readonly chosen: boolean }[];
  }[];
  /** How many hints are to be shown, from the first on. */
  readonly hints: number;
  readonly canHint: boolean;
  /** The foreseen wrong way whose feedback fits; null: the missing steps say it. */
  readonly wrong: string | null;
  /** The steps that are missing, and what did not stay as it must. */
  readonly missing: readonly string[];
  readonly broken: readonly string[];
  readonly privilege: Privilege;
  readonly vain: number;
}

export function missionView(snapshot: MissionSnapshot): MissionView {
  const { mission, report, answers, hints, vain } = snapshot.context;
  const phase = phaseOf(snapshot);
  const current = report.goals.findIndex(({ met }) => !met);
  return {
    phase,
    steps: report.goals.map(({ id, met }, index) => ({
      number: index + 1,
      id,
      state: met ? 'done' : index === current && phase !== 'briefing' ? 'current' : 'later',
    })),
    done: report.goals.filter(({ met }) => met).length,
    keeps: report.keeps,
    questions: mission.questions.map(({ id, choices }) => ({
      id,
      choices: choices.map((choice) => ({ id: choice.id, chosen: answers[id] === choice.id })),
    })),
    hints,
    canHint: (phase === 'working' || phase === 'not-yet') && hints < HINT_LEVELS,
    wrong: phase === 'not-yet' ? report.wrong : null,
    missing: report.goals.filter(({ met }) => !met).map(({ id }) => id),
    broken: report.keeps.filter(({ met }) => !met).map(({ id }) => id),
    privilege: report.privilege,
    vain,
  };
}

function phaseOf(snapshot: MissionSnapshot): MissionPhase {
  if (snapshot.matches('briefing')) return 'briefing';
  if (snapshot.matches('working')) return 'working';
  if (snapshot.matches('debrief')) return 'debrief';
  return snapshot.matches({ checked: 'solved' }) ? 'solved' : 'not-yet';
}
