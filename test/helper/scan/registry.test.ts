import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OwnAddress } from '#helper-protocol/interfaces.ts';
import type { ScanRequest } from '#helper-protocol/scan.ts';
import { createScanRegistry, SCAN_LIMITS, type ScanLimits, type ScanRegistry } from '#helper/scan/registry.ts';
import type { ScanRecord } from '#helper/scan/record.ts';
import { createAnswerLog } from '#helper/scan/answer-log.ts';
import type { RunEnd, ScanRun } from '#helper/scan/run.ts';
import { createStates } from '#helper/scan/states.ts';

const own = (address: string): OwnAddress => ({
  address,
  family: 'ipv4',
  interface: 'eth0',
  scope: 'private',
  scannable: true,
});
const request: ScanRequest = { target: '192.168.1.20', protocol: 'tcp', ports: [{ from: 1, to: 10 }] };

/** A run without threads: the test ends it. */
class FakeRun implements ScanRun {
  readonly states = createStates();
  readonly answers = createAnswerLog();
  readonly finished: Promise<RunEnd>;
  refusals = 0;
  stopped = false;
  end: (how: RunEnd) => void = () => undefined;
  constructor() {
    this.finished = new Promise((resolve) => (this.end = resolve));
  }
  stop(): Promise<void> {
    this.stopped = true;
    this.end('stopped');
    return Promise.resolve();
  }
  sourceRefusals(): number {
    return this.refusals;
  }
}

interface Stage {
  readonly registry: ScanRegistry;
  readonly runs: FakeRun[];
  readonly ended: ScanRecord[];
  addresses: OwnAddress[];
  pass: (ms: number) => void;
}

function stage(limits: Partial<ScanLimits> = {}): Stage {
  let time = 0;
  const runs: FakeRun[] = [];
  const ended: ScanRecord[] = [];
  const it: Stage = {
    runs,
    ended,
    addresses: [own('192.168.1.20')],
    pass: (ms) => (time += ms),
    registry: createScanRegistry({
      now: () => time,
      date: () => new Date('2030-01-01T12:00:00Z'),
      randomBytes,
      ownAddresses: () => it.addresses,
      listeningPorts: () => Promise.resolve([]),
      startRun: () => {
        const run = new FakeRun();
        runs.push(run);
        return run;
      },
      onStart: () => undefined,
      onEnd: (scan) => ended.push(scan),
      limits: { ...SCAN_LIMITS, addressCheckMs: 5, ...limits },
    }),
  };
  return it;
}

/** Lets promises and the guard's timer have their turn. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

function start(registry: ScanRegistry): ScanRecord {
  const started = registry.start(request, 1);
  if (!started.ok) throw new Error(started.problem.code);
  return started.value;
}

async function endOf(on: Stage): Promise<void> {
  for (let tries = 0; on.ended.length === 0 && tries < 200; tries += 1) await turn();
}

describe('a scan', () => {
  it('runs to its end and is kept', async () => {
    const on = stage();
    const scan = start(on.registry);
    await turn();
    on.runs[0]!.states.fill(2, 1, 11);
    on.runs[0]!.end('completed');
    await endOf(on);
    expect(on.registry.find(scan.id)?.status()).toMatchObject({
      status: 'completed',
      reason: null,
      done: 10,
      total: 10,
      results: { open: '', closed: '1-10', filtered: '', 'open|filtered': '' },
    });
    expect(scan.id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  it('is refused for an address that is not (any more) an own one', () => {
    const on = stage();
    on.addresses = [];
    expect(on.registry.start(request, 1)).toEqual({ ok: false, problem: { code: 'target-not-own' } });
  });

  it('is refused while another runs, and welcome as soon as that has been cancelled', async () => {
    const on = stage();
    const first = start(on.registry);
    expect(on.registry.start(request, 1)).toEqual({ ok: false, problem: { code: 'scan-in-progress' } });
    await turn();
    await on.registry.cancel(first, 'requested');
    await turn();
    expect(first.status()).toMatchObject({ status: 'cancelled', reason: 'requested' });
    expect(on.runs[0]!.stopped).toBe(true);
    start(on.registry);
  });

  it('never begins to probe when it is cancelled before its threads have started', async () => {
    const on = stage();
    await on.registry.cancel(start(on.registry), 'requested');
    await turn();
    expect(on.runs).toHaveLength(0);
  });

  it('fails when its address leaves the machine', async () => {
    const on = stage();
    start(on.registry);
    await turn();
    on.addresses = [own('10.0.0.7')];
    on.pass(1000);
    await endOf(on);
    expect(on.ended[0]?.status()).toMatchObject({ status: 'failed', reason: 'address-gone' });
    expect(on.runs[0]!.stopped).toBe(true);
  });

  it('looks at once when the kernel refuses the source address', async () => {
    const on = stage({ addressCheckMs: 5 });
    start(on.registry);
    await turn();
    on.addresses = [];
    on.runs[0]!.refusals = 1;
    await endOf(on);
    expect(on.ended[0]?.status()).toMatchObject({ status: 'failed', reason: 'address-gone' });
  });

  it('goes on when source ports were short and the address is still there', async () => {
    const on = stage();
    start(on.registry);
    await turn();
    on.runs[0]!.refusals = 7;
    await turn();
    expect(on.ended).toHaveLength(0);
    on.runs[0]!.end('completed');
    await endOf(on);
    expect(on.ended[0]?.status()).toMatchObject({ status: 'completed' });
  });

  it('fails at the deadline with what is known', async () => {
    const on = stage();
    const scan = start(on.registry);
    on.registry.subscribe(scan);
    await turn();
    on.runs[0]!.states[7] = 1;
    on.pass(120_000);
    await endOf(on);
    expect(scan.status()).toMatchObject({ status: 'failed', reason: 'deadline', done: 1, results: { open: '7' } });
  });

  it('is cancelled when nobody has listened for ten seconds, and not before', async () => {
    const on = stage();
    const scan = start(on.registry);
    const leave = on.registry.subscribe(scan);
    await turn();
    on.pass(60_000);
    await turn();
    expect(on.ended).toHaveLength(0);
    leave();
    on.pass(9999);
    await turn();
    expect(on.ended).toHaveLength(0);
    on.pass(1);
    await endOf(on);
    expect(scan.status()).toMatchObject({ status: 'cancelled', reason: 'client-left' });
  });

  it('says when sockets have run out, and when a thread has broken', async () => {
    const on = stage();
    const first = start(on.registry);
    await turn();
    on.runs[0]!.end('out-of-sockets');
    await turn();
    expect(first.status()).toMatchObject({ status: 'failed', reason: 'out-of-sockets' });
    const second = start(on.registry);
    await turn();
    on.runs[1]!.end('broken');
    await turn();
    expect(second.status()).toMatchObject({ status: 'failed', reason: null });
  });
});

describe('scans', () => {
  async function complete(on: Stage): Promise<ScanRecord> {
    const scan = start(on.registry);
    await turn();
    on.runs.at(-1)!.end('completed');
    await turn();
    return scan;
  }

  it('are kept for five minutes, at most eight', async () => {
    const on = stage();
    const scans: ScanRecord[] = [];
    for (let index = 0; index < 10; index += 1) scans.push(await complete(on));
    expect(scans.map(({ id }) => on.registry.find(id) !== undefined)).toEqual([
      false,
      false,
      ...Array<boolean>(8).fill(true),
    ]);
    on.pass(5 * 60_000 + 1);
    expect(scans.some(({ id }) => on.registry.find(id) !== undefined)).toBe(false);
  });

  it('are started at most thirty times a minute', async () => {
    const on = stage();
    for (let index = 0; index < 30; index += 1) {
      const scan = start(on.registry);
      await on.registry.cancel(scan, 'requested');
      await new Promise(setImmediate);
    }
    expect(on.registry.start(request, 1)).toEqual({ ok: false, problem: { code: 'rate-limited', retryAfter: 60 } });
    on.pass(60_000);
    expect(on.registry.start(request, 1).ok).toBe(true);
  });

  it('end with the token that started them, or all together', async () => {
    const on = stage();
    const mine = start(on.registry);
    await on.registry.cancelOf(2);
    expect(mine.isRunning).toBe(true);
    await on.registry.cancelOf(1);
    expect(mine.isRunning).toBe(false);
    await turn();
    const next = start(on.registry);
    await on.registry.cancelAll('shutdown');
    expect(next.status()).toMatchObject({ status: 'cancelled', reason: 'shutdown' });
  });
});
