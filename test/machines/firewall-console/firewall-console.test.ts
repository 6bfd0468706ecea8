import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { HostRule } from '#sim/firewall/rule.ts';
import type { Host } from '#sim/scenario.ts';
import { changeProfile, copyRule, enableRule, removeRule } from '#machines/firewall-console/firewall-change.ts';
import { listenerRows, readListenPort } from '#machines/firewall-console/listener-rows.view.ts';
import { propertiesOf, readProperties } from '#machines/firewall-console/rule-properties.ts';
import {
  activeRules,
  NO_FILTER,
  profileSettings,
  ruleGroups,
  ruleRows,
  RULE_COLUMNS,
  shield,
} from '#machines/firewall-console/rule-rows.view.ts';
import { homeAfter, PC } from '../rule-wizard/filled-wizard.ts';

const RULE: HostRule = {
  id: 'a',
  name: 'Web',
  group: null,
  direction: 'in',
  action: 'allow',
  enabled: true,
  proto: 'tcp',
  ports: [{ low: 80, high: 80 }],
  remotePorts: null,
  remote: null,
  rejectWith: 'tcp-reset',
  profiles: null,
  program: null,
  secure: false,
};

const RULES: readonly HostRule[] = [
  RULE,
  { ...RULE, id: 'b', name: 'Ask', group: 'G', enabled: false, ports: [{ low: 9, high: 9 }], profiles: ['public'] },
  { ...RULE, id: 'c', name: 'Mail', group: 'G', action: 'block', ports: null, profiles: ['private', 'domain'] },
  { ...RULE, id: 'd', name: 'Out', direction: 'out' },
];

const withRules: Host = { ...PC, firewall: { ...PC.firewall, rules: RULES } };
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join('');

describe('the list of rules', () => {
  it('shows one direction only', () => {
    expect(ids(ruleRows(RULES, 'in', NO_FILTER, null))).toBe('abc');
    expect(ids(ruleRows(RULES, 'out', NO_FILTER, null))).toBe('d');
  });

  it.each([
    ['name', 'bca'],
    ['group', 'abc'],
    ['enabled', 'acb'],
    ['action', 'abc'],
    ['localPort', 'cba'],
  ] as const)('can be sorted by %s, both ways', (column, order) => {
    expect(ids(ruleRows(RULES, 'in', NO_FILTER, { column, descending: false }))).toBe(order);
  });

  it('sorts ports as numbers, and downwards too', () => {
    expect(ids(ruleRows(RULES, 'in', NO_FILTER, { column: 'localPort', descending: true }))).toBe('abc');
  });

  it.each([
    [{ ...NO_FILTER, profile: 'public' as const }, 'ab'],
    [{ ...NO_FILTER, profile: 'domain' as const }, 'ac'],
    [{ ...NO_FILTER, enabled: false }, 'b'],
    [{ ...NO_FILTER, group: 'G' }, 'bc'],
    [{ ...NO_FILTER, group: '' }, 'a'],
  ])('can be filtered (%#)', (filter, left) => {
    expect(ids(ruleRows(RULES, 'in', filter, null))).toBe(left);
  });

  it('names each group once', () => {
    expect(ruleGroups(RULES, 'in')).toEqual(['G']);
  });

  it('has the same rows whatever it is sorted by', () => {
    for (const column of RULE_COLUMNS)
      expect([...ids(ruleRows(RULES, 'in', NO_FILTER, { column, descending: false }))].sort().join('')).toBe('abc');
  });

  it('knows which rules count now', () => {
    expect(ids(activeRules(withRules))).toBe('acd');
    expect(ids(activeRules({ ...withRules, profile: 'public' }))).toBe('ad');
  });
});

describe('a change in the console', () => {
  const added = homeAfter(RULES.map((rule) => ({ kind: 'rule.add' as const, host: 'pc', rule })));
  const pc = added.hosts[0]!;

  it('switches a rule off and on, deletes and copies it', () => {
    const after = homeAfter([enableRule(pc, 'a', false), removeRule(pc, 'c'), copyRule(pc, RULE)], added).hosts[0]!;
    expect(after.firewall.rules.map(({ id, name, enabled }) => [id, name, enabled])).toEqual([
      ['a', 'Web', false],
      ['b', 'Ask', false],
      ['d', 'Out', true],
      ['rule-5', 'Web', true],
    ]);
  });

  it('sets one profile and leaves the others', () => {
    const after = homeAfter([changeProfile(pc, 'public', { blockAllInbound: true, defaultOutbound: 'block' })], added)
      .hosts[0]!;
    expect(profileSettings(after, 'public')).toEqual({
      enabled: true,
      defaultInbound: 'block',
      defaultOutbound: 'block',
      blockAllInbound: true,
    });
    expect(profileSettings(after, 'private')).toEqual(profileSettings(pc, 'private'));
    expect(shield(after)).toBe('on');
    expect(shield({ ...after, profile: 'public' })).toBe('all-blocked');
  });

  it('switches one profile on where the whole firewall was off, and no other', () => {
    const off = homeAfter([{ kind: 'firewall.change', host: 'pc', change: { enabled: false } }], added);
    expect(shield(off.hosts[0]!)).toBe('off');
    const after = homeAfter([changeProfile(off.hosts[0]!, 'private', { enabled: true })], off).hosts[0]!;
    expect(shield(after)).toBe('on');
    expect(shield({ ...after, profile: 'public' })).toBe('off');
  });
});

describe('the properties of a rule', () => {
  const ranges = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 5 })), {
      minLength: 1,
      maxLength: 3,
    })
    .map((list) => list.map(([low, more], index) => ({ low: low + index * 10, high: low + index * 10 + more })));

  it('say the same as the rule when nothing is changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('tcp' as const, 'udp' as const),
        ranges,
        fc.option(fc.constantFrom('private' as const, 'public' as const)),
        fc.boolean(),
        (proto, [range], profile, secure) => {
          const rule: HostRule = {
            ...RULE,
            proto,
            ports: [range!],
            profiles: profile === null ? null : [profile],
            secure,
            program: 'web-server',
            remote: { address: 0xc0a80100, length: 24 },
          };
          const read = readProperties(propertiesOf(rule), PC);
          expect(read.ok && { ...rule, ...read.value }).toEqual(rule);
        },
      ),
    );
  });

  it('name every field that is wrong at once', () => {
    const read = readProperties(
      {
        ...propertiesOf(RULE),
        name: 'x'.repeat(1000),
        localPorts: { all: false, text: '80,90-80' },
        remoteAddress: { all: false, text: '300.1.1.1' },
        profiles: [],
      },
      PC,
    );
    expect(read).toEqual({
      ok: false,
      problem: [
        { field: 'name', code: 'name-too-long', item: -1 },
        { field: 'localPorts', code: 'ports-reversed', item: 1 },
        { field: 'remoteAddress', code: 'address-syntax', item: -1 },
        { field: 'profiles', code: 'no-profile', item: -1 },
      ],
    });
  });
});

describe('the list of listeners', () => {
  it('shows what listens where, TCP before UDP, in order of ports', () => {
    const listener = {
      proto: 'tcp' as const,
      port: 445,
      bind: 'any' as const,
      replies: false,
      service: 'x',
      program: null,
    };
    expect(
      listenerRows([
        { ...listener, proto: 'udp', port: 53 },
        listener,
        { ...listener, port: 80, bind: 'loopback' },
        { ...listener, port: 90, bind: 0xc0a80114 },
      ]).map(({ proto, local, state, isLoopback }) => [proto, local, state, isLoopback]),
    ).toEqual([
      ['tcp', '127.0.0.1:80', 'LISTENING', true],
      ['tcp', '192.168.1.20:90', 'LISTENING', false],
      ['tcp', '0.0.0.0:445', 'LISTENING', false],
      ['udp', '0.0.0.0:53', null, false],
    ]);
  });
});

describe('the port of a program', () => {
  const web = PC.programs[0]!;

  it.each([
    ['8080', { ok: true, value: 8080 }],
    ['８０８０', { ok: true, value: 8080 }],
    ['80', { ok: true, value: 80 }],
    ['', { ok: false, problem: 'ports-empty' }],
    ['web', { ok: false, problem: 'ports-syntax' }],
    ['0', { ok: false, problem: 'port-zero' }],
    ['65536', { ok: false, problem: 'port-too-large' }],
    ['80,81', { ok: false, problem: 'one-port-only' }],
    ['445', { ok: false, problem: 'port-in-use' }],
  ])('typed as %j', (text, result) => {
    expect(readListenPort(text, PC, web, 0)).toEqual(result);
  });
});
