import { describe, expect, it } from 'vitest';
import { startRealScan, type RealScanEvent, type RealScanWish } from '#machines/real-scan/real-scan.machine.ts';
import { realScanView } from '#machines/real-scan/real-scan.view.ts';
import { listening, reportWith, scanOf, scanWith, tableOf } from './support.ts';

const PROMISE: readonly RealScanEvent[] = [
  { type: 'promise.tick', promise: 'own' },
  { type: 'promise.tick', promise: 'told' },
  { type: 'promise.tick', promise: 'others' },
  { type: 'promise.give' },
];

function walk(...events: readonly RealScanEvent[]) {
  const actor = startRealScan();
  const wishes: RealScanWish[] = [];
  for (const type of ['scan.wanted', 'scan.unwanted', 'resume.wanted'] as const)
    actor.on(type, (wish) => void wishes.push(wish));
  for (const event of events) actor.send(event);
  return { actor, wishes, view: realScanView(actor.getSnapshot(), { phase: 'connected' }) };
}

describe('a real scan', () => {
  it('does not begin with two of three promises', () => {
    const { view, wishes } = walk(...PROMISE.slice(1), { type: 'scan.start' });
    expect(view).toMatchObject({ phase: 'promising', step: 'promise', canPromise: false });
    expect(wishes).toEqual([]);
  });

  it('asks the helper for exactly what was chosen', () => {
    const { wishes } = walk(
      ...PROMISE,
      { type: 'target.choose', target: '192.168.1.20' },
      { type: 'protocol.choose', protocol: 'udp' },
      { type: 'range.type', text: '５３、 5353〜5355' },
      { type: 'scan.start' },
    );
    expect(wishes).toEqual([{ type: 'scan.wanted', target: '192.168.1.20', protocol: 'udp', ports: '53,5353-5355' }]);
  });

  it('says what is wrong with typed ports only when somebody goes on, and loses nothing of them', () => {
    const typed = walk(...PROMISE, { type: 'range.type', text: '0-80' });
    expect(typed.view).toMatchObject({ rangeProblem: null, portCount: null });
    typed.actor.send({ type: 'scan.start' });
    const view = realScanView(typed.actor.getSnapshot(), { phase: 'connected' });
    expect(view).toMatchObject({ phase: 'choosing', rangeProblem: 'ports-zero' });
    expect(typed.actor.getSnapshot().context.typed).toBe('0-80');
  });

  it('goes back to the choice with the reason when the helper refuses', () => {
    const { view, actor } = walk(
      ...PROMISE,
      { type: 'scan.start' },
      { type: 'scan.refused', problem: 'target-not-own' },
    );
    expect(view.phase).toBe('choosing');
    expect(actor.getSnapshot().context.startProblem).toBe('target-not-own');
  });

  it('shows counts and rows while they come in, and what is not known yet', () => {
    const { view } = walk(
      ...PROMISE,
      { type: 'scan.start' },
      { type: 'listeners.heard', listeners: tableOf(listening(445, '0.0.0.0', 'System')) },
      {
        type: 'scan.heard',
        portsPerSecond: 9_000,
        scan: scanWith({
          status: 'running',
          done: 3,
          counts: { open: 1, closed: 2, filtered: 0, 'open|filtered': 0 },
          results: { open: '2', closed: '1,3', filtered: '', 'open|filtered': '' },
        }),
      },
    );
    expect(view).toMatchObject({ phase: 'scanning', counts: { open: 1, closed: 2, unknown: 6 } });
    expect(view.progress).toMatchObject({ done: 3, total: 9, portsPerSecond: 9_000 });
    expect(view.rows.map(({ id, match }) => [id, match])).toEqual([
      ['tcp-2', 'unlisted'],
      ['tcp-445', 'listed-only'],
    ]);
  });

  it('calls the scan off and keeps what was found', () => {
    const { actor, wishes } = walk(
      ...PROMISE,
      { type: 'scan.start' },
      { type: 'scan.heard', portsPerSecond: null, scan: scanWith({ status: 'running', done: 3 }) },
      { type: 'scan.cancel' },
    );
    expect(wishes.at(-1)).toEqual({ type: 'scan.unwanted' });
    actor.send({
      type: 'scan.heard',
      portsPerSecond: null,
      scan: scanWith({ status: 'cancelled', reason: 'requested', done: 4 }),
    });
    const view = realScanView(actor.getSnapshot(), { phase: 'connected' });
    expect(view).toMatchObject({ phase: 'finished', step: 'result' });
    expect(view.progress?.done).toBe(4);
  });

  it('goes on listening to the same scan after the helper was lost', () => {
    const { wishes } = walk(
      ...PROMISE,
      { type: 'scan.start' },
      { type: 'scan.heard', portsPerSecond: null, scan: scanWith({ status: 'running', done: 3 }) },
      { type: 'scan.lost' },
      { type: 'scan.resume' },
    );
    expect(wishes.at(-1)).toEqual({ type: 'resume.wanted', id: 'mPq3c0m9Q2yq8m0J1h2k3A' });
  });

  it('opens a report without a helper and says that it comes from one', () => {
    const { view, wishes } = walk(...PROMISE, {
      type: 'report.opened',
      report: reportWith(scanOf('1-9', '5', '1-4,6-9'), tableOf(listening(5, '127.0.0.1', 'node'))),
    });
    expect(view).toMatchObject({ phase: 'finished', source: 'report' });
    expect(view.rows).toMatchObject([{ id: 'tcp-5', match: 'both', reach: 'this-pc', advice: 'loopback' }]);
    expect(wishes).toEqual([]);
  });

  it('keeps rows that were entered by hand for the next time, and a report does not take them away', () => {
    const rows = [listening(3389)];
    const { actor } = walk(...PROMISE, { type: 'hand.entered', rows }, { type: 'scan.again' }, { type: 'scan.start' });
    expect(actor.getSnapshot().context).toMatchObject({ source: 'helper', handRows: rows });
  });

  it('shows rows that were entered by hand as listed, not as probed', () => {
    const { view } = walk(...PROMISE, { type: 'hand.entered', rows: [listening(3389)] });
    expect(view).toMatchObject({ source: 'hand', counts: null, toLookAt: 1 });
    expect(view.rows).toMatchObject([{ match: 'listed-only', answer: 'unprobed', advice: 'remote-screen' }]);
  });

  it('compares with the last scan of the same address', () => {
    const { view } = walk(
      ...PROMISE,
      { type: 'scan.start' },
      { type: 'scan.begun', at: '2030-01-02T12:00:00.000Z', helperPort: 47815 },
      { type: 'scan.heard', portsPerSecond: null, scan: scanOf('1-9', '5,7', '1-4,6,8-9') },
      {
        type: 'before.found',
        before: { target: '127.0.0.1', protocol: 'tcp', looked: '1-6', open: '2,5', at: '2030-01-01T12:00:00.000Z' },
      },
    );
    expect(view.difference).toEqual({ since: '2030-01-01T12:00:00.000Z', appeared: [], gone: [2], same: 1 });
  });
});
