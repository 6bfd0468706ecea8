/**
 * The way between who asks and who is asked: the stations that stand on it, and each leg of the question and of its
 * answer with the label that the boat bore there. From the trace.
 */
import { formatAddress } from '#sim/address.ts';
import { traceOf, type Network } from '#sim/network.ts';
import type { Router, ScannerSetup, Text } from '#sim/scenario.ts';
import { openListeners, scanningDevice, type Device } from '#sim/topology.ts';
import { traceEvents, type TraceEvent } from '#sim/trace.ts';
import type { Hop } from './run-words.ts';

/** What a device is in the home: people have words for each. `another-home`: what lies behind a shared address. */
export type Place = 'scanner' | 'provider' | 'upstream' | 'gateway' | 'host';

/** A device on the way, from outside to inside. */
export interface Station {
  readonly name: string;
  readonly place: Place;
  readonly label: Text | null;
  /** Its address on the side of the internet, or its only one; routers have one inside besides. */
  readonly outside: string;
  readonly inside: string | null;
  /** Whether it stands on the home network. */
  readonly isAtHome: boolean;
  readonly isOn: boolean;
  /** Routers: the ways in that count now, each with the number outside and where it leads. */
  readonly waysIn: readonly { readonly port: number; readonly to: string }[];
  /** Where programs listen, with their names for people. */
  readonly waiting: readonly { readonly port: number; readonly program: Text | null }[];
}

type Frame = Extract<TraceEvent, { kind: 'frame' }>;

export function placeOf(device: Device): Place {
  if (device.role !== 'host') return device.role;
  return device.name.startsWith('@') ? 'scanner' : 'host';
}

/** From the one outside to the machines inside. The provider stands there where it decides: on a shared address. */
export function stationsOf({ topology, scenario }: Network, scanner: ScannerSetup): readonly Station[] {
  const caller = scanningDevice(topology, scanner);
  const { gateway, hosts } = scenario;
  const shares = (gateway.upstream ?? gateway).portSet !== null;
  const order: readonly Place[] = ['scanner', 'provider', 'upstream', 'gateway', 'host'];
  const rank = ({ place, isAtHome }: Station) => (place === 'host' && !isAtHome ? 0 : order.indexOf(place));
  return topology.devices
    .filter((device) => {
      const place = placeOf(device);
      if (place === 'scanner') return device.index === caller;
      if (place === 'provider') return shares;
      return place !== 'host' || device.host?.network === 'lan' || device.index === caller;
    })
    .map((device): Station => {
      const [outer, inner] = device.interfaces;
      const host = hosts.find(({ name }) => name === device.name);
      return {
        name: device.name,
        place: placeOf(device),
        label: host?.label ?? null,
        outside: formatAddress(outer!.address),
        inside: device.router === null || inner === undefined ? null : formatAddress(inner.address),
        isAtHome: device.host?.network === 'lan',
        isOn: device.up,
        waysIn: waysInOf(device.router),
        waiting: (host === undefined || !device.up ? [] : openListeners(host)).map(({ port, program }) => ({
          port,
          program: host?.programs.find(({ name }) => name === program)?.label ?? null,
        })),
      };
    })
    .sort((one, other) => rank(one) - rank(other));
}

/** Forwards that are switched on, and what programs asked for while UPnP is. */
function waysInOf(router: Router | null): Station['waysIn'] {
  if (router === null) return [];
  return [
    ...router.forwards.filter(({ enabled }) => enabled),
    ...(router.upnp.enabled ? router.upnp.mappings : []),
  ].map(({ wanPort, toAddress, toPort }) => ({ port: wanPort, to: `${formatAddress(toAddress)}:${String(toPort)}` }));
}

/** Each leg of the first question and of its answer, between stations: those that merely pass it on are left out. */
export function hopsOf(network: Network, scanner: ScannerSetup): readonly Hop[] {
  const { devices } = network.topology;
  const caller = scanningDevice(network.topology, scanner);
  const shown = new Set(stationsOf(network, scanner).map(({ name }) => name));
  const frames = [...traceEvents(traceOf(network))].filter(
    (event): event is Frame => event.kind === 'frame' && event.packet.kind !== 'arp',
  );
  const first = frames.find(({ device }) => device === caller);
  const hops: Hop[] = [];
  let from = caller;
  for (const frame of frames) {
    if (frame.cause !== first?.cause || (frame.device !== from && shown.has(devices[frame.device]!.name))) continue;
    const to = devices[frame.to];
    const packet = frame.packet;
    if (to === undefined || !shown.has(to.name) || packet.kind === 'arp') continue;
    const numbers = packet.kind === 'tcp' || packet.kind === 'udp' ? packet : null;
    hops.push({
      from: devices[from]!.name,
      to: to.name,
      source: formatAddress(packet.source),
      sourcePort: numbers?.sourcePort ?? null,
      destination: formatAddress(packet.destination),
      destinationPort: numbers?.destinationPort ?? null,
    });
    if (frame.to === caller) break;
    from = frame.to;
  }
  return hops;
}
