/**
 * The devices of a scenario and the networks (segments) between them, worked out once per set of settings.
 *
 *   internet hosts, scanner ─ internet ─ provider ─ wan ─ [upstream ─ access] ─ gateway ─ lan ─ LAN hosts
 *
 * The provider's router joins the internet network to the outermost router's; it knows only these two.
 */
import { isInsideOnly, maskOf, spokenAs, type Address, type Prefix } from './address.ts';
import type { Host, Listener, Router, Scenario, ScannerSetup, Transport } from './scenario.ts';
import { MILLISECOND, type Duration } from './time.ts';

export type Role = 'host' | 'gateway' | 'upstream' | 'provider';

/** One network: everybody on it hears a broadcast. */
export interface Segment {
  readonly name: 'internet' | 'wan' | 'access' | 'lan';
  /** One-way delay. */
  readonly delay: Duration;
}

export interface Interface {
  readonly name: 'wan' | 'lan' | 'eth';
  readonly address: Address;
  readonly length: number;
  /** The network it stands in, as mask and masked address (both as signed words, ready to compare). */
  readonly mask: number;
  readonly network: number;
  /** Index in `Topology.segments`. */
  readonly segment: number;
}

export interface Device {
  readonly index: number;
  readonly name: string;
  readonly role: Role;
  readonly stack: 'linux' | 'windows';
  readonly up: boolean;
  readonly interfaces: readonly Interface[];
  /** Where packets for unknown networks go; null: nowhere. */
  readonly defaultVia: { readonly interface: number; readonly address: Address } | null;
  readonly listeners: ReadonlyMap<number, readonly OpenListener[]>;
  readonly host: Host | null;
  readonly router: Router | null;
  readonly icmpInterval: Duration | null;
}

/** A listener that is there now, with its program. */
export interface OpenListener extends Listener {
  readonly program: string | null;
}

export interface Topology {
  readonly segments: readonly Segment[];
  readonly devices: readonly Device[];
  /** Per segment: the devices that answer for an address, if they are up. */
  readonly neighbours: readonly ReadonlyMap<Address, { readonly device: number; readonly interface: number }>[];
  readonly gateway: number;
  readonly upstream: number | null;
  readonly provider: number;
}

/** The internet network of every scenario. */
export const INTERNET: Prefix = { address: 0xc6336400, length: 24 };

const EVERYBODY: Address = 0xffffffff;
const LOOPBACK_BROADCAST: Address = 0x7fffffff;

const INTERNET_SEGMENT = 0;
const WAN_SEGMENT = 1;

export function listenerKey(proto: Transport, port: number): number {
  return (proto === 'tcp' ? 0 : 65_536) + port;
}

function indexListeners(listeners: readonly OpenListener[]): ReadonlyMap<number, readonly OpenListener[]> {
  const index = new Map<number, OpenListener[]>();
  for (const listener of listeners) {
    const key = listenerKey(listener.proto, listener.port);
    const there = index.get(key);
    if (there === undefined) index.set(key, [listener]);
    else there.push(listener);
  }
  return index;
}

/** The listeners of a host: its own and those of its running programs. */
export function openListeners(host: Host): readonly OpenListener[] {
  return [
    ...host.listeners.map((listener) => ({ ...listener, program: null })),
    ...host.programs
      .filter((program) => program.running)
      .flatMap((program) => program.listeners.map((listener) => ({ ...listener, program: program.name }))),
  ];
}

export function createTopology(scenario: Scenario): Topology {
  const { gateway, delays } = scenario;
  const { upstream } = gateway;
  const segments: Segment[] = [
    { name: 'internet', delay: delays.internetMs * MILLISECOND },
    { name: 'wan', delay: delays.wanMs * MILLISECOND },
  ];
  if (upstream !== null) segments.push({ name: 'access', delay: delays.wanMs * MILLISECOND });
  segments.push({ name: 'lan', delay: delays.lanMs * MILLISECOND });
  const lanSegment = segments.length - 1;
  const outermost = upstream ?? gateway;
  const devices: Device[] = [];

  const internetTaken = new Set<Address>([scenario.scanner.address]);
  for (const host of scenario.hosts) if (host.network === 'internet') internetTaken.add(host.address.address);
  const providerInternet = freeAddress(INTERNET, internetTaken);
  const providerWan = freeAddress(outermost.wan, new Set([outermost.wan.address]));

  const provider: Device = {
    ...blankDevice(0, 'provider', 'provider'),
    interfaces: [
      makeInterface('wan', { address: providerInternet, length: INTERNET.length }, INTERNET_SEGMENT),
      makeInterface('lan', { address: providerWan, length: outermost.wan.length }, WAN_SEGMENT),
    ],
  };
  devices.push(provider);
  if (upstream !== null)
    devices.push(routerDevice(devices.length, 'upstream', upstream, WAN_SEGMENT, WAN_SEGMENT + 1, providerWan));
  const upstreamIndex = upstream === null ? null : devices.length - 1;
  const gatewayWan = upstream === null ? WAN_SEGMENT : WAN_SEGMENT + 1;
  const gatewayVia = upstream === null ? providerWan : upstream.lan.address;
  devices.push(routerDevice(devices.length, 'gateway', gateway, gatewayWan, lanSegment, gatewayVia));
  const gatewayIndex = devices.length - 1;

  for (const host of scenario.hosts) {
    const segment = host.network === 'lan' ? lanSegment : INTERNET_SEGMENT;
    const via = host.network === 'lan' ? gateway.lan.address : providerInternet;
    devices.push({
      ...blankDevice(devices.length, host.name, 'host'),
      stack: host.stack,
      up: host.up,
      interfaces: [makeInterface('eth', host.address, segment)],
      defaultVia: host.defaultRoute ? { interface: 0, address: via } : null,
      listeners: indexListeners(openListeners(host)),
      host,
      icmpInterval: host.icmpIntervalMs === null ? null : host.icmpIntervalMs * MILLISECOND,
    });
  }
  if (scenario.scanner.vantage === 'internet' || scenario.extended)
    addObserver(devices, scenario.scanner.address, providerInternet);
  return {
    segments,
    devices,
    neighbours: segments.map((_, segment) => neighboursOf(devices, segment)),
    gateway: gatewayIndex,
    upstream: upstreamIndex,
    provider: provider.index,
  };
}

function makeInterface(name: Interface['name'], prefix: Prefix, segment: number): Interface {
  const mask = maskOf(prefix.length) | 0;
  return { name, address: prefix.address, length: prefix.length, mask, network: prefix.address & mask, segment };
}

function blankDevice(index: number, name: string, role: Role): Device {
  return {
    index,
    name,
    role,
    stack: 'linux',
    up: true,
    interfaces: [],
    defaultVia: null,
    listeners: new Map(),
    host: null,
    router: null,
    icmpInterval: null,
  };
}

function routerDevice(
  index: number,
  role: 'gateway' | 'upstream',
  router: Router,
  wanSegment: number,
  lanSegment: number,
  via: Address,
): Device {
  return {
    ...blankDevice(index, router.name, role),
    up: router.up,
    interfaces: [
      makeInterface('wan', { address: router.wan.address, length: router.wan.length }, wanSegment),
      makeInterface('lan', { address: router.lan.address, length: router.lan.length }, lanSegment),
    ],
    defaultVia: { interface: 0, address: via },
    listeners: indexListeners(router.listeners.map((listener) => ({ ...listener, program: null }))),
    router,
    icmpInterval: router.icmpIntervalMs === null ? null : router.icmpIntervalMs * MILLISECOND,
  };
}

/** The machine out on the internet that scans, unless an internet host has that address already. */
function addObserver(devices: Device[], address: Address, via: Address): void {
  if (devices.some((device) => device.host?.network === 'internet' && device.interfaces[0]!.address === address))
    return;
  devices.push({
    ...blankDevice(devices.length, OBSERVER, 'host'),
    interfaces: [makeInterface('eth', { address, length: INTERNET.length }, INTERNET_SEGMENT)],
    defaultVia: { interface: 0, address: via },
  });
}

/** The name of the scanner's own machine. Hosts of a scenario start with a letter, so it is nobody else's. */
export const OBSERVER = '@scanner';

/** The index of the device that a scan runs on; -1 when there is none. */
export function scanningDevice(topology: Topology, setup: ScannerSetup): number {
  if (setup.vantage === 'gateway') return topology.gateway;
  if (setup.vantage === 'internet')
    return topology.devices.findIndex(
      (device) =>
        device.role === 'host' &&
        device.interfaces[0]!.segment === INTERNET_SEGMENT &&
        device.interfaces[0]!.address === setup.address,
    );
  return topology.devices.findIndex((device) => device.role === 'host' && device.name === setup.host);
}

/** The first address of a network, from .1 upwards, that nobody has; its last one if all are taken. */
function freeAddress(network: Prefix, taken: ReadonlySet<Address>): Address {
  const base = (network.address & maskOf(network.length)) >>> 0;
  const size = 2 ** (32 - network.length);
  for (let offset = 1; offset < Math.min(size, 1_024); offset += 1) if (!taken.has(base + offset)) return base + offset;
  return (base + size - 1) >>> 0;
}

function neighboursOf(
  devices: readonly Device[],
  segment: number,
): ReadonlyMap<Address, { readonly device: number; readonly interface: number }> {
  const found = new Map<Address, { device: number; interface: number }>();
  for (const device of devices) {
    if (!device.up) continue;
    for (const [index, { address, segment: own }] of device.interfaces.entries())
      if (own === segment && !found.has(address)) found.set(address, { device: device.index, interface: index });
  }
  return found;
}

/** Whether an address is one of the device's own: loopback and 0.0.0.0, "this host", included. */
export function ownsAddress(device: Device, address: Address): boolean {
  if (isInsideOnly(address)) return true;
  for (const own of device.interfaces) if (own.address === address) return true;
  return false;
}

/** Whether an address means a group, or everybody on the sender's own network (RFC 1112 §4, RFC 919 §7): no router knows a way. */
export function isGroup(address: Address): boolean {
  return address >>> 28 === 0xe || address === EVERYBODY;
}

/**
 * Whether an address is meant for more than one receiver as this device sees it: a group, or the broadcast address (host
 * part all ones) of a network that it stands in (RFC 1122 §3.2.1.3). Nobody answers it with a reset or an ICMP error
 * (RFC 1122 §3.2.2, §4.2.3.10), and routers do not carry it into a network (RFC 2644).
 */
export function isForMany(device: Device, address: Address): boolean {
  if (isGroup(address) || address === LOOPBACK_BROADCAST) return true;
  // A network of two addresses or one has no broadcast address (RFC 3021).
  return device.interfaces.some(({ mask, network, length }) => length < 31 && (address | 0) === (network | ~mask));
}

/** The way to an address: the interface and the neighbour to hand the packet to; null where there is no route. */
export function routeTo(
  device: Device,
  address: Address,
): { readonly interface: number; readonly next: Address } | null {
  const { interfaces } = device;
  for (let index = 0; index < interfaces.length; index += 1) {
    const own = interfaces[index]!;
    if ((address & own.mask) === own.network) return { interface: index, next: address };
  }
  return device.defaultVia === null
    ? null
    : { interface: device.defaultVia.interface, next: device.defaultVia.address };
}

/** The address that a packet to `destination` carries as its source. */
export function sourceFor(device: Device, destination: Address): Address | null {
  if (ownsAddress(device, destination)) return spokenAs(destination);
  const route = routeTo(device, destination);
  return route === null ? null : device.interfaces[route.interface]!.address;
}
