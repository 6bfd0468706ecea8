/**
 * The scanner at work: discovery, pacing, answers, repetitions, verdicts. Modelled on nmap's ultra_scan engine.
 *
 * It runs on a device of the network and may do what a privileged program may: send raw packets and read every packet
 * that arrives before the firewall does. The network calls `tick` when a moment that it asked for has come, and
 * `hearPacket`, `hearArp`, `hearNews` for what arrives.
 */
import { spokenAs, type Address } from '../address.ts';
import { EMPTY, type Packet } from '../packet.ts';
import type { EndpointNews } from '../tcp/endpoint.ts';
import { ACK, RST, SYN } from '../tcp/flags.ts';
import type { Duration, Instant } from '../time.ts';
import { payloadsFor } from './payload.ts';
import { icmpProbe, tcpProbe, udpProbe, windowsEcho, type ProbeHeader } from './probe.ts';
import {
  AFTER_DISCOVERY,
  expiryOf,
  learn,
  PACE,
  PING_PROBES,
  RETRY_PAUSE,
  SILENT_PAUSE,
  TRIES,
  triesOf,
  type HostReport,
  type Scan,
} from './scan.ts';
import {
  OPEN,
  readConnectError,
  readErrorAnswer,
  readTcpAnswer,
  REFUSED,
  silenceVerdict,
  UDP_ANSWER,
  UNDECIDED,
} from './verdict.ts';

/** What the scanner can do on its device; the network provides it. */
export interface ScannerHands {
  readonly now: Instant;
  draw(): number;
  sendRaw(packet: Packet, cause: number): void;
  askArp(address: Address, cause: number): void;
  connect(localPort: number, remoteAddress: Address, remotePort: number, cause: number): void;
  abandon(localPort: number, remoteAddress: Address, remotePort: number): void;
  tickAfter(delay: Duration): void;
  timeoutAfter(delay: Duration): void;
  verdict(port: number, verdict: number, cause: number): void;
}

/** How the target is reached, which decides how it is discovered. */
export type Reach = 'self' | 'own-network' | 'elsewhere' | 'nowhere';

/** Begins: asks for the target by ARP, or goes straight to probing. */
export function startScan(scan: Scan, reach: Reach, hands: ScannerHands): void {
  const { technique, ping } = scan.request;
  if (technique === 'ping' && ping !== 'windows' && reach === 'self') {
    finish(scan, { up: true, reason: 'localhost-response' }, hands);
    return;
  }
  if (reach === 'nowhere' && technique !== 'connect') {
    // nmap finds no route for its raw probes and leaves the target out; a connect scan hears it from the kernel.
    finish(scan, { up: false, reason: 'no-response' }, hands);
    return;
  }
  const byArp = reach === 'own-network' && technique !== 'connect' && !(technique === 'ping' && ping !== 'default');
  if (!byArp) {
    if (technique !== 'ping') scan.host = { up: true, reason: 'user-set' };
    beginProbing(scan, 0, hands);
    return;
  }
  askTarget(scan, hands);
}

function askTarget(scan: Scan, hands: ScannerHands): void {
  scan.discoveryTries += 1;
  hands.askArp(scan.request.target, scan.firstCause + scan.ports.length * TRIES);
  armTimeout(scan, scan.timeout, hands);
}

function armTimeout(scan: Scan, after: Duration, hands: ScannerHands): void {
  scan.timeoutDue = true;
  scan.timeoutAt = hands.now + after;
  hands.timeoutAfter(after);
}

function beginProbing(scan: Scan, after: Duration, hands: ScannerHands): void {
  scan.phase = 'probing';
  requestTick(scan, after, hands);
}

function requestTick(scan: Scan, after: Duration, hands: ScannerHands): void {
  if (scan.tickDue) return;
  scan.tickDue = true;
  hands.tickAfter(after);
}

function finish(scan: Scan, host: HostReport | null, hands: ScannerHands): void {
  if (host !== null) scan.host = host;
  scan.phase = 'finished';
  scan.finishedAt = hands.now;
}

/** Ends a scan before its time: open connections are reset, nothing more is sent. */
export function cancelScan(scan: Scan, hands: ScannerHands): void {
  resetEstablished(scan, hands);
  scan.phase = 'cancelled';
  scan.finishedAt = hands.now;
}

/** The moment to send one more packet has come. */
export function tick(scan: Scan, hands: ScannerHands): void {
  scan.tickDue = false;
  if (scan.phase !== 'probing') return;
  if (scan.burst > 0) {
    sendBurst(scan, hands);
    requestTick(scan, PACE, hands);
    return;
  }
  const next = nextProbe(scan, hands);
  if (next !== null) {
    sendProbe(scan, next.place, next.attempt, hands);
    requestTick(scan, PACE, hands);
    return;
  }
  resetEstablished(scan, hands);
  if (scan.decided === scan.ports.length) finish(scan, null, hands);
  else if (scan.again.length > 0) requestTick(scan, scan.repeatFrom - hands.now, hands);
}

function nextProbe(scan: Scan, hands: ScannerHands): { readonly place: number; readonly attempt: number } | null {
  // What waits to be repeated goes before what is new, however full the window is.
  if (scan.again.length > 0 && hands.now < scan.repeatFrom) return null;
  for (let place = scan.again.pop(); place !== undefined; place = scan.again.pop())
    if (scan.verdicts[place] === UNDECIDED) return { place, attempt: 1 };
  // All probes of a ping go out, even when the first has been answered already.
  if (scan.cursor === scan.ports.length || scan.outstanding >= Math.floor(scan.window)) return null;
  scan.cursor += 1;
  return { place: scan.cursor - 1, attempt: 0 };
}

function sendProbe(scan: Scan, place: number, attempt: number, hands: ScannerHands): void {
  const { technique, target } = scan.request;
  const cause = scan.firstCause + attempt * scan.ports.length + place;
  scan.waiting.push({ place, attempt, since: hands.now });
  scan.lastSent[place] = hands.now;
  scan.outstanding += 1;
  scan.sent += 1;
  if (!scan.timeoutDue) armTimeout(scan, scan.timeout, hands);
  if (technique === 'connect') {
    hands.connect(connectPort(scan, place, attempt), spokenAs(target), scan.ports[place]!, cause);
    return;
  }
  if (technique === 'udp') {
    scan.burst = payloadsFor(scan.ports[place]!).length;
    scan.burstPlace = place;
    scan.burstAttempt = attempt;
    sendBurst(scan, hands);
    return;
  }
  const header = headerOf(scan, scan.ports[place]!, attempt, hands);
  hands.sendRaw(technique === 'ping' ? pingProbe(scan, place, header) : tcpProbe(technique, header), cause);
}

/** Each connection of a connect scan has a port of its own; the numbers run round the dynamic range. */
function connectPort(scan: Scan, place: number, attempt: number): number {
  return 32_768 + ((scan.firstPort + attempt * scan.ports.length + place) % 28_232);
}

function headerOf(scan: Scan, port: number, attempt: number, hands: ScannerHands): ProbeHeader {
  return {
    source: scan.source,
    destination: scan.request.target,
    sourcePort: scan.firstPort + attempt,
    destinationPort: port,
    word: hands.draw(),
    sequence: hands.draw(),
  };
}

function pingProbe({ request }: Scan, place: number, header: ProbeHeader): Packet {
  if (request.ping === 'windows') return windowsEcho(header);
  const kind = PING_PROBES[place]!;
  if (kind === 'echo') return icmpProbe(8, header);
  if (kind === 'timestamp') return icmpProbe(13, header);
  if (kind === 'syn-443') return tcpProbe('syn', { ...header, destinationPort: 443 });
  return tcpProbe('ack', { ...header, destinationPort: 80 });
}

function sendBurst(scan: Scan, hands: ScannerHands): void {
  const port = scan.ports[scan.burstPlace]!;
  const payloads = payloadsFor(port);
  const payload = payloads[payloads.length - scan.burst] ?? EMPTY;
  scan.burst -= 1;
  const cause = scan.firstCause + scan.burstAttempt * scan.ports.length + scan.burstPlace;
  hands.sendRaw(udpProbe(headerOf(scan, port, scan.burstAttempt, hands), payload), cause);
}

/** The oldest waiting probe may have waited long enough. */
export function timeout(scan: Scan, hands: ScannerHands): void {
  // A time-out that has shrunk meanwhile came due sooner: this is the old one.
  if (hands.now < scan.timeoutAt) return;
  scan.timeoutDue = false;
  if (scan.phase === 'discovering') {
    if (scan.discoveryTries < TRIES) askTarget(scan, hands);
    else finish(scan, { up: false, reason: 'no-response' }, hands);
    return;
  }
  if (scan.phase !== 'probing') return;
  const before = scan.again.length;
  expire(scan, hands);
  // The whole batch that went out together comes due within the pause, and is then repeated last in, first out.
  if (before === 0 && scan.again.length > 0)
    scan.repeatFrom = hands.now + (scan.decided === 0 && scan.sent <= scan.cursor ? SILENT_PAUSE : RETRY_PAUSE);
  const oldest = scan.waiting[scan.waitingFrom];
  if (oldest !== undefined) armTimeout(scan, Math.max(PACE, oldest.since + scan.timeout - hands.now), hands);
  requestTick(scan, PACE, hands);
}

/** Takes the probes whose time is over from the queue; those with a try left wait to be sent again. */
function expire(scan: Scan, hands: ScannerHands): void {
  while (scan.waitingFrom < scan.waiting.length) {
    const { place, attempt, since } = scan.waiting[scan.waitingFrom]!;
    const undecided = scan.verdicts[place] === UNDECIDED;
    if (undecided && since + scan.timeout > hands.now) break;
    scan.waitingFrom += 1;
    if (!undecided) continue;
    scan.outstanding -= 1;
    if (scan.request.technique === 'connect')
      hands.abandon(connectPort(scan, place, attempt), spokenAs(scan.request.target), scan.ports[place]!);
    if (attempt + 1 < triesOf(scan.request)) scan.again.push(place);
    else decide(scan, place, attempt, silenceVerdict(scan.request.technique), hands);
  }
  if (scan.waitingFrom > 4_096) {
    scan.waiting.splice(0, scan.waitingFrom);
    scan.waitingFrom = 0;
  }
}

function decide(scan: Scan, place: number, attempt: number, verdict: number, hands: ScannerHands): void {
  scan.verdicts[place] = verdict;
  scan.decided += 1;
  const cause = scan.firstCause + attempt * scan.ports.length + place;
  if (scan.request.technique !== 'ping') hands.verdict(scan.ports[place]!, verdict, cause);
  else if (scan.decided === scan.ports.length && scan.host === null) scan.host = { up: false, reason: 'no-response' };
}

/** An answer to a waiting probe: the verdict, and room for another probe. */
function answered(scan: Scan, place: number, attempt: number, verdict: number, hands: ScannerHands): void {
  if (verdict === UNDECIDED) return;
  if (scan.verdicts[place] !== UNDECIDED) {
    answeredLate(scan, place, attempt, verdict, hands);
    return;
  }
  for (let index = scan.waiting.length - 1; index >= scan.waitingFrom; index -= 1) {
    const waiting = scan.waiting[index]!;
    if (waiting.place !== place) continue;
    scan.outstanding -= 1;
    if (waiting.attempt === attempt) learn(scan, hands.now - waiting.since);
    break;
  }
  decide(scan, place, attempt, verdict, hands);
  hurryTimeout(scan, hands);
  requestTick(scan, PACE, hands);
}

/** An answer to a probe that was given up: a raw scan still takes it for a while, a connect scan has closed its socket. */
function answeredLate(scan: Scan, place: number, attempt: number, verdict: number, hands: ScannerHands): void {
  const { technique } = scan.request;
  if (technique === 'connect' || technique === 'ping' || scan.verdicts[place] !== silenceVerdict(technique)) return;
  const elapsed = hands.now - scan.lastSent[place]!;
  if (elapsed > expiryOf(scan)) return;
  learn(scan, elapsed);
  scan.verdicts[place] = verdict;
  hands.verdict(scan.ports[place]!, verdict, scan.firstCause + attempt * scan.ports.length + place);
}

/** The time-out may have shrunk: the oldest probe need not wait as long as was thought when it was sent. */
function hurryTimeout(scan: Scan, hands: ScannerHands): void {
  const oldest = scan.waiting[scan.waitingFrom];
  if (!scan.request.adaptive || !scan.timeoutDue || oldest === undefined) return;
  const due = Math.max(hands.now + PACE, oldest.since + scan.timeout);
  if (due < scan.timeoutAt) armTimeout(scan, due - hands.now, hands);
}

/** A packet arrived at the scanner's device; the firewall has not seen it yet. */
export function hearPacket(scan: Scan, packet: Packet, hands: ScannerHands): void {
  const { technique, target } = scan.request;
  if (scan.phase !== 'probing' || technique === 'connect') return;
  if (technique === 'ping') {
    hearPingAnswer(scan, packet, hands);
    return;
  }
  if (packet.kind === 'icmp-error') {
    const { quote } = packet;
    if (quote.kind === 'icmp' || quote.kind !== (technique === 'udp' ? 'udp' : 'tcp') || quote.destination !== target)
      return;
    const place = placeOf(scan, quote.destinationPort, quote.sourcePort);
    if (place >= 0) answered(scan, place, quote.sourcePort - scan.firstPort, readErrorAnswer(technique, packet), hands);
    return;
  }
  if (packet.kind === 'icmp' || packet.source !== target) return;
  const place = placeOf(scan, packet.sourcePort, packet.destinationPort);
  if (place < 0) return;
  const attempt = packet.destinationPort - scan.firstPort;
  if (packet.kind === 'udp') {
    if (technique === 'udp') answered(scan, place, attempt, UDP_ANSWER, hands);
  } else if (technique !== 'udp') answered(scan, place, attempt, readTcpAnswer(technique, packet), hands);
}

/** The place of a port that was probed from `ownPort`; -1 when there is none. */
function placeOf(scan: Scan, port: number, ownPort: number): number {
  const attempt = ownPort - scan.firstPort;
  return attempt >= 0 && attempt < TRIES ? scan.places[port]! - 1 : -1;
}

function hearPingAnswer(scan: Scan, packet: Packet, hands: ScannerHands): void {
  const answer = readPingAnswer(scan, packet);
  if (answer === null && !isRefusedEcho(scan, packet)) return;
  if (scan.host === null && answer !== null) scan.host = { up: true, reason: answer };
  for (let place = 0; place < scan.ports.length; place += 1) answered(scan, place, 0, OPEN, hands);
}

/** The `ping` of Windows does not wait any longer when a router says that its request got no further. */
function isRefusedEcho({ request }: Scan, packet: Packet): boolean {
  return request.ping === 'windows' && packet.kind === 'icmp-error' && packet.quote.destination === request.target;
}

function readPingAnswer(scan: Scan, packet: Packet): string | null {
  const { target } = scan.request;
  if (packet.source !== target) return null;
  if (packet.kind === 'icmp-error')
    // An unreachable from the target itself shows that it is there; from anybody else it shows nothing.
    return packet.type === 3 && packet.code === 3 && packet.quote.destination === target ? 'port-unreach' : null;
  if (packet.kind === 'icmp') return packet.type === 0 ? 'echo-reply' : packet.type === 14 ? 'timestamp-reply' : null;
  if (packet.kind !== 'tcp' || (packet.sourcePort !== 443 && packet.sourcePort !== 80)) return null;
  if (packet.flags & RST) return 'reset';
  return (packet.flags & (SYN | ACK)) === (SYN | ACK) ? 'syn-ack' : null;
}

/** Somebody answered an ARP request. */
export function hearArp(scan: Scan, sender: Address, hands: ScannerHands): void {
  if (scan.phase !== 'discovering' || sender !== scan.request.target) return;
  const report = { up: true, reason: 'arp-response' };
  if (scan.request.technique === 'ping') {
    finish(scan, report, hands);
    return;
  }
  scan.host = report;
  beginProbing(scan, AFTER_DISCOVERY, hands);
}

/** A connection of a connect scan has news. */
export function hearNews(
  scan: Scan,
  localPort: number,
  remoteAddress: Address,
  remotePort: number,
  news: EndpointNews,
  hands: ScannerHands,
): void {
  const attempt = connectAttempt(scan, localPort, remotePort);
  if (attempt < 0 || remoteAddress !== spokenAs(scan.request.target)) return;
  const place = scan.places[remotePort]! - 1;
  if (news === 'connected') scan.established.push(attempt * scan.ports.length + place);
  if (news === 'connected' || news === 'refused')
    answered(scan, place, attempt, news === 'connected' ? OPEN : REFUSED, hands);
}

/** A connection of a connect scan was ended by an ICMP error, or by ARP finding nobody (code 1). */
export function hearConnectError(
  scan: Scan,
  localPort: number,
  remotePort: number,
  code: number,
  hands: ScannerHands,
): void {
  const attempt = connectAttempt(scan, localPort, remotePort);
  if (attempt >= 0) answered(scan, scan.places[remotePort]! - 1, attempt, readConnectError(code), hands);
}

function connectAttempt(scan: Scan, localPort: number, remotePort: number): number {
  if (scan.phase !== 'probing' || scan.request.technique !== 'connect') return -1;
  const place = scan.places[remotePort]! - 1;
  if (place < 0) return -1;
  for (let attempt = 0; attempt < TRIES; attempt += 1)
    if (connectPort(scan, place, attempt) === localPort) return attempt;
  return -1;
}

function resetEstablished(scan: Scan, hands: ScannerHands): void {
  for (const probe of scan.established) {
    const place = probe % scan.ports.length;
    const attempt = Math.floor(probe / scan.ports.length);
    hands.abandon(connectPort(scan, place, attempt), spokenAs(scan.request.target), scan.ports[place]!);
  }
  scan.established.length = 0;
}
