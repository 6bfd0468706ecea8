import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BERTH_STATES, type BerthState } from '#machines/scanner/berth.ts';
import { LINKED_HOME } from '#machines/scanner/survey-messages.ts';
import type { Findings } from '#machines/scanner/survey.ts';
import { portListOf } from '#sim/port-list.ts';
import { projectRoot } from '../../support/source-files.ts';

export { LINKED_HOME };

/** Findings as they would be read off a scan, from states by port. */
export function findingsFrom(found: Readonly<Record<number, BerthState>>, over = true): Findings {
  const ports = Object.keys(found).map(Number);
  const states = Uint8Array.from(ports, (port) => BERTH_STATES.indexOf(found[port]!));
  const done = ports.filter((port) => found[port] !== 'unknown' && found[port] !== 'scanning').length;
  return {
    ports: portListOf(ports),
    states,
    asked: ports.filter((port) => found[port] !== 'unknown').length,
    done,
    total: ports.length,
    elapsed: 2_500_000,
    over,
    sent: done,
  };
}

/** Findings of ports from 0 on, that all have one state but for some. */
export function mostly(
  state: BerthState,
  count: number,
  others: Readonly<Record<number, BerthState>> = {},
  over = true,
): Findings {
  return findingsFrom(
    Object.fromEntries(Array.from({ length: count }, (_, port) => [port, others[port] ?? state])),
    over,
  );
}

const folder = join(projectRoot, 'content/scenarios');

/** The page's homes as they stand in content/. */
export const homeDocuments: readonly unknown[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown);
