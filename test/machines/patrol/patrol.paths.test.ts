import { describe, expect, it } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import type { Permission } from '#sim/permission.ts';
import { missionNamed } from '../../support/missions.ts';
import { NEEDED_PARTS } from '#machines/patrol/letter.ts';
import { patrolMachine, type PatrolEvent, type PatrolSnapshot } from '#machines/patrol/patrol.machine.ts';
import { patrolView } from '#machines/patrol/patrol.view.ts';

const { scan } = missionNamed('outbound-not-inbound').home;
const permission: Permission = { target: scan.target, ports: scan.ports, from: 0, until: 100, parallelism: 50 };

const events: PatrolEvent[] = [
  { type: 'aim.choose', scan, owner: 'somebody-else' },
  { type: 'aim.choose', scan, owner: 'home' },
  { type: 'aim.withdraw' },
  { type: 'slip.show', at: 50 },
  { type: 'slip.show', at: 500 },
  { type: 'slip.none' },
  { type: 'scan.insist' },
  { type: 'sensor.alarmed', alarm: { sensor: 'snort-low', at: 1, source: 1, level: 1, count: 5, ports: [1] }, log: [] },
  { type: 'scan.ended', log: [] },
  { type: 'mail.open' },
  { type: 'log.open' },
  { type: 'letter.begin' },
  ...([...NEEDED_PARTS, 'excuse'] as const).map((part): PatrolEvent => ({ type: 'letter.part', part })),
  { type: 'letter.send' },
  { type: 'permission.given', permission },
];

function pathsOf(story: boolean) {
  return getShortestPaths(patrolMachine, {
    events,
    input: { story },
    limit: 60_000,
    serializeState: ({ value, context }) => {
      const { letter, breaches, returned, owner } = context;
      return JSON.stringify([
        value,
        letter,
        breaches,
        returned,
        owner,
        context.permission !== null,
        context.alarm !== null,
      ]);
    },
  });
}

const phasesOf = (states: readonly PatrolSnapshot[]): readonly string[] =>
  [...new Set(states.map((state) => patrolView(state).phase))].sort();

describe('every way of the patrol outside the story', () => {
  const paths = pathsOf(false);

  it('ends at somebody else’s machine without a slip: one can only turn back', () => {
    expect(phasesOf(paths.map(({ state }) => state))).toEqual(['refused', 'slip', 'watching']);
    for (const { state } of paths)
      if (patrolView(state).phase === 'refused') {
        const further = events.filter((event) => state.can(event)).map(({ type }) => type);
        expect(further).toEqual(['aim.withdraw']);
      }
  });
});

describe('every way of the patrol in the story', () => {
  const paths = pathsOf(true);

  it('is walked: each phase is reached', () => {
    expect(phasesOf(paths.map(({ state }) => state))).toEqual(
      [
        'asked',
        'cut',
        'finished',
        'letter',
        'log',
        'mail',
        'permitted',
        'refused',
        'scanning',
        'slip',
        'tempted',
        'unnoticed',
        'watching',
      ].sort(),
    );
  });

  it('has a permission only after the owner was asked', () => {
    for (const { state, steps } of paths)
      if (state.context.permission !== null) expect(steps.some(({ event }) => event.type === 'letter.send')).toBe(true);
  });

  it('scans with permission only as the permission says', () => {
    for (const { state, steps } of paths) {
      if (patrolView(state).phase !== 'permitted') continue;
      const shown = steps.findLast(({ event }) => event.type === 'slip.show')!.event;
      expect(shown).toMatchObject({ at: 50 });
    }
  });

  it('lets no letter go that lacks a part or has an excuse in it', () => {
    for (const { state } of paths)
      if (patrolView(state).phase === 'asked')
        expect([...state.context.letter].sort()).toEqual([...NEEDED_PARTS].sort());
  });

  it('leads from everywhere on to the end', () => {
    const stuck = paths.filter(({ state }) => !events.some((event) => state.can(event)));
    expect(stuck).toEqual([]);
  });
});
