import { describe, expect, it } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { connectHome } from '#machines/lab/home.ts';
import { labView } from '#machines/lab/lab.view.ts';
import { APPLY_TIME, gatewayMachine, START_TIME, type GatewayEvent } from '#machines/gateway/gateway.machine.ts';
import { gatewayView, type GatewaySnapshot } from '#machines/gateway/gateway.view.ts';
import { createNetwork } from '#sim/network.ts';
import { viewpoints } from '#sim/viewpoint.ts';
import { HOME } from '../../support/home.ts';
import { wiredLogic, type Wired } from '../../support/wired-logic.ts';

const DRAFT = { name: 'Print', proto: 'tcp', wanPorts: '631', toAddress: '192.168.1.30', toPorts: '' } as const;

const EVENTS: readonly GatewayEvent[] = [
  { type: 'power.on' },
  { type: 'power.off' },
  { type: 'power.restart' },
  { type: 'time.advanced', duration: APPLY_TIME },
  { type: 'time.advanced', duration: START_TIME },
  { type: 'change.save', change: { kind: 'forward.add', draft: DRAFT } },
  { type: 'change.save', change: { kind: 'forward.add', draft: { ...DRAFT, name: 'Again' } } },
  { type: 'change.save', change: { kind: 'forward.remove', id: 'tcp-631' } },
  { type: 'change.save', change: { kind: 'dmz', address: '10.9.9.9' } },
  { type: 'change.save', change: { kind: 'remote-admin', enabled: true } },
  { type: 'change.cancel' },
];

type State = Wired<GatewaySnapshot>;

/** Settings are compared by what is in force, so that the walk ends. */
function phase({ machine, scenario }: State): string {
  const view = gatewayView(machine, createNetwork(scenario, { packets: false }));
  const ids = view.forwards.map(({ id }) => id);
  return JSON.stringify([view.phase, view.applying, view.problems, ids, view.isRemoteAdminOn, scenario.gateway.up]);
}

const logic = wiredLogic<GatewaySnapshot, GatewayEvent>({
  machine: gatewayMachine,
  input: { router: HOME.gateway },
  scenario: HOME,
  shown: (scenario) => ({ type: 'router.shown', router: scenario.gateway }),
});

const paths = getShortestPaths(logic, {
  events: [...EVENTS],
  serializeState: (state) => phase(state) as never,
  serializeEvent: (event) => JSON.stringify(event) as never,
});

describe('every state of the gateway that can be reached', () => {
  it('includes all phases, and problems of every kind of field that was filled in wrongly', () => {
    const views = paths.map(({ state }) =>
      gatewayView((state as State).machine, createNetwork((state as State).scenario, { packets: false })),
    );
    expect(new Set(views.map(({ phase: name }) => name))).toEqual(new Set(['off', 'booting', 'running', 'applying']));
    const codes = new Set(views.flatMap(({ problems }) => problems.map(({ code }) => code)));
    expect([...codes].sort()).toEqual(['address-outside-lan', 'forward-overlaps', 'name-taken', 'no-such-forward']);
  });

  it('is the same when the gateway is wired to a lab, and the lab refuses nothing', () => {
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      const home = connectHome({ scenario: HOME }, 'pc');
      for (const { event, state } of path.steps) {
        if (String(event.type) !== 'xstate.init') home.gateway.send(event);
        const lab = labView(home.lab.getSnapshot());
        const view = gatewayView(home.gateway.getSnapshot(), lab.network);
        expect(lab.refused).toBeNull();
        expect(lab.scenario).toEqual((state as State).scenario);
        expect(home.gateway.getSnapshot().value).toEqual((state as State).machine.value);
        expect(lab.scenario.gateway.up).toBe(view.phase === 'running' || view.phase === 'applying');
        expect(view.applying === null).toBe(view.phase !== 'applying');
        if (view.phase === 'applying') expect(view.problems).toEqual([]);
      }
      home.stop();
    }
  });

  it('lets the internet reach the printer and the settings page only as the pages say', () => {
    for (const { state } of paths) {
      const network = createNetwork((state as State).scenario, { packets: false });
      const view = gatewayView((state as State).machine, network);
      const ports = [80, 631].map((port) => ({ low: port, high: port }));
      const [admin, print] = viewpoints(network, { pc: 'pc', proto: 'tcp', ports }).internet.answers;
      const isUp = view.phase === 'running' || view.phase === 'applying';
      expect(admin?.state === 'open').toBe(isUp && view.isRemoteAdminOn);
      expect(print?.state === 'open').toBe(isUp && view.forwards.some(({ wanPort }) => wanPort === 631));
    }
  });
});
