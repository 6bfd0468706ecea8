/**
 * A router: what it does with a packet that arrives on one of its two networks, and with its own.
 *
 * The order is netfilter's: connection tracking, destination NAT, routing, filter (input or forward), source NAT. See
 * conformance/README.md §3 "Router" for the rules that this follows.
 */
import { isInsideOnly } from './address.ts';
import { initialTtl, rejection, timeExceeded } from './answer.ts';
import { answerForEveryone } from './carrier.ts';
import {
  confirm,
  flowAt,
  INVALID,
  invert,
  NEW,
  refresh,
  track,
  tupleOf,
  sourcePortOf,
  destinationPortOf,
  type Tuple,
} from './firewall/conntrack.ts';
import type { Judged } from './firewall/match.ts';
import { fitsAddress } from './firewall/match.ts';
import { firstRouterRule } from './firewall/rule-chain.ts';
import type { Policy } from './firewall/rule.ts';
import { findListener, isRateLimited } from './host.ts';
import { mapOut, readdress, translate } from './nat.ts';
import type { Outcome } from './outcome.ts';
import { protocolNumber, type Packet } from './packet.ts';
import type { Router } from './scenario.ts';
import type { Stage } from './stage.ts';
import type { Tables } from './tables.ts';
import { isForMany, ownsAddress, routeTo, type Device } from './topology.ts';

/** Index of the interfaces of every router (topology.ts). */
export const WAN = 0;
export const LAN = 1;

/** Where a packet goes on: to the router's own stack, out of an interface, or nowhere. */
export type Passage =
  | { readonly to: 'stack'; readonly packet: Packet }
  | {
      readonly to: 'network';
      readonly packet: Packet;
      readonly interface: number;
      readonly next: number;
      /** The packet as it arrived, for an error about it. */
      readonly original: Packet;
    }
  | null;

/** Where new connections to the outside address are sent inwards. */
interface Inward {
  readonly stage: 'forward' | 'upnp' | 'dmz';
  readonly ref: string | null;
  readonly address: number;
  readonly port: number;
}

/** A packet arrived from the wire. `arrival` is the index of the interface. */
export function receiveAtRouter(
  outcome: Outcome,
  device: Device,
  router: Router,
  tables: Tables,
  arrival: number,
  packet: Packet,
  cause: number,
): Passage {
  if (ownsAddress(device, packet.source)) {
    outcome.ruling(device, 'own-source', 'drop', null, cause);
    return null;
  }
  const entry = track(tables.conntrack, packet, outcome.now);
  if (entry >= 0) return passKnown(outcome, device, tables, entry, packet, cause);
  if (entry === NEW && packet.kind !== 'icmp-error') {
    const inward = inwardFor(device, router, arrival, packet);
    if (inward !== null) return passInward(outcome, device, router, tables, arrival, packet, inward, cause);
  }
  if (ownsAddress(device, packet.destination))
    return judgeInput(outcome, device, router, tables, arrival, packet, packet, entry, null, null, cause);
  return judgeForward(outcome, device, router, tables, arrival, packet, entry, cause);
}

/** A packet of a conversation that was let through before: translated, and on its way. */
function passKnown(
  outcome: Outcome,
  device: Device,
  tables: Tables,
  entry: number,
  packet: Packet,
  cause: number,
): Passage {
  const flow = flowAt(tables.conntrack, entry >> 1);
  refresh(tables.conntrack, entry, packet, outcome.now);
  const isReply = (entry & 1) === 1;
  const seen = isReply ? flow.reply : flow.original;
  const becomes = invert(isReply ? flow.original : flow.reply);
  const changed = differs(seen, becomes);
  const onward = changed ? translate(packet, seen, becomes) : packet;
  if (changed) outcome.translated(device, onward, flow.forward, cause);
  if (ownsAddress(device, onward.destination)) return { to: 'stack', packet: onward };
  return route(outcome, device, tables, onward, packet, cause);
}

function differs(a: Tuple, b: Tuple): boolean {
  return (
    a.source !== b.source ||
    a.sourcePort !== b.sourcePort ||
    a.destination !== b.destination ||
    a.destinationPort !== b.destinationPort
  );
}

/** The forward, UPnP mapping or DMZ host that takes a new packet inwards; null when there is none. */
function inwardFor(device: Device, router: Router, arrival: number, packet: Judged): Inward | null {
  if (packet.kind === 'icmp' || packet.destination !== router.wan.address) return null;
  if (arrival === LAN && router.hairpin === 'off') return null;
  for (const forward of router.forwards)
    if (
      forward.enabled &&
      forward.proto === packet.kind &&
      forward.wanPort === packet.destinationPort &&
      fitsAddress(forward.remote, packet.source)
    )
      return { stage: 'forward', ref: forward.id, address: forward.toAddress, port: forward.toPort };
  if (router.upnp.enabled)
    for (const mapping of router.upnp.mappings)
      if (mapping.proto === packet.kind && mapping.wanPort === packet.destinationPort)
        return { stage: 'upnp', ref: mapping.id, address: mapping.toAddress, port: mapping.toPort };
  // The DMZ host gets what nobody else wants; a service of the router's own that a rule opens comes first.
  if (router.dmz !== null && arrival === WAN && !isOwnService(device, router, packet))
    return { stage: 'dmz', ref: null, address: router.dmz, port: packet.destinationPort };
  return null;
}

function isOwnService(device: Device, router: Router, packet: Judged): boolean {
  if (packet.kind === 'icmp') return true;
  const rule = firstRouterRule(router.wanInput, packet, true);
  const admitted = (rule?.action ?? router.wanInput.default) === 'allow';
  return admitted && findListener(device, packet.kind, packet.destination, packet.destinationPort) !== undefined;
}

function passInward(
  outcome: Outcome,
  device: Device,
  router: Router,
  tables: Tables,
  arrival: number,
  packet: Judged,
  inward: Inward,
  cause: number,
): Passage {
  const original = tupleOf(packet);
  let leaves: Tuple = { ...original, destination: inward.address, destinationPort: inward.port };
  outcome.ruling(device, inward.stage, 'pass', inward.ref, cause);
  if (isInsideOnly(inward.address)) {
    outcome.ruling(device, 'not-mine', 'drop', null, cause);
    return null;
  }
  if (ownsAddress(device, inward.address)) {
    const translated = readdress(packet, leaves);
    outcome.translated(device, translated, inward.ref, cause);
    return judgeInput(
      outcome,
      device,
      router,
      tables,
      arrival,
      translated,
      packet,
      NEW,
      invert(leaves),
      inward.ref,
      cause,
    );
  }
  if (arrival === LAN && router.hairpin === 'on') {
    const port = mapOut(tables.hairpinNat, leaves.protocol, leaves.source, leaves.sourcePort, outcome.now, null);
    leaves = { ...leaves, source: router.lan.address, sourcePort: port };
  }
  const path = routeTo(device, inward.address);
  if (path?.interface === WAN && router.masquerade) {
    const port = mapOut(tables.nat, leaves.protocol, leaves.source, leaves.sourcePort, outcome.now, router.portSet);
    leaves = { ...leaves, source: router.wan.address, sourcePort: port };
  }
  if (leaves.sourcePort < 0) {
    outcome.ruling(device, 'no-free-port', 'drop', null, cause);
    return null;
  }
  const translated = readdress(packet, leaves);
  outcome.translated(device, translated, inward.ref, cause);
  const passage = route(outcome, device, tables, translated, packet, cause);
  if (passage !== null) confirm(tables.conntrack, packet, invert(leaves), inward.ref, outcome.now);
  return passage;
}

/** For the router itself. `packet` may be translated; answers of a reject bear the address that was asked. */
function judgeInput(
  outcome: Outcome,
  device: Device,
  router: Router,
  tables: Tables,
  arrival: number,
  packet: Packet,
  original: Packet,
  entry: number,
  reply: Tuple | null,
  forward: string | null,
  cause: number,
): Passage {
  if (packet.kind === 'icmp-error' || (entry === INVALID && router.dropInvalid)) {
    outcome.ruling(device, 'invalid', 'drop', null, cause);
    return null;
  }
  if (arrival === WAN && router.middlebox !== null && forward === null) {
    answerForEveryone(outcome, device, router.middlebox, packet, cause);
    return null;
  }
  const policy = arrival === WAN ? router.wanInput : router.lanInput;
  const rule = firstRouterRule(policy, packet, true);
  const action = rule?.action ?? policy.default;
  const stage: Stage =
    rule !== null ? 'input-rule' : arrival === WAN && forward === null ? 'no-mapping' : 'input-default';
  const ref = rule?.id ?? null;
  if (action === 'allow') {
    outcome.ruling(device, stage, 'pass', ref, cause);
    if (entry === NEW && original.kind !== 'icmp-error')
      confirm(tables.conntrack, original, reply ?? invert(tupleOf(original)), forward, outcome.now);
    return { to: 'stack', packet };
  }
  if (action === 'block') {
    outcome.ruling(device, stage, 'drop', ref, cause);
    return null;
  }
  reject(
    outcome,
    device,
    tables,
    original,
    rule?.rejectWith ?? policy.rejectWith,
    original.destination,
    stage,
    ref,
    cause,
  );
  return null;
}

function reject(
  outcome: Outcome,
  device: Device,
  tables: Tables,
  packet: Packet,
  rejectWith: Policy['rejectWith'],
  from: number,
  stage: Stage,
  ref: string | null,
  cause: number,
): void {
  const answer = rejection(packet, rejectWith, from, initialTtl(device.stack), tables);
  if (
    answer === null ||
    (answer.kind === 'icmp-error' && isRateLimited(device, tables, answer.destination, outcome.now))
  ) {
    outcome.ruling(device, answer === null ? stage : 'rate-limit', 'drop', ref, cause);
    return;
  }
  outcome.ruling(device, stage, 'reject', ref, cause);
  outcome.emitUnjudged(device, answer, cause);
}

/** To be routed, and not translated: LAN to WAN by the policy, anything inwards not at all. */
function judgeForward(
  outcome: Outcome,
  device: Device,
  router: Router,
  tables: Tables,
  arrival: number,
  packet: Packet,
  entry: number,
  cause: number,
): Passage {
  if (isForMany(device, packet.destination)) {
    outcome.ruling(device, 'not-mine', 'drop', null, cause);
    return null;
  }
  const path = routeTo(device, packet.destination);
  if ((entry === INVALID && router.dropInvalid) || packet.kind === 'icmp-error') {
    outcome.ruling(device, 'invalid', 'drop', null, cause);
    return null;
  }
  if (arrival !== LAN || path?.interface !== WAN) {
    outcome.ruling(device, 'not-forwarded', 'drop', null, cause);
    return null;
  }
  const rule = firstRouterRule(router.lanToWan, packet, false);
  const action = rule?.action ?? router.lanToWan.default;
  const stage: Stage = rule === null ? 'egress-default' : 'egress-rule';
  const ref = rule?.id ?? null;
  if (action === 'block') {
    outcome.ruling(device, stage, 'drop', ref, cause);
    return null;
  }
  if (action === 'reject') {
    const rejectWith = rule?.rejectWith ?? router.lanToWan.rejectWith;
    reject(outcome, device, tables, packet, rejectWith, router.lan.address, stage, ref, cause);
    return null;
  }
  if (rule !== null) outcome.ruling(device, stage, 'pass', ref, cause);
  return passOutward(outcome, device, router, tables, packet, entry, cause);
}

function passOutward(
  outcome: Outcome,
  device: Device,
  router: Router,
  tables: Tables,
  packet: Judged,
  entry: number,
  cause: number,
): Passage {
  // Invalid packets are never translated: they leave as they are.
  if (entry !== NEW) return route(outcome, device, tables, packet, packet, cause);
  const original = tupleOf(packet);
  if (!router.masquerade) {
    confirm(tables.conntrack, packet, invert(original), null, outcome.now);
    return route(outcome, device, tables, packet, packet, cause);
  }
  const port = mapOut(tables.nat, original.protocol, original.source, original.sourcePort, outcome.now, router.portSet);
  if (port < 0) {
    outcome.ruling(device, 'no-free-port', 'drop', null, cause);
    return null;
  }
  const leaves: Tuple = { ...original, source: router.wan.address, sourcePort: port };
  confirm(tables.conntrack, packet, invert(leaves), null, outcome.now);
  const translated = readdress(packet, leaves);
  outcome.translated(device, translated, null, cause);
  return route(outcome, device, tables, translated, packet, cause);
}

/** Takes a hop off and finds the way; errors go back about the packet as it arrived. */
function route(
  outcome: Outcome,
  device: Device,
  tables: Tables,
  packet: Packet,
  original: Packet,
  cause: number,
): Passage {
  const path = routeTo(device, packet.destination);
  if (path === null) {
    outcome.ruling(device, 'no-route', 'drop', null, cause);
    return null;
  }
  if (packet.ttl <= 1) {
    const error = timeExceeded(original, addressTowards(device, original.source), initialTtl(device.stack), tables);
    outcome.ruling(device, 'hop-limit', error === null ? 'drop' : 'reject', null, cause);
    if (error !== null) outcome.emitUnjudged(device, error, cause);
    return null;
  }
  return {
    to: 'network',
    packet: { ...packet, ttl: packet.ttl - 1 },
    interface: path.interface,
    next: path.next,
    original,
  };
}

/** The device's own address on the side of another one. */
export function addressTowards(device: Device, address: number): number {
  const path = routeTo(device, address);
  return device.interfaces[path?.interface ?? 0]!.address;
}

/**
 * A packet of the router's own stack: no policy, but NAT and connection tracking as for any other. Null: NAT had no port
 * left for it.
 */
export function sendFromRouter(
  outcome: Outcome,
  device: Device,
  router: Router,
  tables: Tables,
  packet: Packet,
  cause: number,
): Packet | null {
  const entry = track(tables.conntrack, packet, outcome.now);
  if (entry >= 0) {
    const flow = flowAt(tables.conntrack, entry >> 1);
    refresh(tables.conntrack, entry, packet, outcome.now);
    const isReply = (entry & 1) === 1;
    const seen = isReply ? flow.reply : flow.original;
    const becomes = invert(isReply ? flow.original : flow.reply);
    if (!differs(seen, becomes)) return packet;
    const onward = translate(packet, seen, becomes);
    outcome.translated(device, onward, flow.forward, cause);
    return onward;
  }
  if (entry !== NEW || packet.kind === 'icmp-error') return packet;
  const original = tupleOf(packet);
  const outward = routeTo(device, packet.destination)?.interface === WAN && router.masquerade;
  if (!outward) {
    confirm(tables.conntrack, packet, invert(original), null, outcome.now);
    return packet;
  }
  const port = mapOut(
    tables.nat,
    protocolNumber(packet),
    packet.source,
    sourcePortOf(packet),
    outcome.now,
    router.portSet,
  );
  if (port < 0) {
    outcome.ruling(device, 'no-free-port', 'drop', null, cause);
    return null;
  }
  const leaves: Tuple = {
    protocol: original.protocol,
    source: router.wan.address,
    sourcePort: port,
    destination: packet.destination,
    destinationPort: destinationPortOf(packet),
  };
  confirm(tables.conntrack, packet, invert(leaves), null, outcome.now);
  return differs(original, leaves) ? readdress(packet, leaves) : packet;
}
