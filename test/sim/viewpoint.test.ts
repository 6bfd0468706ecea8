import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySetting, type SettingCommand } from '#sim/command.ts';
import { advance, apply, createNetwork, reportOf, runScan, scanOf, type Network } from '#sim/network.ts';
import type { PortList } from '#sim/port-list.ts';
import type { Scenario } from '#sim/scenario.ts';
import { differencesOf, publicAddress, viewpoints, whatIf, type Watch } from '#sim/viewpoint.ts';
import { command } from '../support/commands.ts';
import { HOME } from '../support/home.ts';
import { plainNetwork } from '../support/same-network.ts';

function only(...ports: number[]): PortList {
  return ports.map((port) => ({ low: port, high: port }));
}

const WATCH: Watch = { pc: 'pc', proto: 'tcp', ports: only(80, 445, 8080) };

function changed(...commands: SettingCommand[]): Scenario {
  return commands.reduce((scenario, next) => {
    const result = applySetting(scenario, next);
    if (!result.ok) throw new Error(result.problem);
    return result.value;
  }, HOME);
}

function networkOf(scenario: Scenario): Network {
  return createNetwork(scenario, { packets: true });
}

const RUN_WEB: SettingCommand = { kind: 'program.run', host: 'pc', program: 'web-server', running: true };
const ALLOW_WEB: SettingCommand = {
  kind: 'rule.add',
  host: 'pc',
  rule: {
    id: 'allow-web',
    name: 'Web',
    group: null,
    direction: 'in',
    action: 'allow',
    enabled: true,
    proto: 'tcp',
    ports: only(80),
    remotePorts: null,
    remote: null,
    rejectWith: 'tcp-reset',
    profiles: null,
    program: null,
    secure: false,
  },
};

describe('three viewpoints', () => {
  it('see one program differently: open to the PC itself, hidden by its firewall from the neighbour, unreachable from outside', () => {
    const { internet, lan, self } = viewpoints(networkOf(changed(RUN_WEB)), WATCH);
    expect(self.answers[0]).toMatchObject({ port: 80, state: 'open', door: 'program', ref: 'web-server' });
    expect(lan.answers[0]).toMatchObject({ port: 80, state: 'filtered', door: 'pc-firewall', device: 'pc' });
    expect(internet.answers[0]).toMatchObject({
      port: 80,
      state: 'filtered',
      door: 'gateway-no-mapping',
      role: 'gateway',
    });
  });

  it('see a forwarded and allowed program from everywhere, each under its own port number', () => {
    const { internet, lan, self } = viewpoints(networkOf(changed(RUN_WEB, ALLOW_WEB)), WATCH);
    expect(internet.answers.map(({ port, state }) => [port, state])).toEqual([
      [80, 'filtered'],
      [445, 'filtered'],
      [8080, 'open'],
    ]);
    expect(lan.answers.find(({ port }) => port === 80)?.state).toBe('open');
    expect(self.answers.find(({ port }) => port === 80)?.state).toBe('open');
  });

  it('have nobody to ask in the LAN and nobody to look from inside when the PC is off', () => {
    const sights = viewpoints(networkOf(changed({ kind: 'host.power', host: 'pc', up: false })), WATCH);
    expect(sights.lan).toMatchObject({ host: { up: false }, answers: [], problem: null });
    expect(sights.self).toMatchObject({ answers: [], problem: 'scanner-is-off' });
    expect(sights.internet.answers).toHaveLength(3);
  });

  it('ask UDP ports when UDP is watched', () => {
    const { self } = viewpoints(networkOf(changed({ ...RUN_WEB, program: 'game-server' })), {
      pc: 'pc',
      proto: 'udp',
      ports: only(19132, 19133),
    });
    expect(self.answers.map(({ state }) => state)).toEqual(['open', 'closed']);
  });

  it('say that nobody can look where the LAN has no address left', () => {
    const full: Scenario = {
      ...HOME,
      gateway: { ...HOME.gateway, lan: { address: HOME.gateway.lan.address, length: 32 } },
    };
    expect(viewpoints(networkOf(full), WATCH).lan.problem).toBe('no-such-scanner');
  });

  it('leave the network as it was, whatever was done to it before', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 8 }), fc.integer({ min: 0, max: 100_000 }), (commands, duration) => {
        const network = commands.reduce((last, next) => {
          const applied = apply(last, next);
          return advance(applied.ok ? applied.value : last, duration);
        }, networkOf(HOME));
        const before = structuredClone(plainNetwork(network));
        viewpoints(network, WATCH);
        expect(plainNetwork(network)).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it('agree from outside with a scan that is run on the network itself', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 8 }), (commands) => {
        const network = commands.reduce((last, next) => {
          const applied = apply(last, next);
          return applied.ok ? applied.value : last;
        }, networkOf(HOME));
        const quiet = advance(network, 600_000_000);
        const { internet } = viewpoints(quiet, WATCH);
        const started = apply(quiet, {
          kind: 'scan.start',
          scanner: { vantage: 'internet', host: null, address: HOME.scanner.address },
          scan: { ...HOME.scan, ports: WATCH.ports, target: publicAddress(HOME) },
        });
        if (!started.ok) throw new Error(started.problem);
        const report = reportOf(scanOf(runScan(started.value, quiet.nextScan), quiet.nextScan)!);
        expect(internet.answers.map(({ port, state, reason }) => ({ port, state, reason }))).toEqual(
          report.ports.map(({ port, state, reason }) => ({ port, state, reason })),
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('what if', () => {
  it('names the ports that answer otherwise, with both answers', () => {
    const differences = whatIf(changed(RUN_WEB), changed(RUN_WEB, ALLOW_WEB), WATCH);
    expect(differences.map(({ from, port, before, after }) => [from, port, before?.state, after?.state])).toEqual([
      ['internet', 8080, 'filtered', 'open'],
      ['lan', 80, 'filtered', 'open'],
    ]);
  });

  it('finds nothing between a home and itself', () => {
    expect(whatIf(HOME, changed(), WATCH)).toEqual([]);
  });

  it('tells the same word from different doors apart', () => {
    const withoutForward = changed(RUN_WEB, {
      kind: 'forward.change',
      router: 'gateway',
      id: 'web',
      change: { enabled: false },
    });
    const [difference] = whatIf(changed(RUN_WEB), withoutForward, WATCH);
    expect(difference).toMatchObject({
      from: 'internet',
      port: 8080,
      before: { state: 'filtered', door: 'pc-firewall' },
      after: { state: 'filtered', door: 'gateway-no-mapping' },
    });
  });

  it('shows a PC that was switched off as answers that are gone', () => {
    const differences = differencesOf(
      viewpoints(networkOf(HOME), WATCH),
      viewpoints(networkOf(changed({ kind: 'host.power', host: 'pc', up: false })), WATCH),
    );
    expect(differences.filter(({ from }) => from === 'lan').every(({ after }) => after === null)).toBe(true);
    expect(differences.filter(({ from }) => from === 'lan')).toHaveLength(3);
  });
});
