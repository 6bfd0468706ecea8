/**
 * Reading a scenario from unknown data: every member checked, defaults filled in, ids given where the file has none.
 */
import { fail, ok, type Result } from '#result';
import { parseAddress, parsePrefix, type Address } from './address.ts';
import {
  boolean,
  checked,
  integer,
  list,
  oneOf,
  optional,
  parsed,
  record,
  required,
  text,
  withDefault,
  type DecodeProblem,
  type Decoder,
  type Member,
} from './decode.ts';
import {
  ACTIONS,
  PROFILES,
  REJECT_ANSWERS,
  RULE_PROTOCOLS,
  type HostRule,
  type Policy,
  type RouterRule,
} from './firewall/rule.ts';
import { parsePortList } from './port-list.ts';
import { isPortSet } from './port-set.ts';
import {
  DEFAULT_SCANNER,
  LINES,
  PORT_STATES,
  TECHNIQUES,
  VANTAGES,
  type HostFirewall,
  type Router,
  type Scenario,
} from './scenario.ts';

export const address = parsed(parseAddress, { code: 'address' });
const prefix = parsed(parsePrefix, { code: 'prefix' });
export const ports = parsed(parsePortList, { code: 'ports' });
export const port = integer(1, 65_535);
export const transport = oneOf('tcp', 'udp');
const rejectWith = withDefault(oneOf(...REJECT_ANSWERS), () => 'tcp-reset');

function orAny<const Value>(decoder: Decoder<Value>): Decoder<Value | null> {
  return (input, path, problems) => (input === 'any' ? null : decoder(input, path, problems));
}

const anyPorts = withDefault(orAny(ports), () => null);
const anyPrefix = withDefault(orAny(prefix), () => null);

const localized = record({ ja: required(text(2_000)), en: required(text(2_000)) });

/** A member that only a document with `"minato": 1` may have. */
function only<const Value>(extended: boolean, decoder: Decoder<Value>, otherwise: () => NoInfer<Value>): Member<Value> {
  return withDefault<Value>(extended ? decoder : refuse, otherwise);
}

/** The same, without a default. */
function onlyOptional<Value>(extended: boolean, decoder: Decoder<Value>): Member<Value | null> {
  return optional<Value>(extended ? decoder : refuse);
}

function refuse(_input: unknown, path: string, problems: DecodeProblem[]): undefined {
  problems.push({ path, expected: { code: 'known-member' } });
  return undefined;
}

function notHere(path: string, member: string): DecodeProblem {
  return { path: `${path}.${member}`, expected: { code: 'not-here' } };
}

function hasTransport(rule: { readonly proto: string }): boolean {
  return rule.proto === 'tcp' || rule.proto === 'udp';
}

function isThere(input: unknown, member: string): boolean {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, member);
}

/** The place of the first rule of a raw firewall that has the member, or -1. */
function ruleWith(firewall: unknown, member: string): number {
  const { rules } = firewall as { readonly rules?: readonly unknown[] };
  return (rules ?? []).findIndex((rule) => isThere(rule, member));
}

/** nmap's reasons, as far as these networks can give cause for them. */
const PORT_REASONS = [
  'syn-ack',
  'reset',
  'conn-refused',
  'udp-response',
  'no-response',
  'port-unreach',
  'host-unreach',
  'net-unreach',
  'admin-prohibited',
  'host-prohibited',
] as const;
const HOST_REASONS = [
  'user-set',
  'arp-response',
  'localhost-response',
  'echo-reply',
  'timestamp-reply',
  'syn-ack',
  'reset',
  'port-unreach',
  'no-response',
] as const;

function decoders(extended: boolean) {
  const name = only(extended, text(200), () => '');
  const id = only(extended, text(80), () => '');
  const label = onlyOptional(extended, localized);
  const service = onlyOptional(extended, text(60));

  const bindAddress: Decoder<'any' | 'loopback' | Address> = (input, path, problems) =>
    input === 'any' || input === 'loopback' ? input : address(input, path, problems);
  const hostListener = record({
    proto: required(transport),
    port: required(port),
    bind: withDefault(bindAddress, () => 'any' as const),
    replies: withDefault(boolean, () => true),
    service,
  });
  const routerListener = record({
    proto: required(transport),
    port: required(port),
    bind: withDefault(oneOf('any', 'loopback', 'wan', 'lan'), () => 'any'),
    replies: withDefault(boolean, () => true),
    service,
  });
  const hostRule = checked(
    record({
      id,
      name,
      group: onlyOptional(extended, text(200)),
      direction: required(oneOf('in', 'out')),
      action: required(oneOf(...ACTIONS)),
      enabled: withDefault(boolean, () => true),
      proto: withDefault(oneOf(...RULE_PROTOCOLS), () => 'any'),
      ports: anyPorts,
      remotePorts: anyPorts,
      remote: anyPrefix,
      rejectWith,
      profiles: onlyOptional(extended, list(oneOf(...PROFILES), 3)),
      program: onlyOptional(extended, text(200)),
      secure: only(extended, boolean, () => false),
    }),
    (rule, path, input) => {
      if (rule.direction === 'out' && rule.action === 'reject')
        return { path: `${path}.action`, expected: { code: 'one-of', values: ['allow', 'block'] } };
      if (rule.direction === 'in' && isThere(input, 'remotePorts') && !extended) return notHere(path, 'remotePorts');
      if (!hasTransport(rule) && isThere(input, 'ports')) return notHere(path, 'ports');
      if (!hasTransport(rule) && isThere(input, 'remotePorts')) return notHere(path, 'remotePorts');
      return undefined;
    },
  );
  const profileSettings = record({
    enabled: withDefault(boolean, () => true),
    defaultInbound: withDefault(oneOf('allow', 'block'), () => 'block'),
    defaultOutbound: withDefault(oneOf('allow', 'block'), () => 'allow'),
    blockAllInbound: withDefault(boolean, () => false),
  });
  const firewall = record({
    enabled: required(boolean),
    stealth: optional(boolean),
    stateful: optional(boolean),
    dropInvalid: optional(boolean),
    defaultInbound: withDefault(oneOf(...ACTIONS), () => 'block'),
    defaultOutbound: withDefault(oneOf('allow', 'block'), () => 'allow'),
    rejectWith: optional(oneOf(...REJECT_ANSWERS)),
    rules: withDefault(list(hostRule), () => []),
    profiles: onlyOptional(
      extended,
      record({
        domain: optional(profileSettings),
        private: optional(profileSettings),
        public: optional(profileSettings),
      }),
    ),
  });
  const program = record({
    name: required(text(200)),
    label,
    running: withDefault(boolean, () => true),
    listeners: withDefault(list(hostListener), () => []),
    upnp: optional(oneOf('removes', 'leaves')),
  });
  const host = checked(
    record({
      name: required(parsed((input) => ({ ok: /^[a-z][a-z0-9-]*$/.test(input), value: input }), { code: 'name' })),
      label,
      address: required(prefix),
      network: withDefault(oneOf('lan', 'internet'), () => 'lan'),
      stack: required(oneOf('linux', 'windows')),
      up: withDefault(boolean, () => true),
      defaultRoute: withDefault(boolean, () => true),
      listeners: withDefault(list(hostListener), () => []),
      programs: only(extended, list(program, 100), () => []),
      profile: only(extended, oneOf(...PROFILES), () => 'private'),
      firewall: optional(firewall),
      icmpIntervalMs: onlyOptional(extended, integer(0, 60_000)),
    }),
    (value, path, input) => {
      const settings = value.firewall;
      if (settings === null) return undefined;
      const at = `${path}.firewall`;
      if (value.stack === 'linux') return settings.stealth === null ? undefined : notHere(at, 'stealth');
      if (settings.stateful !== null) return notHere(at, 'stateful');
      if (settings.dropInvalid !== null) return notHere(at, 'dropInvalid');
      if (settings.rejectWith !== null) return notHere(at, 'rejectWith');
      const values = ['allow', 'block'];
      if (settings.defaultInbound === 'reject')
        return { path: `${at}.defaultInbound`, expected: { code: 'one-of', values } };
      const rejecting = settings.rules.findIndex((rule) => rule.action === 'reject');
      if (rejecting >= 0) return { path: `${at}.rules[${rejecting}].action`, expected: { code: 'one-of', values } };
      const answering = ruleWith((input as { readonly firewall: unknown }).firewall, 'rejectWith');
      return answering < 0 ? undefined : notHere(`${at}.rules[${answering}]`, 'rejectWith');
    },
  );
  const routerRule = checked(
    record({
      id,
      name,
      action: required(oneOf(...ACTIONS)),
      enabled: withDefault(boolean, () => true),
      proto: withDefault(oneOf(...RULE_PROTOCOLS), () => 'any'),
      ports: anyPorts,
      remote: anyPrefix,
      local: anyPrefix,
      rejectWith,
    }),
    (rule, path, input) => (!hasTransport(rule) && isThere(input, 'ports') ? notHere(path, 'ports') : undefined),
  );
  const policy = record({
    default: required(oneOf(...ACTIONS)),
    rejectWith,
    rules: withDefault(list(routerRule), () => []),
  });
  const forward = record({
    id,
    name,
    proto: required(transport),
    wanPort: required(port),
    toAddress: required(address),
    toPort: required(port),
    remote: anyPrefix,
    enabled: withDefault(boolean, () => true),
  });
  const upnpMapping = record({
    id,
    name,
    proto: required(transport),
    wanPort: required(port),
    toAddress: required(address),
    toPort: required(port),
    program: optional(text(200)),
  });
  const portSet = checked(
    record({
      offset: required(integer(0, 15)),
      length: required(integer(1, 16)),
      psid: required(integer(0, 65_535)),
    }),
    (value, path) => (isPortSet(value) ? undefined : { path, expected: { code: 'port-set' } }),
  );
  const router = {
    name: withDefault(text(200), () => ''),
    up: only(extended, boolean, () => true),
    wan: required(prefix),
    lan: required(prefix),
    masquerade: withDefault(boolean, () => true),
    dropInvalid: withDefault(boolean, () => true),
    wanInput: withDefault(policy, () => ({ default: 'block' as const, rejectWith: 'tcp-reset' as const, rules: [] })),
    lanInput: withDefault(policy, () => ({ default: 'allow' as const, rejectWith: 'tcp-reset' as const, rules: [] })),
    lanToWan: withDefault(policy, () => ({ default: 'allow' as const, rejectWith: 'tcp-reset' as const, rules: [] })),
    listeners: withDefault(list(routerListener), () => []),
    forwards: withDefault(list(forward), () => []),
    hairpin: withDefault(oneOf('off', 'on', 'dnat-only'), () => 'off'),
    upnp: only(
      extended,
      record({ enabled: required(boolean), mappings: withDefault(list(upnpMapping), () => []) }),
      () => ({ enabled: false, mappings: [] }),
    ),
    dmz: onlyOptional(extended, address),
    portSet: onlyOptional(extended, portSet),
    middlebox: onlyOptional(
      extended,
      record({ refuses: withDefault(ports, () => []), ignores: withDefault(ports, () => []) }),
    ),
    icmpIntervalMs: onlyOptional(extended, integer(0, 60_000)),
  };
  const scan = checked(
    record({
      technique: required(oneOf(...TECHNIQUES)),
      target: required(address),
      ports: optional(ports),
      ping: optional(oneOf('default', 'echo')),
      timeoutMs: withDefault(integer(1_000, 600_000), () => 1_000),
      adaptive: only(extended, boolean, () => false),
      parallelism: only(extended, integer(1, 1_000), () => 10),
    }),
    (value, path) => {
      if (value.technique === 'ping') return value.ports === null ? undefined : notHere(path, 'ports');
      if (value.ports === null) return { path: `${path}.ports`, expected: { code: 'present' } };
      return value.ping === null ? undefined : notHere(path, 'ping');
    },
  );
  const scanner = checked(
    record({
      vantage: required(oneOf(...VANTAGES)),
      host: optional(text(200)),
      address: optional(address),
    }),
    (value, path) => {
      const needsHost = value.vantage === 'lan' || value.vantage === 'self';
      if (needsHost && value.host === null) return { path: `${path}.host`, expected: { code: 'present' } };
      if (!needsHost && value.host !== null) return notHere(path, 'host');
      return value.vantage !== 'internet' && value.address !== null ? notHere(path, 'address') : undefined;
    },
  );
  const expectation = record({
    host: required(record({ up: required(boolean), reason: required(oneOf(...HOST_REASONS)) })),
    ports: required(
      list(
        record({
          proto: required(transport),
          ports: required(ports),
          state: required(oneOf(...PORT_STATES)),
          reason: required(oneOf(...PORT_REASONS)),
        }),
      ),
    ),
  });
  const goal = record({
    from: required(oneOf(...VANTAGES)),
    host: optional(text(200)),
    target: required(address),
    proto: required(transport),
    ports: required(ports),
    state: required(oneOf(...PORT_STATES)),
  });
  const milliseconds = withDefault(integer(0, 10_000), () => 0);
  const document = record({
    format: required(oneOf(1)),
    minato: optional(oneOf(1)),
    name: required(parsed((input) => ({ ok: /^[a-z0-9][a-z0-9-]*$/.test(input), value: input }), { code: 'name' })),
    teaches: optional(text(2_000)),
    title: label,
    story: label,
    line: onlyOptional(extended, oneOf(...LINES)),
    seed: only(extended, integer(0, 0xffffffff), () => 1),
    delays: only(extended, record({ lanMs: milliseconds, wanMs: milliseconds, internetMs: milliseconds }), () => ({
      lanMs: 0,
      wanMs: 0,
      internetMs: 0,
    })),
    gateway: required(record({ ...router, upstream: optional(record(router)) })),
    hosts: required(list(host, 200)),
    scanner: required(scanner),
    scan: required(scan),
    goals: only(extended, list(goal, 100), () => []),
    expect: optional(expectation),
  });
  return { document, hostListener, routerListener, hostRule, policy, forward, upnpMapping };
}

const strictDecoder = decoders(false).document;
const { document: extendedDecoder, ...parts } = decoders(true);

/** The decoders of a document's parts, for commands and missions that are written down with the same members. */
export const { hostListener, routerListener, hostRule, policy, forward, upnpMapping } = parts;

/** Reads a scenario from parsed JSON. On failure: every problem found, each with its JSON path and what was expected. */
export function decodeScenario(input: unknown): Result<Scenario, readonly DecodeProblem[]> {
  const extended = typeof input === 'object' && input !== null && Object.hasOwn(input, 'minato');
  const problems: DecodeProblem[] = [];
  const document = (extended ? extendedDecoder : strictDecoder)(input, '$', problems);
  if (document === undefined || problems.length > 0) return fail(problems);
  const { minato: _marker, ...rest } = document;
  const scenario: Scenario = {
    ...rest,
    extended,
    gateway: {
      ...finishRouter(document.gateway, 'gateway'),
      upstream: document.gateway.upstream === null ? null : finishRouter(document.gateway.upstream, 'upstream'),
    },
    hosts: document.hosts.map((host) => ({
      ...host,
      firewall: finishFirewall(host.firewall),
    })),
    scanner: { ...document.scanner, address: document.scanner.address ?? DEFAULT_SCANNER },
    scan: { ...document.scan, ports: document.scan.ports ?? [], ping: document.scan.ping ?? 'default' },
  };
  const doubt = crossCheck(scenario);
  return doubt.length > 0 ? fail(doubt) : ok(scenario);
}

function withIds<T extends { readonly id: string; readonly name: string }>(items: readonly T[], stem: string): T[] {
  const taken = new Set(items.map((item) => item.id));
  return items.map((item, index) => {
    if (item.id !== '') return item;
    let number = index + 1;
    while (taken.has(`${stem}-${number}`)) number += 1;
    taken.add(`${stem}-${number}`);
    return { ...item, id: `${stem}-${number}` };
  });
}

function finishPolicy(policy: Policy): Policy {
  return { ...policy, rules: withIds<RouterRule>(policy.rules, 'rule') };
}

function finishRouter(router: Router, name: string): Router {
  return {
    name: router.name === '' ? name : router.name,
    up: router.up,
    wan: router.wan,
    lan: router.lan,
    masquerade: router.masquerade,
    dropInvalid: router.dropInvalid,
    hairpin: router.hairpin,
    dmz: router.dmz,
    portSet: router.portSet,
    middlebox: router.middlebox,
    icmpIntervalMs: router.icmpIntervalMs,
    wanInput: finishPolicy(router.wanInput),
    lanInput: finishPolicy(router.lanInput),
    lanToWan: finishPolicy(router.lanToWan),
    listeners: router.listeners,
    forwards: withIds(router.forwards, 'forward'),
    upnp: { ...router.upnp, mappings: withIds(router.upnp.mappings, 'upnp') },
  };
}

const NO_FIREWALL: HostFirewall = {
  enabled: false,
  stealth: true,
  stateful: true,
  dropInvalid: true,
  defaultInbound: 'block',
  defaultOutbound: 'allow',
  rejectWith: 'tcp-reset',
  rules: [],
  profiles: null,
};

type RawFirewall = { readonly [K in keyof HostFirewall]: HostFirewall[K] | null };
function finishFirewall(raw: RawFirewall | null): HostFirewall {
  if (raw === null) return NO_FIREWALL;
  return {
    enabled: raw.enabled ?? false,
    stealth: raw.stealth ?? true,
    stateful: raw.stateful ?? true,
    dropInvalid: raw.dropInvalid ?? true,
    defaultInbound: raw.defaultInbound ?? 'block',
    defaultOutbound: raw.defaultOutbound ?? 'allow',
    rejectWith: raw.rejectWith ?? 'tcp-reset',
    rules: withIds<HostRule>(raw.rules ?? [], 'rule'),
    profiles: raw.profiles,
  };
}

/** Checks that need more than one member. */
function crossCheck(scenario: Scenario): DecodeProblem[] {
  const problems: DecodeProblem[] = [];
  const names = new Set<string>();
  for (const [index, host] of scenario.hosts.entries()) {
    if (names.has(host.name)) problems.push({ path: `$.hosts[${index}].name`, expected: { code: 'unique' } });
    names.add(host.name);
  }
  const { host } = scenario.scanner;
  if (host !== null && !names.has(host)) problems.push({ path: '$.scanner.host', expected: { code: 'existing-host' } });
  if (scenario.gateway.upstream !== null && scenario.gateway.portSet !== null)
    problems.push(notHere('$.gateway', 'portSet'));
  return problems;
}
