import { describe, expect, it } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { beginHistory, extendHistory, type History } from '#sim/mission/history.ts';
import type { Attempt, Mission } from '#sim/mission/mission.ts';
import { HINT_LEVELS, missionMachine, type MissionEvent } from '#machines/mission/mission.machine.ts';
import { missionView, type MissionPhase } from '#machines/mission/mission.view.ts';
import { missionNamed } from '../../support/missions.ts';

function shown(mission: Mission, { deeds }: Attempt): MissionEvent {
  const history = deeds.reduce<History>(
    (before, deed) => extendHistory(before, deed, mission.pc),
    beginHistory(mission.home),
  );
  return { type: 'history.shown', history };
}

function eventsOf(mission: Mission): MissionEvent[] {
  return [
    { type: 'mission.begin' },
    shown(mission, mission.wrong[0]!),
    shown(mission, mission.solution),
    ...(mission.questions.length === 0 ? [{ type: 'hint.ask' } as const] : []),
    { type: 'check.ask' },
    { type: 'work.resume' },
    { type: 'debrief.open' },
    { type: 'mission.restart' },
    ...[mission.solution.answers, mission.wrong[2]!.answers].flatMap((answers) =>
      Object.entries(answers).map(([question, choice]): MissionEvent => ({ type: 'answer.choose', question, choice })),
    ),
  ];
}

const after: Readonly<Record<MissionPhase, readonly MissionPhase[]>> = {
  briefing: ['briefing', 'working'],
  working: ['working', 'solved', 'not-yet', 'briefing'],
  'not-yet': ['not-yet', 'working', 'briefing'],
  solved: ['solved', 'debrief', 'briefing'],
  debrief: ['debrief', 'briefing'],
};

describe.each(['wrong-profile', 'not-your-phone'])('every way through the mission %s', (name) => {
  const mission = missionNamed(name);
  const events = eventsOf(mission);
  const paths = getShortestPaths(missionMachine, {
    events,
    input: { mission },
    limit: 5_000,
    // A history is a whole network; its place in the list names it.
    serializeEvent: (event) => String(events.indexOf(event as MissionEvent)),
    // How often it was checked in vain makes no other way after the first time.
    serializeState: ({ value, context }) =>
      JSON.stringify([value, context.hints, context.answers, context.report, context.vain > 0]),
  });
  const phases = (way: (typeof paths)[number]): readonly MissionPhase[] => [
    ...way.steps.map(({ state }) => missionView(state).phase),
  ];

  it('is walked: each phase is reached', () => {
    const reached = new Set(paths.map(({ state }) => missionView(state).phase));
    expect([...reached].sort()).toEqual(['briefing', 'debrief', 'not-yet', 'solved', 'working']);
  });

  it('goes from phase to phase as the chart says', () => {
    for (const path of paths) {
      const walked = phases(path);
      for (const [index, phase] of walked.entries()) {
        const before = walked[index - 1];
        if (before !== undefined) expect(after[before]).toContain(phase);
      }
    }
  });

  it('is solved only with every step done and everything kept', () => {
    const ends = paths.filter(({ state }) => ['solved', 'debrief'].includes(missionView(state).phase));
    expect(ends.length).toBeGreaterThan(0);
    for (const { state } of ends) {
      const view = missionView(state);
      expect(view.missing).toEqual([]);
      expect(view.broken).toEqual([]);
      expect(view.steps.every((step) => step.state === 'done')).toBe(true);
    }
  });

  it('gives feedback on a wrong way only when it was checked, and never on a solved one', () => {
    for (const { state } of paths) {
      const view = missionView(state);
      if (view.phase !== 'not-yet') expect(view.wrong).toBeNull();
      else expect(view.missing.length + view.broken.length).toBeGreaterThan(0);
    }
    expect(paths.some(({ state }) => missionView(state).wrong === mission.wrong[0]!.id)).toBe(true);
  });

  it('has one current step at most, and three hints at most', () => {
    for (const { state } of paths) {
      const view = missionView(state);
      expect(view.steps.filter((step) => step.state === 'current').length).toBeLessThanOrEqual(1);
      expect(view.hints).toBeLessThanOrEqual(HINT_LEVELS);
      if (view.hints === HINT_LEVELS) expect(view.canHint).toBe(false);
    }
  });
});
