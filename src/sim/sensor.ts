/**
 * Intrusion sensors at a server: they read what crossed its own wire, as a trace has it, and know nothing else.
 *
 * Two real default settings. Snort 3 `port_scan`, level low, one to one: 5 refusals over 5 ports within 60 s; it counts
 * refusals because honest clients rarely get several (snort3 lua/snort_defaults.lua, doc/user/port_scan.txt). How Snort
 * combines its numbers was not verified; here both must be reached. psad: danger levels from 5, 15, 150, 1,500 and 10,000
 * packets within 3,600 s with a spread of at least 1 port, that is two different ones (psad.conf).
 */
import type { Address } from './address.ts';
import type { Network } from './network.ts';
import type { Packet } from './packet.ts';
import { ACK, RST } from './tcp/flags.ts';
import { SECOND, type Duration, type Instant } from './time.ts';
import { traceEvent } from './trace.ts';

export interface ScanSensor {
  readonly name: 'snort-low' | 'psad';
  readonly window: Duration;
  /** What is counted: refusals that the server sent, or first packets that came to it. */
  readonly counts: 'refusals' | 'arrivals';
  /** Over how many different ports. */
  readonly ports: number;
  /** From how many on which level is reached, ascending. */
  readonly levels: readonly number[];
}

export const SNORT_LOW: ScanSensor = {
  name: 'snort-low',
  window: 60 * SECOND,
  counts: 'refusals',
  ports: 5,
  levels: [5],
};

export const PSAD: ScanSensor = {
  name: 'psad',
  window: 3_600 * SECOND,
  counts: 'arrivals',
  ports: 2,
  levels: [5, 15, 150, 1_500, 10_000],
};

/** A line of the server's log: somebody knocked, and what the server said. Ports as the server saw them, behind NAT. */
export interface Knock {
  readonly at: Instant;
  readonly source: Address;
  readonly sourcePort: number;
  readonly proto: 'tcp' | 'udp';
  readonly port: number;
  readonly answer: 'accepted' | 'refused' | 'silent';
}

export interface Alarm {
  readonly sensor: ScanSensor['name'];
  /** When the threshold was reached. */
  readonly at: Instant;
  readonly source: Address;
  readonly level: number;
  /** Counted in the window that ends with the latest count. */
  readonly count: number;
  readonly ports: readonly number[];
}

/** Every knock at a host, soonest first. Empty where the host is unknown or the trace keeps no packets. */
export function knocksAt(network: Network, host: string): readonly Knock[] {
  const { trace } = network.changing;
  const place = network.topology.devices.findIndex(({ name, role }) => name === host && role === 'host');
  const knocks: Knock[] = [];
  const open = new Map<string, number>();
  for (let index = 0; index < trace.length; index += 1) {
    const event = traceEvent(trace, index);
    if (event.kind !== 'frame' || event.packet.kind === 'arp') continue;
    const { packet } = event;
    if (event.to === place) {
      const knock = knockOf(packet, event.at);
      if (knock !== null) open.set(keyOf(knock), knocks.push(knock) - 1);
    } else if (event.device === place) {
      const reply = replyOf(packet);
      const at = reply === null ? undefined : open.get(reply.key);
      if (reply !== null && at !== undefined) knocks[at] = { ...knocks[at]!, answer: reply.answer };
    }
  }
  return knocks;
}

/** The alarm that these knocks set off, at the highest level reached; null: none. Sources are counted each by itself. */
export function alarmOf(knocks: readonly Knock[], sensor: ScanSensor): Alarm | null {
  let alarm: Alarm | null = null;
  const bySource = new Map<Address, Knock[]>();
  for (const knock of knocks) {
    if (sensor.counts === 'refusals' && knock.answer !== 'refused') continue;
    const recent = (bySource.get(knock.source) ?? []).filter(({ at }) => knock.at - at <= sensor.window);
    recent.push(knock);
    bySource.set(knock.source, recent);
    const ports = [...new Set(recent.map(({ port }) => port))].sort((a, b) => a - b);
    if (ports.length < sensor.ports) continue;
    const level = sensor.levels.filter((least) => recent.length >= least).length;
    if (level > (alarm?.level ?? 0))
      alarm = { sensor: sensor.name, at: knock.at, source: knock.source, level, count: recent.length, ports };
  }
  return alarm;
}

/** A first packet: a TCP segment without ACK or RST, or a datagram. */
function knockOf(packet: Packet, at: Instant): Knock | null {
  if (packet.kind !== 'tcp' && packet.kind !== 'udp') return null;
  if (packet.kind === 'tcp' && (packet.flags & (ACK | RST)) !== 0) return null;
  const { source, sourcePort, destinationPort } = packet;
  return { at, source, sourcePort, proto: packet.kind, port: destinationPort, answer: 'silent' };
}

function keyOf({ source, sourcePort, proto, port }: Omit<Knock, 'at' | 'answer'>): string {
  return [proto, source, sourcePort, port].join(' ');
}

function replyOf(packet: Packet): { readonly key: string; readonly answer: Knock['answer'] } | null {
  if (packet.kind === 'icmp-error') {
    const { quote } = packet;
    if (quote.kind === 'icmp') return null;
    const { source, sourcePort, destinationPort } = quote;
    return { key: keyOf({ source, sourcePort, proto: quote.kind, port: destinationPort }), answer: 'refused' };
  }
  if (packet.kind === 'icmp') return null;
  const key = keyOf({
    source: packet.destination,
    sourcePort: packet.destinationPort,
    proto: packet.kind,
    port: packet.sourcePort,
  });
  const isRefusal = packet.kind === 'tcp' && (packet.flags & RST) !== 0;
  return { key, answer: isRefusal ? 'refused' : 'accepted' };
}
