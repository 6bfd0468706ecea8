import { describe, expect, it } from 'vitest';
import { berthAt, countBerths } from '#machines/scanner/berth.ts';
import { COMMON_PORTS, SERVICE_PORTS } from '#machines/scanner/port-choice.ts';
import * as desks from '#machines/scanner/survey-desk.ts';
import type { SurveyDesk } from '#machines/scanner/survey-desk.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import { encodeShare } from '#sim/share.ts';
import { LINKED_HOME, homeDocuments } from './support.ts';

const desk = desks.openDesk(homeDocuments);

function started(home: string, ports = SERVICE_PORTS, from: SurveyDesk = desk): SurveyDesk {
  const next = desks.start(from, home, ports);
  if (typeof next === 'string') throw new Error(next);
  return next;
}

function finished(home: string, ports = SERVICE_PORTS, from: SurveyDesk = desk): SurveyDesk {
  return desks.carryOn(started(home, ports, from), Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY);
}

describe('a scan at the desk', () => {
  it('stops at the simulated instant that it is carried on to, and goes on from there', () => {
    const begun = desks.carryOn(started('quiet-home'), 1_500_000, 1_000_000);
    const early = desks.report(begun)!;
    expect(early.over).toBe(false);
    expect(early.findings.asked).toBeGreaterThan(0);
    const whole = desks.report(desks.carryOn(begun, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY))!;
    expect(whole.over).toBe(true);
    expect(early.findings.done).toBeLessThan(whole.findings.done);
    expect(whole.findings).toEqual(desks.report(finished('quiet-home'))!.findings);
  });

  it.each([
    ['textbook-wifi', { open: 0, closed: 1_055, stealth: 1 }],
    ['textbook-phone', { open: 1_038, closed: 11, stealth: 7 }],
    ['open-admin-home', { open: 3, closed: 1_048, stealth: 5 }],
  ])('finds in %s what the page says of it', (home, counts) => {
    expect(countBerths(desks.report(finished(home))!.findings.states)).toMatchObject(counts);
  });

  it('scans the 26 common ports in their order', () => {
    const { findings } = desks.report(finished('game-server-home', COMMON_PORTS))!;
    expect(findings.total).toBe(26);
    expect(berthAt(findings.states, 6)).toBe('open');
  });

  it('names the door of each port', () => {
    const done = finished('textbook-wifi');
    const { places, names } = desks.doors(done);
    expect(places).toHaveLength(1_056);
    expect(names[places[22]!]).toBe('gateway-itself');
    expect(names[places[23]!]).toBe('gateway-filter');
    expect(desks.explain(done, 23)).toMatchObject({ port: 23, tries: 2, certain: false });
    expect(desks.explain(done, 4_000)).toBeNull();
  });

  it('gives a capture file in the pcap format', () => {
    const octets = desks.capture(finished('polite-home', COMMON_PORTS))!;
    expect([...octets.subarray(0, 4)].sort()).toEqual([0xa1, 0xb2, 0xc3, 0xd4].sort());
    expect(octets.length).toBeGreaterThan(26 * 2 * 54);
  });

  it('has nothing to say before the first scan', () => {
    expect(desks.report(desk)).toBeNull();
    expect(desks.link(desk)).toBeNull();
    expect(desks.capture(desk)).toBeNull();
    expect(desks.start(desk, 'no-such-home', SERVICE_PORTS)).toBe('no-such-home');
    expect(desks.start(desk, LINKED_HOME, SERVICE_PORTS)).toBe('no-such-home');
  });

  it('finds the typical answer of a line, for the comparison', () => {
    expect(desks.compare(desk, 'textbook-wifi')?.typical?.decided?.role).toBe('gateway');
    expect(desks.compare(desk, 'textbook-phone')?.typical?.decided?.role).toBe('upstream');
  });
});

describe('a link', () => {
  it('leads back to the same home and ports', () => {
    const text = desks.link(finished('upnp-home', COMMON_PORTS))!;
    expect(text.length).toBeLessThan(1_500);
    const { link } = desks.openLink(desk, text);
    expect(link).toMatchObject({ ok: true, home: 'upnp-home', target: '203.0.113.45' });
    expect(link.ok && link.ports).toMatch(/^0,21-23,25,/);
  });

  it('brings a changed network along, which then can be scanned', () => {
    const home = desk.homes.get('quiet-home')!;
    const changed = {
      ...home,
      gateway: { ...home.gateway, wanInput: { ...home.gateway.wanInput, default: 'reject' as const } },
    };
    const text = encodeShare({ scenario: changed, scan: { scanner: home.scanner, scan: home.scan } }, home);
    const opened = desks.openLink(desk, text);
    expect(opened.link).toMatchObject({ ok: true, home: null });
    const states = desks.report(finished(LINKED_HOME, SERVICE_PORTS, opened.desk))!.findings.states;
    expect(countBerths(states).closed).toBe(1_056);
  });

  it.each([
    ['', 'share-empty'],
    ['9abc', 'share-version'],
    ['hello', 'share-damaged'],
    ['1' + 'A'.repeat(30_000), 'share-too-long'],
    [desks.link(finished('upnp-home', COMMON_PORTS))!.slice(0, -3), 'share-damaged'],
  ])('that is no link of ours says so (%#)', (text, problem) => {
    const opened = desks.openLink(desk, text);
    expect(opened.link).toEqual({ ok: false, problem });
    expect(opened.desk).toBe(desk);
  });

  it('to another kind of scan belongs to another page', () => {
    const home = desk.homes.get('quiet-home')!;
    const scanner = { ...home.scanner, vantage: 'self' as const, host: 'laptop' };
    const text = encodeShare({ scenario: { ...home, scanner }, scan: { scanner, scan: home.scan } }, home);
    expect(desks.openLink(desk, text).link).toEqual({ ok: false, problem: 'link-other-scan' });
  });

  it('from a home that this page does not have says which kind of trouble it is', () => {
    const other = decodeScenario({ ...(homeDocuments[0] as object), name: 'somewhere-else' });
    if (!other.ok) throw new Error('unreadable');
    const text = encodeShare(
      { scenario: other.value, scan: { scanner: other.value.scanner, scan: other.value.scan } },
      other.value,
    );
    expect(desks.openLink(desk, text).link).toEqual({ ok: false, problem: 'share-unknown-home' });
  });
});
