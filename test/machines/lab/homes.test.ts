import { describe, expect, it } from 'vitest';
import { decodePcap } from '#sim/codec/pcap.ts';
import { applySetting } from '#sim/command.ts';
import { countPorts } from '#sim/port-list.ts';
import { apply, createNetwork, runScan } from '#sim/network.ts';
import { viewpoints } from '#sim/viewpoint.ts';
import { captureFile, CAPTURE_PLACES } from '#machines/lab/capture-file.ts';
import { whatIf } from '#sim/viewpoint.ts';
import { linkText, readHomes, readLink } from '#machines/lab/homes.ts';
import { mainPc, probe } from '#machines/lab/probe.ts';
import { stateOfAnswer } from '#machines/lab/sights.view.ts';
import { MOST_USUAL, readWatch, usualWatch } from '#machines/lab/watch-list.ts';
import { homeDocuments } from '../../support/homes.ts';

const homes = readHomes(homeDocuments);
const free = homes.get('free-harbour')!;

describe('the homes of the sandbox', () => {
  it.each([...homes.values()].map((home) => [home.name, home] as const))(
    '%s has a PC to sit at, ports to watch and an answer for each from three places',
    (_, home) => {
      const pc = mainPc(home);
      for (const proto of ['tcp', 'udp'] as const) {
        const ports = usualWatch(home, pc, proto);
        expect(countPorts(ports)).toBeGreaterThan(3);
        expect(countPorts(ports)).toBeLessThanOrEqual(MOST_USUAL);
        const sights = viewpoints(createNetwork(home, { packets: false }), { pc, proto, ports });
        expect(sights.self.answers).toHaveLength(countPorts(ports));
        expect(sights.internet.problem).toBeNull();
      }
    },
  );

  it('begin free with a harbour into which nothing leads, although a game waits inside', () => {
    const watch = { pc: 'pc', proto: 'tcp' as const, ports: [{ low: 25565, high: 25565 }] };
    const sights = viewpoints(createNetwork(free, { packets: false }), watch);
    const state = (from: keyof typeof sights) => stateOfAnswer(sights[from].answers[0] ?? null);
    expect([state('internet'), state('lan'), state('self')]).toEqual(['stealth', 'open', 'open']);
  });
});

describe('a link', () => {
  const changed = applySetting(free, { kind: 'upnp.enable', router: 'gateway', enabled: true });
  if (!changed.ok) throw new Error(changed.problem);

  it('brings the settings back, and the home they began with', () => {
    const read = readLink(linkText(changed.value, free), homes);
    expect(read).toMatchObject({ ok: true, value: { scenario: changed.value, base: { name: 'free-harbour' } } });
  });

  it.each(['', 'x', '1', linkText(changed.value, free).slice(0, -3), '9abc', '1'.repeat(30_000)])(
    'that is damaged or foreign is refused with a reason (%#)',
    (text) => {
      expect(readLink(text, homes)).toMatchObject({ ok: false, problem: { code: expect.stringMatching(/^share-/) } });
    },
  );

  it('to a network without a machine in the home is refused', () => {
    const empty = { ...free, hosts: [], goals: [] };
    expect(readLink(linkText(empty, free), homes)).toEqual({ ok: false, problem: { code: 'link-no-pc' } });
  });
});

describe('what is taken away', () => {
  it('is a capture at each place, with different packets before and behind the NAT', () => {
    const started = apply(
      createNetwork(free, { packets: true }),
      probe(free, 'pc', 'lan', 'tcp', [{ low: 25565, high: 25565 }])!,
    );
    if (!started.ok) throw new Error(started.problem);
    const network = runScan(started.value, 1);
    const counts = CAPTURE_PLACES.map((place) => {
      const frames = decodePcap(captureFile(network, place, 'pc'));
      if (!frames.ok) throw new Error(frames.problem.code);
      return frames.value.length;
    });
    expect(counts[0]).toBe(0);
    expect(counts[2]).toBeGreaterThan(2);
  });

  it('says which watched ports answer otherwise than at first', () => {
    const forwarded = applySetting(free, {
      kind: 'forward.add',
      router: 'gateway',
      forward: {
        id: 'game',
        name: 'Game',
        proto: 'tcp',
        wanPort: 25565,
        toAddress: 0xc0a8010a,
        toPort: 25565,
        remote: null,
        enabled: true,
      },
    });
    if (!forwarded.ok) throw new Error(forwarded.problem);
    const watch = { pc: 'pc', proto: 'tcp' as const, ports: usualWatch(free, 'pc', 'tcp') };
    expect(whatIf(free, free, watch)).toEqual([]);
    expect(whatIf(free, forwarded.value, watch)).toMatchObject([
      { from: 'internet', port: 25565, before: { door: 'gateway-no-mapping' }, after: { door: 'program' } },
    ]);
  });
});

describe('typed ports to watch', () => {
  it('are read as people type them, and refused when they are too many', () => {
    expect(readWatch('２２、80')).toEqual({
      ok: true,
      value: [
        { low: 22, high: 22 },
        { low: 80, high: 80 },
      ],
    });
    expect(readWatch('0-1056')).toMatchObject({ ok: false, problem: { code: 'ports-too-many' } });
    expect(readWatch('<script>')).toMatchObject({ ok: false, problem: { code: 'ports-syntax' } });
  });
});
