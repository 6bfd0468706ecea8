import { openMissionSession } from '#browser/mission-session.ts';
import { createProgressStore } from '#browser/progress-store.ts';
import { MissionBar } from '../mission/MissionBar.tsx';
import type { MissionLabels } from '../mission/mission.labels.ts';
import type { MissionScript } from '../mission/mission-script.ts';
import { Lab, type LabProps, type LabTask } from './Lab.tsx';

export interface LabMission {
  /** A document of content/scenarios/missions without its words, and its words in one language. */
  readonly document: unknown;
  readonly script: MissionScript;
  readonly labels: MissionLabels;
}

/** A mission played in the lab. The sandbox has none, and does not load what only missions need. */
export function MissionLab({ mission, ...lab }: Omit<LabProps, 'openTask'> & { readonly mission: LabMission }) {
  return <Lab {...lab} openTask={() => openMission(mission)} />;
}

function openMission({ document, script, labels }: LabMission): LabTask {
  const { actor, home, pc, follow, remember } = openMissionSession(document);
  if (typeof window !== 'undefined') remember(createProgressStore(window));
  return { home, pc, follow, bar: <MissionBar actor={actor} script={script} labels={labels} /> };
}
