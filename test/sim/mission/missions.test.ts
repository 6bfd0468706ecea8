import { describe, expect, it } from 'vitest';
import { beginHistory } from '#sim/mission/history.ts';
import { checkMission, tryMission } from '#sim/mission/check.ts';
import { missionNamed, missions } from '../../support/missions.ts';

const wrongWays = missions.flatMap((mission) =>
  mission.wrong.map((wrong) => ({ mission, wrong, id: wrong.id, name: mission.name })),
);

describe('a mission', () => {
  it.each(missions.map(({ name }) => name))('%s is not solved before anything was done', (name) => {
    const mission = missionNamed(name);
    const report = checkMission(mission, beginHistory(mission.home), {});
    expect(report.solved).toBe(false);
    expect(report.keeps.filter(({ met }) => !met)).toEqual([]);
  });

  it.each(missions.map(({ name }) => name))('%s is solved by its solution, with no more let in than needed', (name) => {
    const mission = missionNamed(name);
    const report = tryMission(mission, mission.solution);
    expect([...report.goals, ...report.keeps].filter(({ met }) => !met)).toEqual([]);
    expect(report).toMatchObject({ solved: true, wrong: null, privilege: { score: 100, excess: [] } });
  });

  it.each(missions.map(({ name }) => name))('%s needs every part of its solution', (name) => {
    const mission = missionNamed(name);
    const { deeds, answers } = mission.solution;
    for (const place of deeds.keys()) {
      const shorter = { deeds: deeds.filter((_, index) => index !== place), answers };
      let solved = false;
      try {
        ({ solved } = tryMission(mission, shorter));
      } catch {
        // What is left cannot even be carried out.
      }
      expect({ place, kind: deeds[place]!.kind, solved }).toMatchObject({ solved: false });
    }
  });

  it.each(wrongWays)(
    '$name: the wrong way $id is not taken for a solution, and is recognised',
    ({ mission, wrong }) => {
      expect(tryMission(mission, wrong)).toMatchObject({ solved: false, wrong: wrong.id });
    },
  );

  it.each(missions.map(({ name }) => name))('%s foresees at least three wrong ways', (name) => {
    expect(missionNamed(name).wrong.length).toBeGreaterThanOrEqual(3);
  });

  it('is there at least twelve times', () => {
    expect(missions.length).toBeGreaterThanOrEqual(12);
  });
});
