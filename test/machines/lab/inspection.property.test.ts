import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldAt, inspect } from '#machines/lab/inspection.ts';
import { tcpEdges } from '#machines/lab/tcp-chart.ts';
import { encodePacket } from '#sim/codec/packet.ts';
import { TCP_TABLE } from '#sim/tcp/states.ts';
import { packet as packets } from '../../support/packets.ts';

describe('a packet opened up', () => {
  it('shows every octet of what is sent, each in a field, envelope within envelope', () => {
    fc.assert(
      fc.property(packets, (packet) => {
        const inspection = inspect(packet);
        expect(inspection.octets).toEqual([...encodePacket(packet)]);
        expect(inspection.envelopes[0]?.header).toBe('ipv4');
        for (const octet of inspection.octets.keys()) {
          const found = fieldAt(inspection, octet);
          expect(found).not.toBeNull();
          const field = inspection.envelopes[found![0]]!.fields[found![1]]!;
          expect(octet).toBeGreaterThanOrEqual(field.from);
          expect(octet).toBeLessThan(field.to);
        }
        expect(fieldAt(inspection, inspection.octets.length)).toBeNull();
      }),
      { numRuns: 100 },
    );
  });
});

describe('the TCP chart', () => {
  it('has exactly the steps of the table that the engine runs on', () => {
    const drawn = tcpEdges().flatMap(({ from, to, ways }) => ways.map(({ event, send }) => [from, event, to, send]));
    const table = Object.entries(TCP_TABLE).flatMap(([from, steps]) =>
      Object.entries(steps).map(([event, { to, send }]) => [from, event, to, send]),
    );
    expect(drawn.map(String).sort()).toEqual(table.map(String).sort());
  });
});
