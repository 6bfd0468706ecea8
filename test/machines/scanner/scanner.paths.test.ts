import { describe, expect, it } from 'vitest';
import { createTestModel } from 'xstate/graph';
import { scannerMachine, type ScannerEvent } from '#machines/scanner/scanner.machine.ts';
import { scannerView } from '#machines/scanner/scanner.view.ts';
import { mostly } from './support.ts';

const events: ScannerEvent[] = [
  { type: 'ports.type', text: '70000' },
  { type: 'ports.choose', choice: 'common' },
  { type: 'consent.give' },
  { type: 'choice.change' },
  { type: 'guess.choose', guess: 'stealth' },
  { type: 'prediction.skip' },
  { type: 'scan.start' },
  { type: 'scan.progressed', findings: mostly('unknown', 3, { 0: 'stealth' }, false) },
  { type: 'scan.finished', findings: mostly('stealth', 3), doors: { places: new Uint8Array(3), names: ['carrier'] } },
  { type: 'scan.failed', problem: 'worker-stopped' },
  { type: 'scan.cancel' },
  { type: 'scan.again' },
  { type: 'link.opened', home: 'quiet-home', ports: '22' },
];

const model = createTestModel(scannerMachine, { events });
const paths = model.getShortestPaths({ input: { home: 'quiet-home' }, limit: 20_000, allowDuplicatePaths: true });

describe('every way through the scanner', () => {
  it('is walked: each phase is reached', () => {
    const phases = new Set(paths.map(({ state }) => scannerView(state).phase));
    expect([...phases].sort()).toEqual(['cancelled', 'choosing', 'failed', 'finished', 'predicting', 'scanning']);
  });

  it('leads over the promise to every scan, since the choice last changed', () => {
    for (const { state, steps } of paths) {
      if (scannerView(state).phase === 'choosing') continue;
      const types: readonly string[] = steps.map(({ event }) => event.type);
      const promised = types.lastIndexOf('consent.give');
      expect(promised).toBeGreaterThan(Math.max(types.lastIndexOf('choice.change'), types.lastIndexOf('link.opened')));
    }
  });

  it('shows a result only with a prediction or with a skipped one beside it', () => {
    const finished = paths.filter(({ state }) => scannerView(state).phase === 'finished');
    expect(finished.length).toBeGreaterThan(2);
    for (const { state } of finished) {
      const { judgement } = scannerView(state);
      expect(judgement?.kind).toBe(state.context.prediction === 'skipped' ? 'skipped' : 'made');
    }
  });

  it('never has findings before a scan', () => {
    for (const { state } of paths) {
      const { phase } = scannerView(state);
      if (phase === 'choosing' || phase === 'predicting') expect(state.context.findings).toBeNull();
    }
  });
});
