/** A mission checked: which goals are met, which wrong way it looks like, and how much wider than needed the home is. */
import { beginHistory, extendHistory, type History } from './history.ts';
import type { Answers, Attempt, Mission } from './mission.ts';
import { holdsAll, type Asked } from './predicate.ts';
import { privilegeOf, type Privilege } from './privilege.ts';

export interface GoalReport {
  readonly id: string;
  readonly met: boolean;
}

export interface MissionReport {
  readonly solved: boolean;
  /** In the mission's order. */
  readonly goals: readonly GoalReport[];
  readonly keeps: readonly GoalReport[];
  /** The wrong way that this looks like; null when solved, or when nobody foresaw it. */
  readonly wrong: string | null;
  readonly privilege: Privilege;
}

/** Checks the network as it is, and what was done to get there. */
export function checkMission(mission: Mission, history: History, answers: Answers): MissionReport {
  const asked: Asked = { mission, history, answers };
  const goals = mission.goals.map(({ id, all }) => ({ id, met: holdsAll(asked, all) }));
  const keeps = mission.keeps.map(({ id, all }) => ({ id, met: holdsAll(asked, all) }));
  const solved = [...goals, ...keeps].every(({ met }) => met);
  return {
    solved,
    goals,
    keeps,
    wrong: solved ? null : (mission.wrong.find(({ sign }) => holdsAll(asked, sign))?.id ?? null),
    privilege: privilegeOf(history.network.scenario, mission.needs),
  };
}

/** Carries an attempt out from the start and checks it. */
export function tryMission(mission: Mission, { deeds, answers }: Attempt): MissionReport {
  const history = deeds.reduce<History>(
    (before, deed) => extendHistory(before, deed, mission.pc),
    beginHistory(mission.home),
  );
  return checkMission(mission, history, answers);
}
