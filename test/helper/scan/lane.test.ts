import { describe, expect, it } from 'vitest';
import { createAnswerLog } from '#helper/scan/answer-log.ts';
import { createControl, CONTROL, type ProbeJob } from '#helper/scan/job.ts';
import { Lane, type Probe } from '#helper/scan/lane.ts';
import { STATE, UNSURE } from '#helper/scan/state-byte.ts';
import { createStates } from '#helper/scan/states.ts';

/** A probe without a socket: the test decides what becomes of it. */
class FakeProbe implements Probe {
  slot = -1;
  startedAt = performance.now();
  abandoned = false;
  readonly port: number;
  attempt: number;
  constructor(port: number, attempt: number) {
    this.port = port;
    this.attempt = attempt;
  }
  repeat(): boolean {
    return false;
  }
  abandon(): void {
    this.abandoned = true;
  }
}

type Behaviour = (lane: Lane, probe: FakeProbe) => void;

function prepare(ports: readonly number[], changes: Partial<ProbeJob> = {}): ProbeJob {
  return {
    target: '127.0.0.1',
    family: 4,
    protocol: 'tcp',
    bindSource: false,
    order: Uint16Array.from(ports),
    states: createStates(),
    answers: createAnswerLog(),
    control: createControl(),
    startSockets: 32,
    mostSockets: 1024,
    attempts: 2,
    answerTime: { least: 20, most: 40, initial: 30 },
    ...changes,
  };
}

async function run(job: ProbeJob, behave: Behaviour): Promise<readonly FakeProbe[]> {
  const probes: FakeProbe[] = [];
  await new Lane(job, (lane, port, attempt) => {
    const probe = new FakeProbe(port, attempt);
    probes.push(probe);
    setImmediate(() => {
      behave(lane, probe);
    });
    return probe;
  }).run();
  return probes;
}

const oneTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('a lane', () => {
  it('probes every port of its order once when all answer', async () => {
    const job = prepare(oneTo(500));
    const probes = await run(job, (lane, probe) => {
      lane.answered(probe, probe.port % 2 === 0 ? STATE.open : STATE.closed);
    });
    expect(probes.map(({ port }) => port)).toEqual(oneTo(500));
    expect(oneTo(500).every((port) => job.states[port] === (port % 2 === 0 ? STATE.open : STATE.closed))).toBe(true);
  });

  it('repeats a silent port once, on a new socket, and then calls it filtered and unsure', async () => {
    const job = prepare([80]);
    const probes = await run(job, () => undefined);
    expect(probes.map(({ attempt, abandoned }) => [attempt, abandoned])).toEqual([
      [1, true],
      [2, true],
    ]);
    expect(job.states[80]).toBe(STATE.filtered | UNSURE);
  });

  it('calls a silent UDP port open or filtered', async () => {
    const job = prepare([53], { protocol: 'udp' });
    await run(job, () => undefined);
    expect(job.states[53]).toBe(STATE.openFiltered | UNSURE);
  });

  it('believes the second answer when the first was lost', async () => {
    const job = prepare([80]);
    await run(job, (lane, probe) => {
      if (probe.attempt === 2) lane.answered(probe, STATE.open);
    });
    expect(job.states[80]).toBe(STATE.open);
  });

  it('takes a prohibition as filtered at once', async () => {
    const job = prepare([80]);
    const probes = await run(job, (lane, probe) => {
      lane.prohibited(probe);
    });
    expect(probes).toHaveLength(1);
    expect(job.states[80]).toBe(STATE.filtered | UNSURE);
  });

  it('does not take an answer for silence because the event loop was late', async () => {
    const job = prepare(oneTo(40));
    let blocked = false;
    await run(job, (lane, probe) => {
      if (!blocked) {
        blocked = true;
        const until = performance.now() + 200;
        while (performance.now() < until);
      }
      lane.answered(probe, STATE.closed);
    });
    expect(oneTo(40).every((port) => job.states[port] === STATE.closed)).toBe(true);
  });

  it('probes a port again that met itself, and calls it closed when it only ever meets itself', async () => {
    const once = prepare([40_000]);
    let met = 0;
    await run(once, (lane, probe) => {
      met += 1;
      if (met === 1) lane.selfConnected(probe);
      else lane.answered(probe, STATE.open);
    });
    expect(once.states[40_000]).toBe(STATE.open);
    const always = prepare([40_000]);
    await run(always, (lane, probe) => {
      lane.selfConnected(probe);
    });
    expect(always.states[40_000]).toBe(STATE.closed);
  });

  it('tries again when sockets run out, and reports nothing of it', async () => {
    const job = prepare(oneTo(60));
    let inFlight = 0;
    const probes = await run(job, (lane, probe) => {
      inFlight += 1;
      if (inFlight > 5 && probe.attempt === 1 && inFlight % 3 === 0) lane.starved(probe, false);
      else lane.answered(probe, STATE.closed);
    });
    expect(oneTo(60).every((port) => job.states[port] === STATE.closed)).toBe(true);
    expect(probes.every(({ attempt }) => attempt === 1)).toBe(true);
  });

  it('counts refusals of the source address, from which the main thread learns that the address may have gone', async () => {
    const job = prepare([80]);
    let first = true;
    await run(job, (lane, probe) => {
      if (first) lane.starved(probe, true);
      else lane.answered(probe, STATE.closed);
      first = false;
    });
    expect(Atomics.load(job.control, CONTROL.sourceRefused)).toBe(1);
  });

  it('starts with 32 sockets, and uses more only where ports stay silent', async () => {
    const most = async (behave: Behaviour): Promise<number> => {
      const open = new Set<FakeProbe>();
      let highest = 0;
      const job = prepare(oneTo(2000));
      await new Lane(job, (lane, port, attempt) => {
        const probe = new FakeProbe(port, attempt);
        open.add(probe);
        highest = Math.max(highest, [...open].filter(({ slot, abandoned }) => slot >= 0 && !abandoned).length + 1);
        setImmediate(() => {
          behave(lane, probe);
          if (probe.slot < 0) open.delete(probe);
        });
        return probe;
      }).run();
      return highest;
    };
    const silent = await most((lane, probe) => {
      if (probe.port > 1000) lane.answered(probe, STATE.closed);
    });
    expect(silent).toBeGreaterThan(100);
    expect(silent).toBeLessThanOrEqual(1024);
  });

  it('starts no probe after it was told to stop, and lets go of all that are in flight', async () => {
    const job = prepare(oneTo(5000));
    let stoppedAt = Number.POSITIVE_INFINITY;
    let answers = 0;
    const probes = await run(job, (lane, probe) => {
      answers += 1;
      if (answers === 100) {
        Atomics.store(job.control, CONTROL.stop, 1);
        stoppedAt = performance.now();
      }
      if (answers < 100) lane.answered(probe, STATE.closed);
    });
    expect(probes.every(({ startedAt }) => startedAt <= stoppedAt)).toBe(true);
    expect(probes.filter(({ abandoned }) => abandoned).length).toBeGreaterThan(0);
    expect(probes.length).toBeLessThan(200);
  });

  it('shares the counter with others: each port is taken by one of them', async () => {
    const job = prepare(oneTo(3000));
    const answer: Behaviour = (lane, probe) => {
      lane.answered(probe, STATE.closed);
    };
    const [one, other] = await Promise.all([run(job, answer), run(job, answer)]);
    expect([...one, ...other].map(({ port }) => port).toSorted((a, b) => a - b)).toEqual(oneTo(3000));
    expect(one.length > 0 && other.length > 0).toBe(true);
  });

  it('tells the other threads how long its first answer took, and no later one', async () => {
    const job = prepare([1, 2, 3]);
    const seen: number[] = [];
    await run(job, (lane, probe) => {
      lane.answered(probe, STATE.closed);
      seen.push(Atomics.load(job.control, CONTROL.firstAnswer));
    });
    expect(seen[0]).toBeGreaterThan(0);
    expect(new Set(seen).size).toBe(1);
  });

  it('judges silent ports by an answer that another thread had, where it has none of its own', async () => {
    const never = 3_600_000;
    const job = prepare(oneTo(10), { answerTime: { least: 20, most: never, initial: never } });
    Atomics.store(job.control, CONTROL.firstAnswer, 500);
    await run(job, () => undefined);
    expect(oneTo(10).map((port) => job.states[port])).toEqual(oneTo(10).map(() => STATE.filtered | UNSURE));
  });
});
