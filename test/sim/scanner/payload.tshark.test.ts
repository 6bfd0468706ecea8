import { describe, expect, test } from 'vitest';
import { encodeFrame, macOf } from '#sim/codec/ethernet.ts';
import { payloadsFor } from '#sim/scanner/payload.ts';
import { CHECKSUM_GOOD, dissect, isTsharkInstalled } from '#test/support/tshark.ts';

/** What Wireshark must recognise a port's questions as, where it knows the port's protocol. */
const PROTOCOLS: Readonly<Record<number, string>> = {
  7: 'echo',
  53: 'dns',
  67: 'dhcp',
  69: 'tftp',
  111: 'rpc',
  123: 'ntp',
  137: 'nbns',
  161: 'snmp',
  177: 'xdmcp',
  389: 'cldap',
  427: 'srvloc',
  443: 'dtls',
  500: 'isakmp',
  520: 'rip',
  623: 'rmcp',
  1645: 'radius',
  1701: 'l2tp',
  1812: 'radius',
  1900: 'ssdp',
  2049: 'rpc',
  2123: 'gtp',
  2152: 'gtp',
  3478: 'stun',
  4045: 'rpc',
  4500: 'udpencap:isakmp',
  5351: 'portcontrol',
  5353: 'mdns',
  5683: 'coap',
  11211: 'memcache',
  27910: 'quake2',
  32768: 'rpc',
};

/** Every port alone in the table, and the ends of its ranges. */
function isSampled(port: number): boolean {
  const [own, below, above] = [payloadsFor(port), payloadsFor(port - 1), payloadsFor(port + 1)];
  return own[0]!.length > 0 && !(own === below && own === above);
}

describe.runIf(isTsharkInstalled)('Wireshark', () => {
  const ports = Array.from({ length: 65_536 }, (_, port) => port).filter((port) => isSampled(port));
  const probes = ports.flatMap((port) => payloadsFor(port).map((payload) => ({ port, payload })));

  test('finds every question well formed, in the language of its port, and has nothing to note about it', () => {
    const frames = dissect(
      probes.map(({ port, payload }, index) => ({
        at: index * 1000,
        frame: encodeFrame({
          destination: macOf(2, 0),
          source: macOf(1, 0),
          body: {
            kind: 'udp',
            source: 0xc6336407,
            destination: 0xcb00710a,
            ttl: 50,
            identification: index,
            dontFragment: false,
            sourcePort: 60_000 + index,
            destinationPort: port,
            payload,
          },
        }),
      })),
    );
    for (const [index, { port }] of probes.entries()) {
      const { protocols, checksums, malformed, complaints } = frames[index]!;
      expect({ port, malformed, complaints }).toEqual({ port, malformed: [], complaints: [] });
      expect(checksums).toMatchObject({ ip: [CHECKSUM_GOOD], udp: [CHECKSUM_GOOD] });
      expect(protocols).toContain(`udp:${PROTOCOLS[port] ?? ''}`);
    }
  });
});
