import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirm, createConntrack, INVALID, invert, NEW, track, tupleOf } from '#sim/firewall/conntrack.ts';
import { copyFlowTable, createFlowTable, findFlow, removeFlow, setFlow } from '#sim/firewall/flow-table.ts';
import { createNatTable, liveMappings, mapOut, readdress, translate } from '#sim/nat.ts';
import { portListOf } from '#sim/port-list.ts';
import { ownsPort, portListOfSet } from '#sim/port-set.ts';
import { SECOND } from '#sim/time.ts';
import { ACK, FIN, RST, SYN } from '#sim/tcp/flags.ts';
import { tcpPacket, udpPacket } from '#test/support/packets.ts';

// The 5 machines of `flow` with 12 ports each never need more.
const SIXTY_FOUR = { offset: 0, length: 10, psid: 25 };

const flow = fc.record({
  protocol: fc.constantFrom(6, 17),
  address: fc.integer({ min: 0xc0a80102, max: 0xc0a80106 }),
  // Few ports, so that two machines often want the same one.
  port: fc.integer({ min: 1, max: 12 }),
  wait: fc.integer({ min: 0, max: 200 }),
});

describe('source NAT', () => {
  test('never gives one outside port to two inside endpoints, whatever has expired meanwhile', () => {
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 80 }), fc.constantFrom(null, SIXTY_FOUR), (flows, owned) => {
        const nat = createNatTable();
        let now = 0;
        for (const { protocol, address, port, wait } of flows) {
          now += wait * SECOND;
          const outside = mapOut(nat, protocol, address, port, now, owned);
          const live = liveMappings(nat, now);
          expect(live).toContainEqual({ protocol, insideAddress: address, insidePort: port, outsidePort: outside });
          const keys = live.map((mapping) => `${mapping.protocol}/${mapping.outsidePort}`);
          expect(new Set(keys).size).toBe(keys.length);
          expect(owned === null || ownsPort(owned, outside)).toBe(true);
        }
      }),
    );
  });

  test('keeps the outside port of an endpoint while it lives, and the inside port number where that is free', () => {
    const nat = createNatTable();
    expect(mapOut(nat, 17, 0xc0a80102, 5000, 0, null)).toBe(5000);
    expect(mapOut(nat, 17, 0xc0a80103, 5000, 0, null)).toBe(5001);
    expect(mapOut(nat, 17, 0xc0a80102, 5000, 119 * SECOND, null)).toBe(5000);
    expect(mapOut(nat, 17, 0xc0a80103, 5000, 121 * SECOND, null)).toBe(5001);
    // The first mapping was refreshed at 119 s and ends two minutes later (RFC 4787 REQ-5, REQ-6).
    expect(mapOut(nat, 17, 0xc0a80104, 5000, 240 * SECOND, null)).toBe(5000);
  });

  test('lends only the ports that a line owns, each once, and then has none to give', () => {
    const nat = createNatTable();
    const owned = { offset: 4, length: 10, psid: 3 };
    const lent = Array.from({ length: 61 }, (_, client) => mapOut(nat, 6, client, 50_000, 0, owned));
    expect(portListOf(lent.slice(0, 60))).toEqual(portListOfSet(owned));
    expect(lent[60]).toBe(-1);
    expect(mapOut(nat, 17, 1, 50_000, 0, owned)).toBeGreaterThan(0);
  });

  test('translates a packet out and its answer in to exactly what the two ends sent', () => {
    fc.assert(
      fc.property(fc.oneof(tcpPacket, udpPacket), fc.integer({ min: 1, max: 65_535 }), (packet, outsidePort) => {
        const inside = tupleOf(packet);
        const outside = { ...inside, source: 0xcb00710a, sourcePort: outsidePort };
        const sent = readdress(packet, outside);
        expect(translate(readdress(sent, invert(outside)), invert(outside), invert(inside))).toEqual(
          readdress(packet, invert(inside)),
        );
        expect(readdress(sent, inside)).toEqual(packet);
      }),
    );
  });
});

describe('connection tracking', () => {
  test('starts a flow with a SYN, a lone ACK and any datagram, and with no other segment', () => {
    fc.assert(
      fc.property(tcpPacket, (packet) => {
        const flags = packet.flags & (SYN | ACK | RST | FIN);
        const starts = flags === SYN || flags === ACK;
        expect(track(createConntrack(), packet, 0)).toBe(starts ? NEW : INVALID);
      }),
    );
    fc.assert(
      fc.property(udpPacket, (packet) => {
        expect(track(createConntrack(), packet, 0)).toBe(NEW);
      }),
    );
  });

  test('knows a confirmed flow in both directions, and an error about it, until its time is over', () => {
    fc.assert(
      fc.property(udpPacket, (packet) => {
        fc.pre(packet.source !== packet.destination || packet.sourcePort !== packet.destinationPort);
        const conntrack = createConntrack();
        confirm(conntrack, packet, invert(tupleOf(packet)), null, 0);
        const answer = readdress(packet, invert(tupleOf(packet)));
        expect(track(conntrack, packet, 29 * SECOND)).toBe(0);
        expect(track(conntrack, answer, 29 * SECOND)).toBe(1);
        const error = { ...packet, kind: 'icmp-error' as const, type: 3 as const, code: 3, quote: packet };
        expect(track(conntrack, error, 29 * SECOND)).toBe(1);
        expect(track(conntrack, packet, 30 * SECOND)).toBe(NEW);
      }),
    );
  });
});

describe('the table of flows', () => {
  const key = fc.tuple(fc.constantFrom(1, 6, 17), fc.nat(5), fc.nat(3), fc.nat(5), fc.nat(3));
  const action = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), key, value: fc.nat(1_000) }),
    fc.record({ kind: fc.constant('remove' as const), key, value: fc.constant(0) }),
    fc.record({ kind: fc.constant('copy' as const), key, value: fc.constant(0) }),
  );

  test('holds what a map would hold after any row of insertions, removals and copies', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 300 }), (actions) => {
        let table = createFlowTable();
        const model = new Map<string, number>();
        for (const { kind, key: at, value } of actions) {
          if (kind === 'set') {
            setFlow(table, ...at, value);
            model.set(at.join(), value);
          } else if (kind === 'remove') {
            removeFlow(table, ...at);
            model.delete(at.join());
          } else {
            const old = table;
            table = copyFlowTable(table);
            // What happens to the copy must not show in the original: spoil the original.
            setFlow(old, ...at, 7);
          }
          expect(findFlow(table, ...at)).toBe(model.get(at.join()) ?? -1);
        }
        expect(table.size).toBe(model.size);
        for (const { key: at } of actions) expect(findFlow(table, ...at)).toBe(model.get(at.join()) ?? -1);
      }),
    );
  });

  test('tells the highest ports and addresses apart', () => {
    const table = createFlowTable();
    setFlow(table, 6, 0xffffffff, 65_535, 0x80000000, 65_535, 1);
    setFlow(table, 6, 0xffffffff, 65_535, 0x80000000, 65_534, 2);
    setFlow(table, 17, 0xffffffff, 65_535, 0x80000000, 65_535, 3);
    expect(findFlow(table, 6, 0xffffffff, 65_535, 0x80000000, 65_535)).toBe(1);
    expect(findFlow(table, 6, 0xffffffff, 65_535, 0x80000000, 65_534)).toBe(2);
    expect(findFlow(table, 17, 0xffffffff, 65_535, 0x80000000, 65_535)).toBe(3);
    expect(findFlow(table, 6, 0x80000000, 65_535, 0xffffffff, 65_535)).toBe(-1);
  });
});
