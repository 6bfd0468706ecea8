/** What comes into a lab and goes out of it: homes, links, and the comparison with the home as it was. */
import { ok, type Result } from '#result';
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { Scenario } from '#sim/scenario.ts';
import { decodeShare, encodeShare, type ShareProblem } from '#sim/share.ts';

/** Homes by their names. */
export type Homes = Pick<ReadonlyMap<string, Scenario>, 'get'>;

/** The homes of a page, each read when it is first asked for. Throws when one of them is none: that is our mistake. */
export function homesOf(documents: readonly unknown[]): Homes {
  const byName = new Map(documents.map((document) => [nameOf(document), document]));
  const read = new Map<string, Scenario>();
  return {
    get: (name) => {
      if (!byName.has(name)) return undefined;
      const home = read.get(name) ?? readHome(byName.get(name));
      read.set(name, home);
      return home;
    },
  };
}

/** The name in the document of a home; empty where there is none. */
export function nameOf(document: unknown): string {
  if (typeof document !== 'object' || document === null || !('name' in document)) return '';
  return typeof document.name === 'string' ? document.name : '';
}

function readHome(document: unknown): Scenario {
  const scenario = decodeScenario(document);
  if (!scenario.ok) throw new Error(`not a home: ${JSON.stringify(scenario.problem.slice(0, 3))}`);
  return scenario.value;
}

/** All homes of a page by their names, read at once. Throws when one of them is none: that is our mistake. */
export function readHomes(documents: readonly unknown[]): ReadonlyMap<string, Scenario> {
  return new Map(documents.map((document) => readHome(document)).map((home) => [home.name, home]));
}

export function linkText(scenario: Scenario, base: Scenario | null): string {
  return encodeShare({ scenario, scan: null }, base);
}

/** The settings in a link, and the home that they started from. */
export interface LinkedHome {
  readonly scenario: Scenario;
  readonly base: Scenario | null;
}

export function readLink(text: string, homes: Homes): Result<LinkedHome, LinkProblem> {
  const shared = decodeShare(text, homes);
  if (!shared.ok) return shared;
  const { scenario, base } = shared.value;
  if (!scenario.hosts.some(({ network }) => network === 'lan')) return { ok: false, problem: { code: 'link-no-pc' } };
  return ok({ scenario: { ...scenario, extended: true }, base });
}

/** `link-no-pc`: a network without any machine in the home has nothing to play with. */
export type LinkProblem = ShareProblem | { readonly code: 'link-no-pc' };

/** The watched ports that answer otherwise now than in the home as it was. */
export { whatIfInPauses as differencesInPauses } from '#sim/viewpoint.ts';
