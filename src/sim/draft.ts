/**
 * A network under way: a private copy of everything that changes, which delivers packets, keeps the clock and writes the
 * trace. `network.ts` makes one from a `Network` value, lets it run and makes a value of it again, so that nobody outside
 * ever sees a change in place.
 */
import { isInsideOnly, type Address } from './address.ts';
import { copyAgenda, nextDue, schedule, takeNext, type Agenda } from './agenda.ts';
import { initialTtl, rejection, unreachable } from './answer.ts';
import { isForAnotherCustomer, knowsNetwork } from './carrier.ts';
import { isFiltering, judgeInbound, judgeOutbound } from './firewall/host-firewall.ts';
import { addressTowards, receiveAtRouter, sendFromRouter, type Passage } from './gateway.ts';
import { abandon, connect, deliverLocal, isRateLimited, wakeEndpoint } from './host.ts';
import { ARP_INTERVAL, askAgain, KNOWN_NEIGHBOUR, startAsking, waitLonger, type WaitingPacket } from './link.ts';
import type { Outcome } from './outcome.ts';
import { UNREACHABLE, type Packet } from './packet.ts';
import { randomWord } from './random.ts';
import { copyScan, isOver, type Scan } from './scanner/scan.ts';
import {
  hearArp,
  hearConnectError,
  hearNews,
  hearPacket,
  tick,
  timeout,
  type ScannerHands,
} from './scanner/scanner.ts';
import type { Ruling, Stage } from './stage.ts';
import { copyTables, type Tables } from './tables.ts';
import type { EndpointNews } from './tcp/endpoint.ts';
import type { TcpState } from './tcp/states.ts';
import {
  copyTrace,
  traceFrame,
  traceRuling,
  traceTcp,
  traceTranslation,
  traceVerdict,
  type ArpMessage,
  type Trace,
} from './trace.ts';
import type { Duration, Instant } from './time.ts';
import { isForMany, ownsAddress, routeTo, sourceFor, type Device, type Topology } from './topology.ts';

/** What is due: one shape for all, so that the agenda stays fast. */
export interface Due {
  readonly kind: 'packet' | 'loopback' | 'arp' | 'arp-timer' | 'emit' | 'endpoint' | 'scan-tick' | 'scan-timeout';
  readonly device: number;
  /** Interface of arrival, endpoint place, scan id, or the address asked for: as the kind needs. */
  readonly number: number;
  readonly packet: Packet | ArpMessage | null;
  readonly cause: number;
}

/** The changing half of a network, as a value. */
export interface Changing {
  readonly now: Instant;
  readonly draws: number;
  readonly agenda: Agenda<Due>;
  readonly tables: readonly Tables[];
  readonly scans: readonly Scan[];
  readonly trace: Trace;
}

export class Draft implements Outcome {
  now: Instant;
  readonly topology: Topology;
  readonly seed: number;
  readonly agenda: Agenda<Due>;
  readonly tables: readonly Tables[];
  readonly scans: Scan[];
  readonly trace: Trace;
  draws: number;

  constructor(topology: Topology, seed: number, from: Changing) {
    this.topology = topology;
    this.seed = seed;
    this.now = from.now;
    this.draws = from.draws;
    this.agenda = copyAgenda(from.agenda);
    this.tables = from.tables.map(copyTables);
    this.scans = from.scans.map((scan) => (isOver(scan) ? scan : copyScan(scan)));
    this.trace = copyTrace(from.trace);
  }

  /** The draft as a value; the draft must not be used afterwards. */
  finish(): Changing {
    const { now, draws, agenda, tables, scans, trace } = this;
    return { now, draws, agenda, tables, scans, trace };
  }

  /** Handles the next due item; false when nothing is due up to `until`. */
  step(until: Instant): boolean {
    const at = nextDue(this.agenda);
    if (at === undefined || at > until) return false;
    this.now = at;
    this.handle(takeNext(this.agenda));
    return true;
  }

  private handle(due: Due): void {
    const device = this.topology.devices[due.device]!;
    switch (due.kind) {
      case 'packet':
        this.receive(device, due.number, due.packet as Packet, due.cause);
        return;
      case 'loopback':
        this.receiveOverLoopback(device, due.packet as Packet, due.cause);
        return;
      case 'arp':
        this.receiveArp(device, due.number, due.packet as ArpMessage, due.cause);
        return;
      case 'arp-timer':
        this.arpTimer(device, due.number);
        return;
      case 'emit':
        if (device.up) this.emit(device, due.packet as Packet, due.cause);
        return;
      case 'endpoint':
        if (device.up) wakeEndpoint(this, device, this.tables[due.device]!, due.number);
        return;
      case 'scan-tick':
      case 'scan-timeout': {
        const scan = this.scans.find(({ id }) => id === due.number);
        if (scan === undefined || isOver(scan)) return;
        if (due.kind === 'scan-tick') tick(scan, this.handsOf(scan));
        else timeout(scan, this.handsOf(scan));
      }
    }
  }

  private later(at: Instant, kind: Due['kind'], device: number, number: number, packet: Due['packet'], cause: number) {
    schedule(this.agenda, at, { kind, device, number, packet, cause });
  }

  // What a device step wants (Outcome).

  draw(): number {
    this.draws += 1;
    return randomWord(this.seed, this.draws);
  }

  emit(device: Device, packet: Packet, cause: number): void {
    if (ownsAddress(device, packet.destination)) {
      this.loop(device, packet, cause);
      return;
    }
    let outward = packet;
    // The kernel looks for a route before its firewall sees the packet.
    if (device.host !== null && isFiltering(device.host) && routeTo(device, packet.destination) !== null) {
      const verdict = judgeOutbound(device.host, device, this.tables[device.index]!.conntrack, packet, this.now);
      if (verdict.stage !== 'known')
        this.ruling(device, verdict.stage, verdict.action === 'pass' ? 'pass' : 'drop', verdict.ref, cause);
      if (verdict.action !== 'pass') return;
    } else if (device.router !== null) {
      const sent = sendFromRouter(this, device, device.router, this.tables[device.index]!, packet, cause);
      if (sent === null) return;
      outward = sent;
      if (ownsAddress(device, outward.destination)) {
        this.loop(device, outward, cause);
        return;
      }
    }
    this.emitUnjudged(device, outward, cause);
  }

  emitUnjudged(device: Device, packet: Packet, cause: number): void {
    if (ownsAddress(device, packet.destination)) {
      this.loop(device, packet, cause);
      return;
    }
    const path = routeTo(device, packet.destination);
    if (path === null) {
      this.ruling(device, 'no-route', 'drop', null, cause);
      this.tellConnecting(device, packet, UNREACHABLE.net);
      return;
    }
    this.transmit(device, path.interface, path.next, { packet, original: null, cause });
  }

  private loop(device: Device, packet: Packet, cause: number): void {
    traceFrame(this.trace, this.now, device.index, -1, device.index, packet, cause);
    this.later(this.now, 'loopback', device.index, 0, packet, cause);
  }

  emitAt(at: Instant, device: Device, packet: Packet, cause: number): void {
    this.later(at, 'emit', device.index, 0, packet, cause);
  }

  wakeEndpoint(at: Instant, device: Device, endpoint: number): void {
    this.later(at, 'endpoint', device.index, endpoint, null, -1);
  }

  ruling(device: Device, stage: Stage, ruling: Ruling, ref: string | null, cause: number): void {
    traceRuling(this.trace, this.now, device.index, stage, ruling, ref, cause);
  }

  translated(device: Device, packet: Packet, ref: string | null, cause: number): void {
    traceTranslation(this.trace, this.now, device.index, packet, ref, cause);
  }

  tcp(device: Device, state: TcpState, cause: number): void {
    traceTcp(this.trace, this.now, device.index, state, cause);
  }

  news(device: Device, localPort: number, remoteAddress: Address, remotePort: number, news: EndpointNews): void {
    for (const scan of this.scans)
      if (scan.device === device.index) hearNews(scan, localPort, remoteAddress, remotePort, news, this.handsOf(scan));
  }

  connectError(device: Device, localPort: number, remotePort: number, code: number): void {
    for (const scan of this.scans)
      if (scan.device === device.index) hearConnectError(scan, localPort, remotePort, code, this.handsOf(scan));
  }

  // The wire.

  private transmit(device: Device, outgoing: number, next: Address, waiting: WaitingPacket): void {
    const { segment } = device.interfaces[outgoing]!;
    const tables = this.tables[device.index]!;
    const neighbour = tables.neighbours.get(next);
    if (neighbour?.known === true) {
      const there = this.topology.neighbours[segment]!.get(next);
      if (there !== undefined) {
        this.frame(device, segment, there, waiting.packet, waiting.cause);
        return;
      }
      // Whoever was there is gone: a real stack finds out by asking again.
    } else if (neighbour !== undefined) {
      tables.neighbours.set(next, waitLonger(neighbour, waiting));
      return;
    }
    tables.neighbours.set(next, startAsking(waiting));
    this.askNeighbour(device, outgoing, next, waiting.cause);
    this.later(this.now + ARP_INTERVAL, 'arp-timer', device.index, next, null, -1);
  }

  private frame(
    device: Device,
    segment: number,
    to: { readonly device: number; readonly interface: number },
    packet: Packet,
    cause: number,
  ): void {
    traceFrame(this.trace, this.now, device.index, segment, to.device, packet, cause);
    const { delay } = this.topology.segments[segment]!;
    this.later(this.now + delay, 'packet', to.device, to.interface, packet, cause);
  }

  /** Broadcasts an ARP request; its owner, if there is one, will hear it. */
  private askNeighbour(device: Device, outgoing: number, address: Address, cause: number): void {
    const own = device.interfaces[outgoing]!;
    const request: ArpMessage = {
      kind: 'arp',
      operation: 'request',
      senderAddress: own.address,
      targetAddress: address,
    };
    traceFrame(this.trace, this.now, device.index, own.segment, -1, request, cause);
    const there = this.topology.neighbours[own.segment]!.get(address);
    const { delay } = this.topology.segments[own.segment]!;
    if (there !== undefined) this.later(this.now + delay, 'arp', there.device, there.interface, request, cause);
  }

  private receiveArp(device: Device, arrival: number, message: ArpMessage, cause: number): void {
    if (!device.up) return;
    const own = device.interfaces[arrival]!;
    const tables = this.tables[device.index]!;
    if (message.operation === 'request') {
      this.learnNeighbour(device, arrival, message.senderAddress, true);
      const reply: ArpMessage = {
        kind: 'arp',
        operation: 'reply',
        senderAddress: own.address,
        targetAddress: message.senderAddress,
      };
      const there = this.topology.neighbours[own.segment]!.get(message.senderAddress);
      traceFrame(this.trace, this.now, device.index, own.segment, there?.device ?? -1, reply, cause);
      const { delay } = this.topology.segments[own.segment]!;
      if (there !== undefined) this.later(this.now + delay, 'arp', there.device, there.interface, reply, cause);
      return;
    }
    for (const scan of this.scans)
      if (scan.device === device.index) hearArp(scan, message.senderAddress, this.handsOf(scan));
    // A reply that nobody in the kernel waits for (a raw program asked) is not learnt.
    if (tables.neighbours.has(message.senderAddress))
      this.learnNeighbour(device, arrival, message.senderAddress, false);
  }

  private learnNeighbour(device: Device, arrival: number, address: Address, unasked: boolean): void {
    const tables = this.tables[device.index]!;
    const before = tables.neighbours.get(address);
    if (before?.known === true || (before === undefined && !unasked)) return;
    tables.neighbours.set(address, KNOWN_NEIGHBOUR);
    for (const waiting of before?.waiting ?? []) this.transmit(device, arrival, address, waiting);
  }

  private arpTimer(device: Device, address: Address): void {
    const tables = this.tables[device.index]!;
    const neighbour = tables.neighbours.get(address);
    if (neighbour === undefined || neighbour.known || !device.up) return;
    const next = askAgain(neighbour);
    if (next !== null) {
      tables.neighbours.set(address, next);
      const path = routeTo(device, address);
      if (path !== null) this.askNeighbour(device, path.interface, address, neighbour.waiting[0]?.cause ?? -1);
      this.later(this.now + ARP_INTERVAL, 'arp-timer', device.index, address, null, -1);
      return;
    }
    tables.neighbours.delete(address);
    for (const waiting of neighbour.waiting) this.nobodyThere(device, tables, waiting);
  }

  private nobodyThere(device: Device, tables: Tables, { packet, original, cause }: WaitingPacket): void {
    if (original === null) {
      this.ruling(device, 'no-neighbour', 'drop', null, cause);
      this.tellConnecting(device, packet, UNREACHABLE.host);
      return;
    }
    this.sendError(device, tables, original, UNREACHABLE.host, 'no-neighbour', cause);
  }

  /** A router's ICMP error about a packet that it could not pass on. */
  private sendError(device: Device, tables: Tables, about: Packet, code: number, stage: Stage, cause: number): void {
    const from = ownsAddress(device, about.destination) ? about.destination : addressTowards(device, about.source);
    const error = unreachable(about, code, from, initialTtl(device.stack), tables);
    if (error === null || isRateLimited(device, tables, error.destination, this.now)) {
      this.ruling(device, error === null ? stage : 'rate-limit', 'drop', null, cause);
      return;
    }
    this.ruling(device, stage, 'reject', null, cause);
    this.emitUnjudged(device, error, cause);
  }

  /** The kernel tells a connecting program that its packet cannot leave. */
  private tellConnecting(device: Device, packet: Packet, code: number): void {
    if (packet.kind !== 'tcp') return;
    const error = unreachable(packet, code, packet.source, 1, this.tables[device.index]!);
    if (error !== null) deliverLocal(this, device, this.tables[device.index]!, error, -1, true);
  }

  // Arrival.

  private receive(device: Device, arrival: number, packet: Packet, cause: number): void {
    if (!device.up) return;
    if (device.role === 'provider') {
      this.receiveAtProvider(device, packet, cause);
      return;
    }
    if (device.router !== null) {
      if (packet.destination === device.interfaces[arrival]!.address) this.tap(device, packet);
      const tables = this.tables[device.index]!;
      this.pass(device, receiveAtRouter(this, device, device.router, tables, arrival, packet, cause), cause);
      return;
    }
    this.receiveAtHost(device, packet, cause);
  }

  private receiveAtHost(device: Device, packet: Packet, cause: number): void {
    const tables = this.tables[device.index]!;
    if (isInsideOnly(packet.destination) || !ownsAddress(device, packet.destination)) {
      this.ruling(device, 'not-mine', 'drop', null, cause);
      return;
    }
    if (ownsAddress(device, packet.source)) {
      this.ruling(device, 'own-source', 'drop', null, cause);
      return;
    }
    this.tap(device, packet);
    const { host } = device;
    if (host !== null && isFiltering(host)) {
      const verdict = judgeInbound(host, device, tables.conntrack, packet, this.now);
      if (verdict.action !== 'pass') {
        const answer =
          verdict.action === 'reject'
            ? rejection(packet, verdict.rejectWith, packet.destination, initialTtl(device.stack), tables)
            : null;
        this.ruling(device, verdict.stage, answer === null ? 'drop' : 'reject', verdict.ref, cause);
        if (answer !== null) this.emitUnjudged(device, answer, cause);
        return;
      }
      if (verdict.stage !== 'known') this.ruling(device, verdict.stage, 'pass', verdict.ref, cause);
    }
    deliverLocal(this, device, tables, packet, cause, false);
  }

  private receiveAtProvider(device: Device, packet: Packet, cause: number): void {
    const tables = this.tables[device.index]!;
    if (ownsAddress(device, packet.destination)) {
      deliverLocal(this, device, tables, packet, cause, false);
      return;
    }
    if (isForMany(device, packet.destination)) {
      this.ruling(device, 'not-mine', 'drop', null, cause);
      return;
    }
    if (!knowsNetwork(device, packet.destination)) {
      this.sendError(device, tables, packet, UNREACHABLE.net, 'unknown-network', cause);
      return;
    }
    const path = routeTo(device, packet.destination)!;
    if (packet.ttl <= 1) {
      this.ruling(device, 'hop-limit', 'drop', null, cause);
      return;
    }
    if (isForAnotherCustomer(this.topology, packet)) {
      this.ruling(device, 'another-customer', 'drop', null, cause);
      return;
    }
    const onward = { ...packet, ttl: packet.ttl - 1 };
    this.transmit(device, path.interface, path.next, { packet: onward, original: packet, cause });
  }

  private pass(device: Device, passage: Passage, cause: number): void {
    if (passage === null) return;
    if (passage.to === 'stack') {
      deliverLocal(this, device, this.tables[device.index]!, passage.packet, cause, false);
      return;
    }
    const { packet, original, interface: outgoing, next } = passage;
    this.transmit(device, outgoing, next, { packet, original, cause });
  }

  private receiveOverLoopback(device: Device, packet: Packet, cause: number): void {
    if (!device.up) return;
    this.tap(device, packet);
    if (isForMany(device, packet.destination)) {
      this.ruling(device, 'not-mine', 'drop', null, cause);
      return;
    }
    deliverLocal(this, device, this.tables[device.index]!, packet, cause, true);
  }

  private tap(device: Device, packet: Packet): void {
    for (const scan of this.scans)
      if (scan.device === device.index && !isOver(scan)) hearPacket(scan, packet, this.handsOf(scan));
  }

  // The scanner's hands.

  handsOf(scan: Scan): ScannerHands {
    const known = this.hands.get(scan.id);
    if (known !== undefined) return known;
    const made = new Hands(this, scan);
    this.hands.set(scan.id, made);
    return made;
  }

  private readonly hands = new Map<number, ScannerHands>();

  /** Asks for an address as a raw program does: the kernel does not learn of it. */
  askRaw(device: Device, address: Address, cause: number): void {
    const path = routeTo(device, address);
    if (path !== null) this.askNeighbour(device, path.interface, address, cause);
  }

  wakeScan(at: Instant, kind: 'scan-tick' | 'scan-timeout', scan: Scan): void {
    this.later(at, kind, scan.device, scan.id, null, -1);
  }
}

/** What one scan can do on its device. */
class Hands implements ScannerHands {
  private readonly draft: Draft;
  private readonly scan: Scan;
  private readonly device: Device;

  constructor(draft: Draft, scan: Scan) {
    this.draft = draft;
    this.scan = scan;
    this.device = draft.topology.devices[scan.device]!;
  }

  get now(): Instant {
    return this.draft.now;
  }

  draw(): number {
    return this.draft.draw();
  }

  sendRaw(packet: Packet, cause: number): void {
    this.draft.emit(this.device, packet, cause);
  }

  askArp(address: Address, cause: number): void {
    this.draft.askRaw(this.device, address, cause);
  }

  connect(localPort: number, address: Address, port: number, cause: number): void {
    const local = { address: sourceFor(this.device, address) ?? this.scan.source, port: localPort };
    connect(this.draft, this.device, this.draft.tables[this.device.index]!, local, { address, port }, cause);
  }

  abandon(localPort: number, address: Address, port: number): void {
    const own = sourceFor(this.device, address) ?? this.scan.source;
    abandon(this.draft, this.device, this.draft.tables[this.device.index]!, own, localPort, address, port);
  }

  tickAfter(delay: Duration): void {
    this.draft.wakeScan(this.draft.now + delay, 'scan-tick', this.scan);
  }

  timeoutAfter(delay: Duration): void {
    this.draft.wakeScan(this.draft.now + delay, 'scan-timeout', this.scan);
  }

  verdict(port: number, verdict: number, cause: number): void {
    traceVerdict(this.draft.trace, this.draft.now, this.scan.device, port, verdict, cause);
  }
}
