import { describe, expect, it } from 'vitest';
import type { BerthState } from '#machines/scanner/berth.ts';
import { startScanner, type Guess } from '#machines/scanner/scanner.machine.ts';
import { scannerView, type ScannerView } from '#machines/scanner/scanner.view.ts';
import type { Findings } from '#machines/scanner/survey.ts';
import { findingsFrom, mostly } from './support.ts';

function viewOf(findings: Findings, guess: Guess | null = null, marks: readonly number[] = []): ScannerView {
  const actor = startScanner({ home: 'quiet-home' });
  actor.send({ type: 'consent.give' });
  for (const port of marks) actor.send({ type: 'port.mark', port });
  if (guess === null) actor.send({ type: 'prediction.skip' });
  else {
    actor.send({ type: 'guess.choose', guess });
    actor.send({ type: 'scan.start' });
  }
  actor.send({ type: 'scan.finished', findings, doors: { places: new Uint8Array(), names: [] } });
  return scannerView(actor.getSnapshot());
}

describe('the verdict', () => {
  it.each<[string, Findings, ScannerView['outcome']]>([
    ['silence everywhere', mostly('stealth', 20), { kind: 'all-stealth' }],
    ['refusals everywhere', mostly('closed', 20), { kind: 'all-closed' }],
    ['refusals and one silence', mostly('closed', 20, { 3: 'stealth' }), { kind: 'none-open' }],
    ['a notice is not silence', mostly('stealth', 20, { 3: 'barred' }), { kind: 'none-open' }],
    ['two open ports', mostly('closed', 20, { 4: 'open', 9: 'open' }), { kind: 'some-open', ports: [4, 9], count: 2 }],
    ['most ports open', mostly('open', 20, { 4: 'closed' }), { kind: 'mostly-open', count: 19 }],
    ['one port, open', findingsFrom({ 80: 'open' }), { kind: 'some-open', ports: [80], count: 1 }],
  ])('for %s', (_, findings, outcome) => {
    expect(viewOf(findings).outcome).toEqual(outcome);
  });

  it('names five open ports at most', () => {
    const { outcome } = viewOf(
      mostly('closed', 40, Object.fromEntries([1, 2, 3, 4, 5, 6].map((port) => [port, 'open']))),
    );
    expect(outcome).toEqual({ kind: 'some-open', ports: [1, 2, 3, 4, 5], count: 6 });
  });

  it('is not given for a scan that was cancelled', () => {
    const actor = startScanner({ home: 'quiet-home' });
    actor.send({ type: 'consent.give' });
    actor.send({ type: 'prediction.skip' });
    actor.send({ type: 'scan.progressed', findings: mostly('unknown', 20, { 0: 'closed' }, false) });
    actor.send({ type: 'scan.cancel' });
    expect(scannerView(actor.getSnapshot())).toMatchObject({ phase: 'cancelled', outcome: null, judgement: null });
  });
});

describe('the prediction', () => {
  it.each<[Guess, BerthState, boolean]>([
    ['open', 'open', true],
    ['closed', 'closed', true],
    ['stealth', 'stealth', true],
    ['mixed', 'closed', false],
    ['stealth', 'closed', false],
  ])('%s, with all %s, is right: %s', (guess, state, right) => {
    expect(viewOf(mostly(state, 100), guess).judgement).toMatchObject({ kind: 'made', guess, right });
  });

  it('is "a mixture" when no state makes up nine ports in ten', () => {
    const findings = mostly('closed', 10, { 0: 'open', 1: 'stealth' });
    expect(viewOf(findings, 'mixed').judgement).toMatchObject({ found: 'mixed', right: true });
  });

  it('counts marked ports one by one', () => {
    const findings = mostly('closed', 30, { 22: 'open' });
    expect(viewOf(findings, 'closed', [22, 23]).judgement).toMatchObject({ marks: { total: 2, right: 1 } });
  });

  it('is shown as skipped when it was skipped', () => {
    expect(viewOf(mostly('closed', 30)).judgement).toEqual({ kind: 'skipped' });
  });
});

describe('the chosen port', () => {
  it.each<[string, Findings, number]>([
    ['the first open one', mostly('closed', 100, { 80: 'open', 22: 'open' }), 22],
    ['23 where nothing is open', mostly('closed', 100), 23],
    ['23 where nearly everything is open', mostly('open', 100), 23],
    ['the first where there is no 23', findingsFrom({ 80: 'closed', 443: 'closed' }), 80],
  ])('is %s', (_, findings, port) => {
    expect(viewOf(findings).selected).toBe(port);
  });
});

describe('the progress', () => {
  it('counts a port half when it was asked and whole when it is decided', () => {
    const actor = startScanner({ home: 'quiet-home' });
    actor.send({ type: 'consent.give' });
    actor.send({ type: 'prediction.skip' });
    actor.send({ type: 'scan.progressed', findings: mostly('unknown', 4, { 0: 'closed', 1: 'scanning' }, false) });
    expect(scannerView(actor.getSnapshot()).progress).toEqual({ done: 1, total: 4, share: 3 / 8, seconds: 2.5 });
  });
});

describe('the typed ports', () => {
  it.each([
    ['', 'ports-empty'],
    ['   ', 'ports-empty'],
    ['22,abc', 'ports-syntax'],
    ['70000', 'port-too-large'],
    ['100-20', 'ports-reversed'],
    ['x'.repeat(10_000), 'ports-syntax'],
    ['1,'.repeat(300_000), 'ports-too-long'],
  ])('%#: what is wrong is said only after trying to go on', (text, code) => {
    const actor = startScanner({ home: 'quiet-home' });
    actor.send({ type: 'ports.choose', choice: 'own' });
    actor.send({ type: 'ports.type', text });
    expect(scannerView(actor.getSnapshot()).portProblem).toBeNull();
    actor.send({ type: 'consent.give' });
    expect(scannerView(actor.getSnapshot()).portProblem?.code).toBe(code);
    expect(actor.getSnapshot().context.typed).toBe(text);
  });

  it.each([
    ['２２、８０', 2],
    [' 22 , 80 ', 2],
    ['1-1055', 1_055],
    ['0-65535', 65_536],
  ])('%s is understood as %i ports', (text, count) => {
    const actor = startScanner({ home: 'quiet-home' });
    actor.send({ type: 'ports.type', text });
    expect(scannerView(actor.getSnapshot()).portCount).toBe(count);
  });
});
