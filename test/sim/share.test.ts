import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compress, decompress } from '#sim/compress.ts';
import { apply, createNetwork, reportOf, runScan, scanOf } from '#sim/network.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { Scenario } from '#sim/scenario.ts';
import { decodeShare, encodeShare } from '#sim/share.ts';
import { decodeBase64Url, decodeUtf8, encodeBase64Url, encodeUtf8 } from '#sim/text-octets.ts';

const folder = 'test/conformance/scenarios/';

function scenarios(): Scenario[] {
  return readdirSync(folder).map((file) => {
    const decoded = decodeScenario(JSON.parse(readFileSync(folder + file, 'utf8')));
    if (!decoded.ok) throw new Error(file);
    return { ...decoded.value, extended: true };
  });
}

const all = scenarios();
const noHomes = new Map<string, Scenario>();

describe('a shared network', () => {
  it('comes back as it was, whatever its settings', () => {
    for (const scenario of all) {
      const decoded = decodeShare(encodeShare({ scenario, scan: null }, null), noHomes);
      expect(decoded).toEqual({ ok: true, value: { scenario, scan: null, base: null } });
    }
  });

  it('answers a scan as the original does', () => {
    const scenario = all.find(({ name }) => name === 'gateway-drop-with-forwards')!;
    const shared = decodeShare(encodeShare({ scenario, scan: scenario }, null), noHomes);
    if (!shared.ok) throw new Error(shared.problem.code);
    const report = (network: Scenario): unknown => {
      const started = apply(createNetwork(network, { packets: false }), { kind: 'scan.start', ...network });
      if (!started.ok) throw new Error(started.problem);
      return reportOf(scanOf(runScan(started.value, 1), 1)!);
    };
    expect(report(shared.value.scenario)).toEqual(report(scenario));
  });

  it('fits in 1,500 characters that need no escaping in a link', () => {
    for (const scenario of all) {
      const text = encodeShare({ scenario, scan: scenario }, null);
      expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(text.length).toBeLessThanOrEqual(1_500);
    }
  });

  it('is much shorter when it starts from a home that both sides have', () => {
    const home = all.find(({ name }) => name === 'random-011')!;
    const changed = { ...home, gateway: { ...home.gateway, forwards: [] } };
    const text = encodeShare({ scenario: changed, scan: null }, home);
    expect(text.length).toBeLessThan(120);
    const decoded = decodeShare(text, new Map([[home.name, home]]));
    expect(decoded).toEqual({ ok: true, value: { scenario: changed, scan: null, base: home } });
  });

  it('says when it starts from a home that this version does not have', () => {
    const home = all[0]!;
    const decoded = decodeShare(encodeShare({ scenario: home, scan: null }, home), noHomes);
    expect(decoded).toEqual({ ok: false, problem: { code: 'share-unknown-home', home: home.name } });
  });
});

describe('a damaged or foreign share text', () => {
  const text = encodeShare({ scenario: all[3]!, scan: null }, null);

  it.each([
    ['nothing', '', 'share-empty'],
    ['one from a newer version', `2${text.slice(1)}`, 'share-version'],
    ['one cut in the middle', text.slice(0, text.length / 2), 'share-damaged'],
    ['one without its last character', text.slice(0, -1), 'share-damaged'],
    ['somebody else’s text', '1aGVsbG8gd29ybGQ', 'share-damaged'],
    ['characters of no base64url', '1!!!!', 'share-damaged'],
    ['a text of 30,000 characters', `1${'A'.repeat(30_000)}`, 'share-too-long'],
    ['a script', '<script>alert(1)</script>', 'share-damaged'],
  ])('%s is refused with a reason', (_what, broken, code) => {
    expect(decodeShare(broken, noHomes)).toMatchObject({ ok: false, problem: { code } });
  });

  it('that holds a network which cannot be says where it is wrong', () => {
    const data = encodeUtf8('{"format":1,"name":"x"}');
    const octets = new Uint8Array(4 + data.length + 1);
    let [a, b] = [0, 0];
    for (const octet of data) {
      a = (a + octet) % 255;
      b = (b + a) % 255;
    }
    octets.set([b, a, 0, 0, data.length * 2]);
    octets.set(data, 5);
    const decoded = decodeShare(`1${encodeBase64Url(octets)}`, noHomes);
    expect(decoded).toMatchObject({ ok: false, problem: { code: 'share-scenario' } });
  });

  it('never throws, whichever characters are changed', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 3 }), (at, replacement) => {
        const changed = text.slice(0, at) + replacement + text.slice(at + 1);
        expect(typeof decodeShare(changed, noHomes).ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });

  it('cannot make a small text unfold into a huge one', () => {
    const bomb = Uint8Array.from([2, 65, 255, 255, 127, 1]);
    expect(decompress(bomb, new Uint8Array(0), 10_000)).toEqual({ ok: false, problem: 'stream-too-long' });
  });
});

describe('the forms beneath', () => {
  it('compress and decompress are each other’s inverse with any dictionary', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 100 }), (data, dictionary) => {
        expect(decompress(compress(data, dictionary), dictionary, 1_000)).toEqual({ ok: true, value: data });
      }),
    );
  });

  it('UTF-8 agrees with the platform on every text, and refuses what the platform refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([...encodeUtf8(text)]).toEqual([...new TextEncoder().encode(text)]);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (octets) => {
        const decoded = decodeUtf8(octets);
        try {
          const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
          expect(decoded).toEqual({ ok: true, value: text });
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
          expect(decoded.ok).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('base64url agrees with the platform', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (octets) => {
        const text = encodeBase64Url(octets);
        expect(text).toBe(Buffer.from(octets).toString('base64url'));
        expect(decodeBase64Url(text)).toEqual({ ok: true, value: octets });
      }),
    );
  });
});
