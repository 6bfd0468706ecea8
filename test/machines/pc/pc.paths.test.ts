import { describe, expect, it } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { connectHome } from '#machines/lab/home.ts';
import { labView } from '#machines/lab/lab.view.ts';
import { BOOT_TIME, pcMachine, SHUTDOWN_TIME, type PcEvent } from '#machines/pc/pc.machine.ts';
import { pcView, type PcSnapshot, type PcView } from '#machines/pc/pc.view.ts';
import type { Host } from '#sim/scenario.ts';
import { viewpoints } from '#sim/viewpoint.ts';
import { HOME } from '../../support/home.ts';
import { wiredLogic, type Wired } from '../../support/wired-logic.ts';

const EVENTS: readonly PcEvent[] = [
  { type: 'power.on' },
  { type: 'power.off' },
  { type: 'power.restart' },
  { type: 'time.advanced', duration: SHUTDOWN_TIME },
  { type: 'time.advanced', duration: BOOT_TIME },
  { type: 'program.start', program: 'web-server' },
  { type: 'program.stop', program: 'web-server' },
  { type: 'profile.choose', profile: 'public' },
  { type: 'alert.allow', name: 'The program', profiles: ['private'] },
  { type: 'alert.cancel', name: 'The program' },
];

function hostOf(state: Wired<PcSnapshot>): Host {
  return state.scenario.hosts[0]!;
}

/** What differs for whoever uses the PC. Not more than four rules, or the walk would never end. */
function phase(state: Wired<PcSnapshot>): string {
  const { phase: now, restarts, alert, programs, profile, rules } = pcView(state.machine, hostOf(state));
  return JSON.stringify([now, restarts, alert !== null, programs[0]!.running, profile, rules.map(({ id }) => id)]);
}

const logic = wiredLogic<PcSnapshot, PcEvent>({
  machine: pcMachine,
  input: { host: HOME.hosts[0]! },
  scenario: HOME,
  shown: (scenario) => ({ type: 'host.shown', host: scenario.hosts[0]! }),
});

const paths = getShortestPaths(logic, {
  events: [...EVENTS],
  serializeState: (state) => phase(state) as never,
  serializeEvent: (event) => JSON.stringify(event) as never,
  stopWhen: (state) => hostOf(state as Wired<PcSnapshot>).firewall.rules.length >= 4,
});

/** The PC's view never contradicts the engine. */
function agree(view: PcView, host: Host): void {
  expect(host.up).toBe(view.phase === 'running' || view.phase === 'shutting-down');
  expect(view.canUse).toBe(view.phase === 'running');
  expect(view.programs.map(({ running }) => running)).toEqual(host.programs.map(({ running }) => running));
  if (view.alert !== null) {
    expect(view.phase).toBe('running');
    expect(view.programs.find(({ name }) => name === view.alert?.program.name)?.uncovered).not.toEqual([]);
  }
  if (!host.up) expect(view.listeners).toEqual([]);
}

describe('every state of the PC that can be reached', () => {
  it('includes all phases, the alert, and both answers to it', () => {
    const views = paths.map(({ state }) => {
      const wired = state as Wired<PcSnapshot>;
      return pcView(wired.machine, hostOf(wired));
    });
    expect(new Set(views.map(({ phase: name }) => name))).toEqual(
      new Set(['off', 'booting', 'running', 'shutting-down']),
    );
    expect(views.some(({ alert }) => alert !== null)).toBe(true);
    for (const action of ['allow', 'block'] as const)
      expect(views.some(({ rules }) => rules.some((rule) => rule.action === action))).toBe(true);
  });

  it('is the same when the PC is wired to a lab, and the lab refuses nothing', () => {
    expect(paths.length).toBeGreaterThan(30);
    for (const path of paths) {
      const home = connectHome({ scenario: HOME }, 'pc');
      for (const { event, state } of path.steps) {
        if (String(event.type) !== 'xstate.init') home.pc.send(event);
        const lab = labView(home.lab.getSnapshot());
        const host = lab.scenario.hosts[0]!;
        const view = pcView(home.pc.getSnapshot(), host);
        expect(lab.refused).toBeNull();
        expect(lab.scenario).toEqual((state as Wired<PcSnapshot>).scenario);
        expect(home.pc.getSnapshot().value).toEqual((state as Wired<PcSnapshot>).machine.value);
        agree(view, host);
      }
      home.stop();
    }
  });

  it('lets a neighbour reach the web server only while it runs and its rule allows it in this profile', () => {
    for (const { state } of paths) {
      const wired = state as Wired<PcSnapshot>;
      const home = connectHome({ scenario: wired.scenario }, 'pc');
      const { network } = labView(home.lab.getSnapshot());
      const [answer] = viewpoints(network, { pc: 'pc', proto: 'tcp', ports: [{ low: 80, high: 80 }] }).lan.answers;
      const host = hostOf(wired);
      const inForce = host.firewall.rules.filter(
        ({ proto, profiles }) => proto === 'tcp' && profiles?.includes(host.profile) === true,
      );
      const isLetIn =
        inForce.some(({ action }) => action === 'allow') && !inForce.some(({ action }) => action === 'block');
      expect(answer?.state === 'open').toBe(host.up && host.programs[0]!.running && isLetIn);
      home.stop();
    }
  });
});
