import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { COACH_ROUTES, coachView, nextTarget, routeLegs } from '#machines/settings-path/coach.view.ts';
import {
  settingsPathMachine,
  WINDOWS_VERSIONS,
  type SettingsPathEvent,
  type WindowsVersion,
} from '#machines/settings-path/settings-path.machine.ts';
import {
  placeOf,
  PLACES,
  settingsPathView,
  windowOf,
  type Place,
  type SettingsPathSnapshot,
} from '#machines/settings-path/settings-path.view.ts';

const PLAIN = [
  'start.open',
  'search.open',
  'menu.close',
  'window.close',
  'go.back',
  'settings.open',
  'system.open',
  'network.open',
  'status.open',
  'properties.open',
  'update.open',
  'privacy.open',
  'security.open',
  'security-home.open',
  'virus.open',
  'firewall.open',
  'control-panel.open',
  'programs.open',
  'listeners.open',
  'advanced.open',
  'uac.yes',
  'uac.no',
  'console.show',
] as const;

const EVENTS: readonly SettingsPathEvent[] = [
  ...PLAIN.map((type) => ({ type })),
  { type: 'profile.open', profile: 'public' },
  { type: 'app.open', app: 'browser' },
];

/** A place, and the place below it where the chart would go back to. */
function serialize(snapshot: SettingsPathSnapshot): string {
  const { place, page, isConsoleOpen } = settingsPathView(snapshot);
  return JSON.stringify([place, page, isConsoleOpen]);
}

function start(version: WindowsVersion, snapshot?: SettingsPathSnapshot) {
  return createActor(settingsPathMachine, {
    input: { version },
    ...(snapshot === undefined ? {} : { snapshot: snapshot as never }),
  }).start();
}

function everyState(version: WindowsVersion): readonly SettingsPathSnapshot[] {
  return getShortestPaths(settingsPathMachine, {
    input: { version },
    events: () => [...EVENTS],
    serializeState: (snapshot) => serialize(snapshot as SettingsPathSnapshot) as never,
    serializeEvent: (event) => JSON.stringify(event) as never,
  }).map(({ state }) => state as SettingsPathSnapshot);
}

function shortestWay(version: WindowsVersion, from: SettingsPathSnapshot): number {
  const actor = start(version);
  actor.stop();
  const [path] = getShortestPaths(settingsPathMachine, {
    fromState: from,
    events: () => [...EVENTS],
    serializeState: (snapshot) => serialize(snapshot as SettingsPathSnapshot) as never,
    serializeEvent: (event) => JSON.stringify(event) as never,
    toState: (snapshot) => snapshot.matches({ windows: 'console' }),
  });
  return path === undefined ? Infinity : path.steps.filter(({ event }) => !event.type.startsWith('xstate.')).length;
}

describe.each(WINDOWS_VERSIONS)('the places of Windows %s', (version) => {
  const states = everyState(version);
  const places = new Set(states.map(placeOf));

  it('are all there, except those of the other version', () => {
    const other = version === '10' ? /11$/ : /10$/;
    expect([...places].sort()).toEqual(PLACES.filter((place) => !other.test(place)).sort());
  });

  it('can each be left', () => {
    for (const snapshot of states) {
      const ways = EVENTS.filter((event) => snapshot.can(event));
      const left = ways.some((event) => {
        const actor = start(version, snapshot);
        actor.send(event);
        return placeOf(actor.getSnapshot()) !== placeOf(snapshot);
      });
      expect([placeOf(snapshot), left]).toEqual([placeOf(snapshot), true]);
    }
  });

  it('each have a way back: the arrow or the cross leads to the desktop in the end', () => {
    for (const snapshot of states) {
      const actor = start(version, snapshot);
      for (let steps = 0; steps < 8 && placeOf(actor.getSnapshot()) !== 'desktop'; steps += 1) {
        const now = actor.getSnapshot();
        const back = (['uac.no', 'menu.close', 'go.back'] as const).find((type) => now.can({ type }));
        actor.send({ type: back ?? 'window.close' });
      }
      expect([placeOf(snapshot), placeOf(actor.getSnapshot())]).toEqual([placeOf(snapshot), 'desktop']);
    }
  });

  it('all have a way to the console', () => {
    for (const snapshot of states)
      expect([placeOf(snapshot), shortestWay(version, snapshot) < Infinity]).toEqual([placeOf(snapshot), true]);
  });

  it.each(COACH_ROUTES)('lead to the console when one does as the pilot says (%s)', (route) => {
    for (const snapshot of states) {
      const actor = start(version, snapshot);
      const walked: Place[] = [];
      for (let steps = 0; steps < 14; steps += 1) {
        const now = actor.getSnapshot();
        const place = placeOf(now);
        if (place === 'console') break;
        walked.push(place);
        const next = nextTarget(place, version, route)!;
        const event = { type: next } as SettingsPathEvent;
        expect([place, next, now.can(event)]).toEqual([place, next, true]);
        actor.send(event);
      }
      expect([...walked, placeOf(actor.getSnapshot())].at(-1)).toBe('console');
      expect(new Set(walked).size).toBe(walked.length);
    }
  });
});

describe('the routes', () => {
  it.each([
    ['10', 'settings', 7],
    ['11', 'settings', 7],
    ['10', 'search', 3],
    ['11', 'search', 3],
  ] as const)('of Windows %s by %s take %i steps', (version, route, length) => {
    const actor = start(version);
    const legs = routeLegs(version, route);
    for (const { place, target } of legs) {
      expect(placeOf(actor.getSnapshot())).toBe(place);
      actor.send({ type: target } as SettingsPathEvent);
    }
    expect(placeOf(actor.getSnapshot())).toBe('console');
    expect(legs).toHaveLength(length);
  });

  it('include no shorter one than the search', () => {
    for (const version of WINDOWS_VERSIONS) expect(shortestWay(version, start(version).getSnapshot())).toBe(3);
  });
});

describe('the question of UAC', () => {
  it('shuts out everything else', () => {
    const actor = start('10');
    for (const type of ['search.open', 'advanced.open'] as const) actor.send({ type });
    const ways = EVENTS.filter((event) => actor.getSnapshot().can(event));
    expect(ways.map(({ type }) => type)).toEqual(['uac.yes', 'uac.no']);
  });

  it('answered with No leads back to the window it came from', () => {
    const actor = start('11');
    for (const { target } of routeLegs('11', 'settings').slice(0, -1))
      actor.send({ type: target } as SettingsPathEvent);
    expect(settingsPathView(actor.getSnapshot())).toMatchObject({ place: 'uac', page: 'firewall', window: 'security' });
    actor.send({ type: 'uac.no' });
    expect(placeOf(actor.getSnapshot())).toBe('firewall');
    expect(settingsPathView(actor.getSnapshot()).isConsoleOpen).toBe(false);
  });
});

describe('windows', () => {
  it('are the same whatever menu lies over them', () => {
    const actor = start('10');
    actor.send({ type: 'programs.open' });
    actor.send({ type: 'start.open' });
    expect(settingsPathView(actor.getSnapshot())).toMatchObject({
      place: 'start',
      page: 'programs',
      window: 'programs',
    });
    actor.send({ type: 'menu.close' });
    expect(placeOf(actor.getSnapshot())).toBe('programs');
  });

  it('keep an open console until it is closed', () => {
    const actor = start('10');
    actor.send({ type: 'console.show' });
    expect(placeOf(actor.getSnapshot())).toBe('desktop');
    for (const type of ['search.open', 'advanced.open', 'uac.yes', 'programs.open', 'console.show'] as const)
      actor.send({ type });
    expect(placeOf(actor.getSnapshot())).toBe('console');
    actor.send({ type: 'window.close' });
    actor.send({ type: 'console.show' });
    expect(placeOf(actor.getSnapshot())).toBe('desktop');
  });

  it('are gone when another version is chosen or the PC goes off', () => {
    const actor = start('10');
    for (const type of ['search.open', 'advanced.open', 'uac.yes'] as const) actor.send({ type });
    actor.send({ type: 'version.choose', version: '11' });
    expect(settingsPathView(actor.getSnapshot())).toMatchObject({
      place: 'desktop',
      version: '11',
      isConsoleOpen: false,
    });
    actor.send({ type: 'settings.open' });
    expect(placeOf(actor.getSnapshot())).toBe('settings11');
    actor.send({ type: 'session.end' });
    expect(placeOf(actor.getSnapshot())).toBe('desktop');
  });

  it('are known for each place', () => {
    expect(windowOf('status10')).toBe('settings');
    expect(windowOf('firewall')).toBe('security');
    expect(windowOf('desktop')).toBeNull();
  });
});

describe('the pilot', () => {
  const nothing = { showsRules: false, wizard: null };

  it('marks the next target only when asked to be thorough, and shows no steps when asked for none', () => {
    const snapshot = start('10').getSnapshot();
    expect(coachView(snapshot, 'full', 'settings', nothing)).toMatchObject({ target: 'start.open', isAstray: false });
    expect(coachView(snapshot, 'quiet', 'settings', nothing)).toMatchObject({ target: null, now: 'start.open' });
    expect(coachView(snapshot, 'quiet', 'settings', nothing).steps).toHaveLength(7);
    expect(coachView(snapshot, 'off', 'settings', nothing)).toMatchObject({ target: null, steps: [] });
  });

  it('says that one has gone astray, and where to turn', () => {
    const actor = start('10');
    for (const type of ['settings.open', 'system.open'] as const) actor.send({ type });
    expect(coachView(actor.getSnapshot(), 'full', 'settings', nothing)).toMatchObject({
      isAstray: true,
      target: 'go.back',
    });
  });

  it('hurries nobody away from programs and other windows with a purpose of their own', () => {
    const actor = start('10');
    actor.send({ type: 'programs.open' });
    expect(coachView(actor.getSnapshot(), 'full', 'settings', nothing)).toMatchObject({
      place: 'programs',
      isAstray: false,
      target: null,
      now: null,
    });
  });

  it('goes on inside the console', () => {
    const actor = start('10');
    for (const type of ['search.open', 'advanced.open', 'uac.yes'] as const) actor.send({ type });
    const snapshot = actor.getSnapshot();
    expect(coachView(snapshot, 'full', 'settings', nothing).target).toBe('tree.rules');
    expect(coachView(snapshot, 'full', 'settings', { showsRules: true, wizard: null }).target).toBe('rule.new');
  });
});
