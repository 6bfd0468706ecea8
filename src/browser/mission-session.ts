/** A mission at work in a page: its machine, wired to whichever lab has its home. */
import { createActor, type ActorRefFrom } from 'xstate';
import type { labMachine } from '#machines/lab/lab.machine.ts';
import { connectMission } from '#machines/mission/lab-mission.ts';
import { missionMachine } from '#machines/mission/mission.machine.ts';
import { missionView } from '#machines/mission/mission.view.ts';
import { readMission } from '#machines/mission/read-mission.ts';
import { solveMission } from '#machines/progress/progress.record.ts';
import type { Scenario } from '#sim/scenario.ts';
import type { ProgressStore } from './progress-store.ts';

export interface MissionSession {
  readonly actor: ActorRefFrom<typeof missionMachine>;
  /** The home that the mission starts from. */
  readonly home: Scenario;
  /** The machine that the learner sits at. */
  readonly pc: string;
  /** Lets the mission follow a lab until the returned function is called. */
  follow(lab: ActorRefFrom<typeof labMachine>): () => void;
  /** Notes in the record how the mission was solved, as soon as it is, until the returned function is called. */
  remember(progress: ProgressStore): () => void;
}

/** Starts the mission of a document of content/scenarios/missions (without its words). */
export function openMissionSession(document: unknown): MissionSession {
  const mission = readMission(document);
  const actor = createActor(missionMachine, { input: { mission } }).start();
  return {
    actor,
    home: mission.home,
    pc: mission.pc,
    follow: (lab) => connectMission(lab, actor),
    remember: (progress) => {
      const watching = actor.subscribe((snapshot) => {
        const { phase, privilege, hints } = missionView(snapshot);
        if (phase === 'solved')
          progress.update((record) => solveMission(record, mission.name, { score: privilege.score, hints }));
      });
      return () => watching.unsubscribe();
    },
  };
}
