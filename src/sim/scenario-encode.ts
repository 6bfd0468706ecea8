/** A scenario as the plain document that `decodeScenario` reads: defaults left out, so that it is short. */
import { formatAddress, formatPrefix, type Address, type Prefix } from './address.ts';
import type { HostRule, Policy, RouterRule } from './firewall/rule.ts';
import { formatPortList, type PortList } from './port-list.ts';
import type { Forward, Goal, Host, HostFirewall, Listener, Router, Scenario, UpnpMapping } from './scenario.ts';

type Document = Record<string, unknown>;

/** `decodeScenario(encodeScenario(scenario))` is the scenario again; ids and names are always written. */
export function encodeScenario(scenario: Scenario): Document {
  const { gateway, scanner, scan, delays } = scenario;
  const isPing = scan.technique === 'ping';
  return prune({
    format: 1,
    minato: 1,
    name: scenario.name,
    teaches: scenario.teaches,
    title: scenario.title,
    story: scenario.story,
    line: scenario.line,
    seed: unless(scenario.seed, 1),
    delays: delays.lanMs + delays.wanMs + delays.internetMs === 0 ? null : delays,
    gateway: prune({ ...router(gateway), upstream: gateway.upstream === null ? null : router(gateway.upstream) }),
    hosts: scenario.hosts.map(host),
    scanner: prune({
      vantage: scanner.vantage,
      host: scanner.host,
      address: scanner.vantage === 'internet' ? formatAddress(scanner.address) : null,
    }),
    scan: prune({
      technique: scan.technique,
      target: formatAddress(scan.target),
      ports: isPing ? null : formatPortList(scan.ports),
      ping: isPing ? scan.ping : null,
      timeoutMs: unless(scan.timeoutMs, 1_000),
      adaptive: unless(scan.adaptive, false),
      parallelism: unless(scan.parallelism, 10),
    }),
    goals: filled(scenario.goals.map(goal)),
    expect:
      scenario.expect === null
        ? null
        : {
            host: scenario.expect.host,
            ports: scenario.expect.ports.map((group) => ({ ...group, ports: formatPortList(group.ports) })),
          },
  });
}

/** Leaves out members that are null: they have their default. */
function prune(document: Document): Document {
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== null && value !== undefined));
}

function unless<Value>(value: Value, otherwise: Value): Value | null {
  return value === otherwise ? null : value;
}

function filled<Item>(items: readonly Item[]): readonly Item[] | null {
  return items.length === 0 ? null : items;
}

function ports(list: PortList | null): string | null {
  return list === null ? null : formatPortList(list);
}

function prefix(value: Prefix | null): string | null {
  return value === null ? null : formatPrefix(value);
}

function address(value: Address | null): string | null {
  return value === null ? null : formatAddress(value);
}

function listener(value: Listener): Document {
  const { bind } = value;
  return prune({
    proto: value.proto,
    port: value.port,
    bind: typeof bind === 'number' ? formatAddress(bind) : unless(bind, 'any'),
    replies: unless(value.replies, true),
    service: value.service,
  });
}

function hostRule(rule: HostRule): Document {
  return prune({
    id: rule.id,
    name: unless(rule.name, ''),
    group: rule.group,
    direction: rule.direction,
    action: rule.action,
    enabled: unless(rule.enabled, true),
    proto: unless(rule.proto, 'any'),
    ports: ports(rule.ports),
    remotePorts: ports(rule.remotePorts),
    remote: prefix(rule.remote),
    rejectWith: unless(rule.rejectWith, 'tcp-reset'),
    profiles: rule.profiles,
    program: rule.program,
    secure: unless(rule.secure, false),
  });
}

/** Windows hosts have no members for Linux's firewall, and the other way round. */
function firewall(value: HostFirewall, stack: Host['stack']): Document | null {
  const isWindows = stack === 'windows';
  if (!value.enabled && value.rules.length === 0 && value.profiles === null && value.stealth && value.stateful)
    return null;
  return prune({
    enabled: value.enabled,
    stealth: isWindows ? unless(value.stealth, true) : null,
    stateful: isWindows ? null : unless(value.stateful, true),
    dropInvalid: isWindows ? null : unless(value.dropInvalid, true),
    defaultInbound: unless(value.defaultInbound, 'block'),
    defaultOutbound: unless(value.defaultOutbound, 'allow'),
    rejectWith: isWindows ? null : unless(value.rejectWith, 'tcp-reset'),
    rules: filled(value.rules.map(hostRule)),
    profiles: value.profiles === null ? null : prune({ ...value.profiles }),
  });
}

function host(value: Host): Document {
  return prune({
    name: value.name,
    label: value.label,
    address: formatPrefix(value.address),
    network: unless(value.network, 'lan'),
    stack: value.stack,
    up: unless(value.up, true),
    defaultRoute: unless(value.defaultRoute, true),
    listeners: filled(value.listeners.map(listener)),
    programs: filled(
      value.programs.map((program) =>
        prune({
          name: program.name,
          label: program.label,
          running: unless(program.running, true),
          listeners: filled(program.listeners.map(listener)),
          upnp: program.upnp,
        }),
      ),
    ),
    profile: unless(value.profile, 'private'),
    firewall: firewall(value.firewall, value.stack),
    icmpIntervalMs: value.icmpIntervalMs,
  });
}

function routerRule(rule: RouterRule): Document {
  return prune({
    id: rule.id,
    name: unless(rule.name, ''),
    action: rule.action,
    enabled: unless(rule.enabled, true),
    proto: unless(rule.proto, 'any'),
    ports: ports(rule.ports),
    remote: prefix(rule.remote),
    local: prefix(rule.local),
    rejectWith: unless(rule.rejectWith, 'tcp-reset'),
  });
}

function policy(value: Policy, usual: 'allow' | 'block'): Document | null {
  if (value.default === usual && value.rules.length === 0 && value.rejectWith === 'tcp-reset') return null;
  return prune({
    default: value.default,
    rejectWith: unless(value.rejectWith, 'tcp-reset'),
    rules: filled(value.rules.map(routerRule)),
  });
}

function forward(value: Forward): Document {
  return prune({
    id: value.id,
    name: unless(value.name, ''),
    proto: value.proto,
    wanPort: value.wanPort,
    toAddress: formatAddress(value.toAddress),
    toPort: value.toPort,
    remote: prefix(value.remote),
    enabled: unless(value.enabled, true),
  });
}

function mapping(value: UpnpMapping): Document {
  return prune({
    id: value.id,
    name: unless(value.name, ''),
    proto: value.proto,
    wanPort: value.wanPort,
    toAddress: formatAddress(value.toAddress),
    toPort: value.toPort,
    program: value.program,
  });
}

function router(value: Router): Document {
  const { upnp, middlebox } = value;
  return prune({
    name: value.name,
    up: unless(value.up, true),
    wan: formatPrefix(value.wan),
    lan: formatPrefix(value.lan),
    masquerade: unless(value.masquerade, true),
    dropInvalid: unless(value.dropInvalid, true),
    wanInput: policy(value.wanInput, 'block'),
    lanInput: policy(value.lanInput, 'allow'),
    lanToWan: policy(value.lanToWan, 'allow'),
    listeners: filled(value.listeners.map(listener)),
    forwards: filled(value.forwards.map(forward)),
    hairpin: unless(value.hairpin, 'off'),
    upnp:
      upnp.enabled || upnp.mappings.length > 0 ? { enabled: upnp.enabled, mappings: upnp.mappings.map(mapping) } : null,
    dmz: address(value.dmz),
    portSet: value.portSet,
    middlebox:
      middlebox === null
        ? null
        : prune({
            refuses: middlebox.refuses.length === 0 ? null : formatPortList(middlebox.refuses),
            ignores: middlebox.ignores.length === 0 ? null : formatPortList(middlebox.ignores),
          }),
    icmpIntervalMs: value.icmpIntervalMs,
  });
}

function goal(value: Goal): Document {
  return prune({
    from: value.from,
    host: value.host,
    target: formatAddress(value.target),
    proto: value.proto,
    ports: formatPortList(value.ports),
    state: value.state,
  });
}
