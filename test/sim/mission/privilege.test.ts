import { describe, expect, it } from 'vitest';
import { applySetting, type SettingCommand } from '#sim/command.ts';
import type { HostRule } from '#sim/firewall/rule.ts';
import type { Need } from '#sim/mission/mission.ts';
import { privilegeOf } from '#sim/mission/privilege.ts';
import type { Forward, Scenario } from '#sim/scenario.ts';
import { missionNamed } from '../../support/missions.ts';

const { home } = missionNamed('friend-in-the-game');
const pc = home.hosts.find(({ name }) => name === 'pc')!.address.address;
const fromInternet: readonly Need[] = [
  { host: 'pc', from: 'internet', proto: 'tcp', ports: [{ low: 25565, high: 25565 }] },
];
const fromLan: readonly Need[] = [{ ...fromInternet[0]!, from: 'lan' }];

function changed(...commands: readonly SettingCommand[]): Scenario {
  return commands.reduce((scenario, command) => {
    const result = applySetting(scenario, command);
    if (!result.ok) throw new Error(result.problem);
    return result.value;
  }, home);
}

function rule(change: Partial<HostRule>): SettingCommand {
  return {
    kind: 'rule.add',
    host: 'pc',
    rule: {
      id: 'game',
      name: '',
      group: null,
      direction: 'in',
      action: 'allow',
      enabled: true,
      proto: 'tcp',
      ports: [{ low: 25565, high: 25565 }],
      remotePorts: null,
      remote: null,
      rejectWith: 'tcp-reset',
      profiles: ['private'],
      program: null,
      secure: false,
      ...change,
    },
  };
}

function forward(change: Partial<Forward> = {}): SettingCommand {
  return {
    kind: 'forward.add',
    router: 'gateway',
    forward: {
      id: 'game',
      name: '',
      proto: 'tcp',
      wanPort: 25565,
      toAddress: pc,
      toPort: 25565,
      remote: null,
      enabled: true,
      ...change,
    },
  };
}

const lan = { address: 0xc0a80100, length: 24 };

describe('the least-privilege score', () => {
  it.each([
    ['nothing is let in and nothing is needed', [], [], 100, []],
    ['one rule and one forward let in just the game', [rule({}), forward()], fromInternet, 100, []],
    ['the rule is for the program', [rule({ ports: null, program: 'game' }), forward()], fromInternet, 100, []],
    [
      'the firewall is off',
      [{ kind: 'firewall.change', host: 'pc', change: { enabled: false } }],
      fromLan,
      40,
      ['firewall-off'],
    ],
    [
      'what has no rule is let in',
      [{ kind: 'firewall.change', host: 'pc', change: { defaultInbound: 'allow' } }],
      fromLan,
      40,
      ['default-allow'],
    ],
    ['the rule names no port', [rule({ ports: null }), forward()], fromInternet, 60, ['all-ports']],
    [
      'the rule names every port',
      [rule({ ports: [{ low: 1, high: 65535 }] }), forward()],
      fromInternet,
      60,
      ['all-ports'],
    ],
    [
      'the rule names a hundred ports',
      [rule({ ports: [{ low: 25500, high: 25599 }] }), forward()],
      fromInternet,
      80,
      ['more-ports'],
    ],
    ['anyone may come though only the home needs to', [rule({})], fromLan, 90, ['any-remote']],
    ['the home may come and only the home needs to', [rule({ remote: lan })], fromLan, 100, []],
    [
      'the rule counts in every kind of network',
      [rule({ profiles: null }), forward()],
      fromInternet,
      90,
      ['all-profiles'],
    ],
    ['the rule is left over', [rule({})], [], 80, ['left-over-rule']],
    ['the forward is left over', [forward()], [], 80, ['left-over-forward']],
    [
      'the forward leads to another machine',
      [rule({}), forward({ toAddress: 0xc0a80114 })],
      fromInternet,
      80,
      ['left-over-forward'],
    ],
    [
      'a DMZ host gets everything',
      [rule({}), { kind: 'router.change', router: 'gateway', change: { dmz: pc } }],
      fromInternet,
      40,
      ['dmz'],
    ],
    [
      'rule and forward are there but switched off',
      [rule({ enabled: false }), forward({ enabled: false })],
      [],
      100,
      [],
    ],
    ['a block rule is there', [rule({ action: 'block' })], [], 100, []],
    ['an outbound rule is there', [rule({ direction: 'out' })], [], 100, []],
  ] as readonly (readonly [string, readonly SettingCommand[], readonly Need[], number, readonly string[]])[])(
    'when %s',
    (_, commands, needs, score, kinds) => {
      const privilege = privilegeOf(changed(...commands), needs);
      expect(privilege.score).toBe(score);
      expect(privilege.excess.map(({ kind }) => kind)).toEqual(kinds);
    },
  );

  it('never falls below nothing', () => {
    const wide = changed(
      { kind: 'firewall.change', host: 'pc', change: { enabled: false } },
      { kind: 'router.change', router: 'gateway', change: { dmz: pc } },
      forward(),
    );
    expect(privilegeOf(wide, []).score).toBe(0);
  });

  it('counts a mapping that a program asked for only while UPnP is on', () => {
    const { home: upnp } = missionNamed('upnp-opened-it');
    expect(privilegeOf(upnp, []).excess.map(({ ref }) => ref)).toEqual(['camera-video', 'camera-settings']);
    const off = applySetting(upnp, { kind: 'upnp.enable', router: 'gateway', enabled: false });
    expect(off.ok && privilegeOf(off.value, []).score).toBe(100);
  });

  it('counts a service of the router that its rules show to the outside', () => {
    expect(privilegeOf(missionNamed('remote-admin').home, []).excess).toEqual([
      { kind: 'router-service', at: 'gateway', ref: 'remote-admin' },
    ]);
  });
});
