/** A mission of the page. */
import { decodeMission } from '#sim/mission/mission-decode.ts';
import type { Mission } from '#sim/mission/mission.ts';

/** The mission in a document. Throws when it is none: that is our mistake. */
export function readMission(document: unknown): Mission {
  const mission = decodeMission(document);
  if (!mission.ok) throw new Error(`not a mission: ${JSON.stringify(mission.problem.slice(0, 3))}`);
  return mission.value;
}
