import { describe, expect, it } from 'vitest';
import { createTestModel } from 'xstate/graph';
import { realScanMachine, type RealScanEvent } from '#machines/real-scan/real-scan.machine.ts';
import { realScanView } from '#machines/real-scan/real-scan.view.ts';
import { listening, reportWith, scanWith, tableOf } from './support.ts';

const running = scanWith({
  status: 'running',
  done: 3,
  counts: { open: 0, closed: 3, filtered: 0, 'open|filtered': 0 },
  results: { open: '', closed: '1-3', filtered: '', 'open|filtered': '' },
});

const events: RealScanEvent[] = [
  { type: 'promise.tick', promise: 'own' },
  { type: 'promise.tick', promise: 'told' },
  { type: 'promise.tick', promise: 'others' },
  { type: 'promise.give' },
  { type: 'range.type', text: '70000' },
  { type: 'range.choose', range: 'common' },
  { type: 'target.choose', target: '127.0.0.1' },
  { type: 'protocol.choose', protocol: 'tcp' },
  { type: 'listeners.heard', listeners: tableOf(listening(9)) },
  { type: 'before.found', before: null },
  { type: 'scan.start' },
  { type: 'scan.begun', at: '2030-01-01T12:00:00.000Z', helperPort: 47815 },
  { type: 'scan.refused', problem: 'scan-in-progress' },
  { type: 'scan.heard', scan: running, portsPerSecond: 12_000 },
  { type: 'scan.heard', scan: scanWith(), portsPerSecond: null },
  { type: 'scan.cancel' },
  { type: 'scan.lost' },
  { type: 'scan.resume' },
  { type: 'scan.again' },
  { type: 'report.opened', report: reportWith(scanWith(), tableOf(listening(9))) },
  { type: 'hand.entered', rows: [listening(445)] },
];

/** What tells two situations apart here: the phase, what was promised and typed, and how far the scan is known. */
const paths = createTestModel(realScanMachine, { events }).getShortestPaths({
  limit: 40_000,
  allowDuplicatePaths: true,
  serializeState: ({ value, context }) => {
    const { ticked, range, scan } = context;
    return JSON.stringify([value, [...ticked].sort(), range, scan?.status ?? null]) as never;
  },
});
const connected = { phase: 'connected' } as const;
const typesOf = (steps: readonly { readonly event: { readonly type: string } }[]) =>
  steps.map(({ event }) => event.type);

describe('every way through a real scan', () => {
  it('is walked: each phase is reached', () => {
    const phases = new Set(paths.map(({ state }) => realScanView(state, connected).phase));
    expect([...phases].sort()).toEqual(
      ['choosing', 'finished', 'interrupted', 'promising', 'scanning', 'starting', 'stopping'].sort(),
    );
  });

  it('leads over the whole promise', () => {
    for (const { state, steps } of paths) {
      if (realScanView(state, connected).phase === 'promising') continue;
      expect(state.context.ticked).toHaveLength(3);
      expect(typesOf(steps)).toContain('promise.give');
    }
  });

  it('scans nothing that cannot be read', () => {
    for (const { state } of paths) {
      const { phase, portCount } = realScanView(state, connected);
      if (phase === 'starting') expect(portCount).not.toBeNull();
    }
  });

  it('shows step two, and no form, while the helper is not there', () => {
    for (const { state } of paths) {
      if (realScanView(state, connected).phase !== 'choosing') continue;
      expect(realScanView(state, { phase: 'absent' })).toMatchObject({ phase: 'connecting', step: 'helper' });
    }
  });

  it('keeps what was heard when the helper falls silent', () => {
    const interrupted = paths.filter(({ state }) => realScanView(state, connected).phase === 'interrupted');
    expect(interrupted.length).toBeGreaterThan(0);
    for (const { state } of interrupted) expect(state.context.scan?.results.closed).toBe('1-3');
  });
});
