import { describe, expect, it } from 'vitest';
import { applySetting, type SettingCommand } from '#sim/command.ts';
import type { Program, Scenario } from '#sim/scenario.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import { encodeScenario } from '#sim/scenario-encode.ts';
import { createNetwork } from '#sim/network.ts';
import { viewpoints } from '#sim/viewpoint.ts';
import { HOME } from '../support/home.ts';

/** The test home, where the game server asks for ways in. */
function homeWith(upnp: Program['upnp'], enabled = true): Scenario {
  const [pc, ...others] = HOME.hosts;
  const programs = pc!.programs.map((program) => (program.name === 'game-server' ? { ...program, upnp } : program));
  const { gateway } = HOME;
  return {
    ...HOME,
    gateway: { ...gateway, upnp: { ...gateway.upnp, enabled } },
    hosts: [{ ...pc!, programs, firewall: { ...pc!.firewall, enabled: false } }, ...others],
  };
}

function after(scenario: Scenario, ...commands: SettingCommand[]): Scenario {
  return commands.reduce((before, command) => {
    const applied = applySetting(before, command);
    if (!applied.ok) throw new Error(applied.problem);
    return applied.value;
  }, scenario);
}

const run = (running: boolean, program = 'game-server'): SettingCommand => ({
  kind: 'program.run',
  host: 'pc',
  program,
  running,
});
const mappingsOf = ({ gateway }: Scenario) =>
  gateway.upnp.mappings.map(({ proto, wanPort, toPort, program }) => `${proto} ${wanPort} ${toPort} ${program}`);
const BOTH = ['tcp 25565 25565 game-server', 'udp 19132 19132 game-server'];

describe('a program that asks for ways in by UPnP', () => {
  it('gets one for each of its listeners when it starts, and is then reached from outside', () => {
    const started = after(homeWith('removes'), run(true));
    expect(mappingsOf(started)).toEqual(BOTH);
    const ports = [{ low: 25_565, high: 25_565 }];
    const seen = viewpoints(createNetwork(started, { packets: false }), { pc: 'pc', proto: 'tcp', ports });
    expect(seen.internet.answers[0]).toMatchObject({ state: 'open', door: 'program' });
  });

  it('gives them back when it stops, or leaves them behind, as it is made', () => {
    expect(mappingsOf(after(homeWith('removes'), run(true), run(false)))).toEqual([]);
    expect(mappingsOf(after(homeWith('leaves'), run(true), run(false)))).toEqual(BOTH);
    expect(mappingsOf(after(homeWith('leaves'), run(true), run(false), run(true)))).toEqual(BOTH);
  });

  it('asks anew when it listens elsewhere', () => {
    const listeners = [{ proto: 'tcp', port: 7_777, bind: 'any', replies: true, service: null }] as const;
    const move: SettingCommand = { kind: 'program.listen', host: 'pc', program: 'game-server', listeners };
    expect(mappingsOf(after(homeWith('removes'), run(true), move))).toEqual(['tcp 7777 7777 game-server']);
    expect(mappingsOf(after(homeWith('removes'), move))).toEqual([]);
  });

  it('gets nothing while UPnP is off, and what it wants when UPnP is switched on', () => {
    const off = after(homeWith('removes', false), run(true));
    expect(mappingsOf(off)).toEqual([]);
    expect(mappingsOf(after(off, { kind: 'upnp.enable', router: 'gateway', enabled: true }))).toEqual(BOTH);
  });

  it('does not get a number that a forward has', () => {
    const forward = { id: 'taken', name: 'Taken', proto: 'tcp', toPort: 1, remote: null, enabled: true } as const;
    const taken = after(
      homeWith('removes'),
      {
        kind: 'forward.add',
        router: 'gateway',
        forward: { ...forward, wanPort: 25_565, toAddress: HOME.hosts[1]!.address.address },
      },
      run(true),
    );
    expect(mappingsOf(taken)).toEqual([BOTH[1]]);
  });

  it('takes back no mapping of another machine', () => {
    const started = after(homeWith('removes'), run(true));
    const { mappings } = started.gateway.upnp;
    const others = mappings.map((mapping) => ({
      ...mapping,
      id: `${mapping.id}-x`,
      toAddress: 0xc0a8011e,
      wanPort: 1,
    }));
    const upnp = { enabled: true, mappings: [...mappings, ...others] };
    const stopped = after({ ...started, gateway: { ...started.gateway, upnp } }, run(false));
    expect(stopped.gateway.upnp.mappings).toEqual(others);
  });

  it('is kept with its home in a file', () => {
    const home = homeWith('leaves');
    const decoded = decodeScenario(encodeScenario(home));
    expect(decoded.ok && decoded.value.hosts[0]!.programs[1]!.upnp).toBe('leaves');
  });
});

describe('a program that does not', () => {
  it('gets no way in', () => {
    expect(mappingsOf(after(homeWith('removes'), run(true, 'web-server')))).toEqual([]);
    expect(mappingsOf(after(homeWith(null), run(true)))).toEqual([]);
  });
});
