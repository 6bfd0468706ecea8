/** The missions of content/scenarios/missions: as they stand in the files, and decoded, in the course's order. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeMission } from '#sim/mission/mission-decode.ts';
import type { Mission } from '#sim/mission/mission.ts';
import { projectRoot } from './source-files.ts';

const folder = join(projectRoot, 'content/scenarios/missions');

export interface MissionFile {
  readonly file: string;
  readonly document: unknown;
}

export const missionFiles: readonly MissionFile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((file) => ({ file, document: JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown }));

export function decoded(document: unknown): Mission {
  const mission = decodeMission(document);
  if (!mission.ok) throw new Error(JSON.stringify(mission.problem));
  return mission.value;
}

export const missions: readonly Mission[] = missionFiles.map(({ document }) => decoded(document));

export function missionNamed(name: string): Mission {
  const mission = missions.find((one) => one.name === name);
  if (mission === undefined) throw new Error(`no mission ${name}`);
  return mission;
}
