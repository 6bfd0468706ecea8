import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GATEWAYS } from '#machines/real-scan/gateway-kind.ts';
import { twinLink, twinScenario } from '#machines/real-scan/twin.ts';
import { formatPortList } from '#sim/port-list.ts';
import { readLink } from '#machines/lab/homes.ts';
import { apply, createNetwork } from '#sim/network.ts';
import { decodeShare } from '#sim/share.ts';
import { beginSurvey, continueSurvey, findingsOf } from '#machines/scanner/survey.ts';
import { berthAt } from '#machines/scanner/berth.ts';
import { listening } from './support.ts';

const NAMES = { home: { ja: '写し', en: 'Twin' }, pc: { ja: 'PC', en: 'PC' } };

function twin(...[listeners, gateway]: [Parameters<typeof twinScenario>[0], Parameters<typeof twinScenario>[1]]) {
  const made = twinScenario(listeners, gateway, NAMES);
  if (!made.ok) throw new Error(made.problem);
  return made.value;
}

/** What somebody outside sees of a port of the twin, by the engine. */
function seenFromOutside(scenario: ReturnType<typeof twin>, port: number) {
  const begun = beginSurvey(scenario, [{ low: port, high: port }]);
  if (!begun.ok) throw new Error(String(begun.problem));
  const survey = continueSurvey(begun.value, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY);
  return berthAt(findingsOf(survey).states, 0);
}

describe('the twin', () => {
  it('listens where the real machine listens, each place once', () => {
    const [pc] = twin(
      [
        listening(445, '0.0.0.0', 'System'),
        listening(445, '::', 'System'),
        listening(8080, '127.0.0.1', 'node'),
        listening(139, '192.168.7.4'),
      ],
      { kind: 'quiet', forwards: '' },
    ).hosts;
    const places = (list: NonNullable<typeof pc>['listeners'] = []) => list.map(({ port, bind }) => [port, bind]);
    expect(pc?.programs.map(({ name, running, listeners }) => [name, running, ...places(listeners)])).toEqual([
      ['System', true, [445, 'any']],
      ['node', true, [8080, 'loopback']],
    ]);
    expect(places(pc?.listeners)).toEqual([[139, expect.any(Number)]]);
  });

  it('has programs that can be stopped in the sandbox', () => {
    const scenario = twin([listening(445, '0.0.0.0', 'System')], { kind: 'quiet', forwards: '' });
    const network = createNetwork(scenario, { packets: false });
    const stopped = apply(network, { kind: 'program.run', host: 'pc', program: 'System', running: false });
    expect(stopped.ok && stopped.value.scenario.hosts[0]?.programs.map(({ running }) => running)).toEqual([false]);
  });

  it('shows nothing outside behind a silent gateway, and no behind one that says no', () => {
    expect(seenFromOutside(twin([listening(445)], { kind: 'quiet', forwards: '' }), 445)).toBe('stealth');
    expect(seenFromOutside(twin([listening(445)], { kind: 'polite', forwards: '' }), 445)).toBe('closed');
  });

  it('keeps the firewall of Windows in front of a port that the gateway forwards', () => {
    expect(seenFromOutside(twin([listening(25565)], { kind: 'quiet', forwards: '25565' }), 25565)).toBe('stealth');
  });

  it.each(GATEWAYS)('can be opened from its link behind the gateway %s', (kind) => {
    const scenario = twin([listening(445, '0.0.0.0', 'System')], { kind, forwards: kind === 'quiet' ? '80,443' : '' });
    const scan = twinLink(scenario, 'scanner');
    expect(scan.startsWith('#scan=')).toBe(true);
    expect(decodeShare(scan.slice('#scan='.length), new Map())).toMatchObject({
      ok: true,
      value: { scenario: { name: 'twin' }, scan: {} },
    });
    const home = twinLink(scenario, 'sandbox');
    expect(home.startsWith('#home=')).toBe(true);
    expect(readLink(home.slice('#home='.length), new Map())).toMatchObject({
      ok: true,
      value: { scenario: { name: 'twin' } },
    });
  });

  it('is refused for forwards that cannot be read', () => {
    expect(twinScenario([], { kind: 'quiet', forwards: '70000' }, NAMES)).toEqual({
      ok: false,
      problem: 'port-too-large',
    });
    expect(twinScenario([], { kind: 'quiet', forwards: '1-100' }, NAMES)).toEqual({
      ok: false,
      problem: 'forwards-many',
    });
  });

  it('can be made of whatever listens, and its link can be read', () => {
    const listener = fc.record({
      protocol: fc.constantFrom('tcp' as const, 'udp' as const),
      address: fc.constantFrom('0.0.0.0', '::', '127.0.0.1', '::1', '10.1.2.3', 'fe80::1%eth0'),
      port: fc.integer({ min: 1, max: 65_535 }),
      process: fc.option(fc.string({ maxLength: 64 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(listener, { maxLength: 400 }), fc.constantFrom(...GATEWAYS), (listeners, kind) => {
        const made = twinScenario(listeners, { kind, forwards: '' }, NAMES);
        expect(made.ok).toBe(true);
        if (made.ok) expect(readLink(twinLink(made.value, 'sandbox').slice('#home='.length), new Map()).ok).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('asks the scanner for the first 1,056 ports', () => {
    expect(formatPortList(twin([], { kind: 'quiet', forwards: '' }).scan.ports)).toBe('0-1055');
  });
});
