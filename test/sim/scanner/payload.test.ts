import { describe, expect, test } from 'vitest';
import { payloadsFor } from '#sim/scanner/payload.ts';

function lengths(port: number): string {
  return payloadsFor(port)
    .map((payload) => payload.length)
    .join(' ');
}

/** What nmap 7.93 sends to UDP ports, in octets, as measured on a loopback interface with a capture of headers only. */
const NMAP: Readonly<Record<number, string>> = {
  7: '4',
  53: '12 30',
  67: '244',
  69: '12 19',
  111: '40 40',
  123: '48 48',
  135: '72',
  137: '50 50 50',
  161: '60 33',
  177: '7',
  260: '60 33',
  389: '51',
  427: '54',
  443: '67',
  500: '192 204',
  520: '24',
  623: '12 23',
  853: '67',
  1025: '72',
  1193: '72',
  1194: '72 14 13',
  1199: '72',
  1645: '20',
  1701: '60',
  1812: '20',
  1900: '94',
  2049: '40 40',
  2123: '12',
  2152: '12',
  3391: '67',
  3401: '60 33',
  3478: '20',
  4045: '40',
  4433: '67',
  4500: '204',
  4740: '67',
  5349: '67',
  5351: '2',
  5353: '12 30 46 46',
  5683: '21',
  5684: '67',
  5868: '67',
  6514: '67',
  6636: '67',
  8232: '67',
  10161: '67',
  10162: '67',
  11211: '17',
  12346: '67',
  13046: '67',
  26000: '13',
  26004: '13',
  26198: '12 30',
  27015: '25',
  27030: '25',
  27910: '10',
  27914: '10',
  27960: '13',
  27964: '13',
  30720: '13',
  30724: '13',
  32768: '40',
  44400: '40 13',
  51820: '40',
  64738: '40 12',
  65535: '40',
};

describe('the payloads of UDP probes', () => {
  test.each(Object.entries(NMAP))(
    'to port %s are as many and as long as those of nmap 7.93: %s octets',
    (port, expected) => {
      expect(lengths(Number(port))).toBe(expected);
    },
  );

  test.each([1, 9, 514, 1024, 1200, 3702, 27014, 27031, 32767])(
    'to port %i, whose language is not known, are one empty datagram',
    (port) => {
      expect(payloadsFor(port)).toEqual([new Uint8Array(0)]);
    },
  );

  test('ask each question once', () => {
    for (let port = 0; port <= 65_535; port += 1) {
      const payloads = payloadsFor(port);
      expect(payloads.length).toBeGreaterThan(0);
      if (payloads.length === 1) continue;
      expect(new Set(payloads.map((payload) => payload.join())).size).toBe(payloads.length);
    }
  });
});
