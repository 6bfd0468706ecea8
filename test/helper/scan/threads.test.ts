import { describe, expect, it } from 'vitest';
import { createAnswerLog } from '#helper/scan/answer-log.ts';
import { createControl, type ProbeJob } from '#helper/scan/job.ts';
import { STATE } from '#helper/scan/state-byte.ts';
import { createStates } from '#helper/scan/states.ts';
import { createThreads } from '#helper/scan/threads.ts';

function jobFor(ports: readonly number[]): ProbeJob {
  const order = new Uint16Array(new SharedArrayBuffer(2 * ports.length));
  order.set(ports);
  return {
    target: '127.0.0.1',
    family: 4,
    protocol: 'tcp',
    bindSource: false,
    order,
    states: createStates(),
    answers: createAnswerLog(),
    control: createControl(),
    startSockets: 8,
    mostSockets: 16,
    attempts: 2,
    answerTime: { least: 500, most: 1000, initial: 1000 },
  };
}

const ports = Array.from({ length: 300 }, (_, index) => index + 1);

describe('probing threads', () => {
  it('work on one job after another', async () => {
    const threads = createThreads(2);
    for (let round = 0; round < 3; round += 1) {
      const job = jobFor(ports);
      await threads.run(job);
      expect(ports.every((port) => job.states[port] === STATE.closed || job.states[port] === STATE.open)).toBe(true);
    }
    await threads.close();
  });

  it('say so when one of them ends in the middle of a job, and are replaced for the next', async () => {
    const threads = createThreads(2);
    const broken = threads.run({ ...jobFor(ports), target: '203.0.113.1', bindSource: true });
    const outcome = expect(broken).rejects.toThrow('thread-ended');
    await threads.close();
    await outcome;
    const job = jobFor(ports);
    await threads.run(job);
    expect(job.states[1]).not.toBe(STATE.none);
    await threads.close();
  });
});
