import { describe, expect, it } from 'vitest';
import { breathe, runInSlices } from '#browser/run-in-slices.ts';
import { takeTurn, turnsTaken } from '#browser/turns.ts';

/** Counts how often it was gone on with, and pauses long enough for a slice each time. */
function* slowWork(steps: number, went: number[]): Generator<void, string> {
  for (let step = 0; step < steps; step += 1) {
    went.push(step);
    const end = performance.now() + 15;
    while (performance.now() < end);
    yield;
  }
  return 'done';
}

describe('work in slices', () => {
  it('that fits into the first slice is done at once', () => {
    const results: string[] = [];
    runInSlices(slowWork(0, []), (result) => results.push(result));
    expect(results).toEqual(['done']);
  });

  it('lets others have their turn, and comes to its end', async () => {
    const went: number[] = [];
    const result = new Promise<string>((resolve) => {
      runInSlices(slowWork(3, went), resolve);
    });
    expect(went).toEqual([0]);
    expect(await result).toBe('done');
    expect(went).toEqual([0, 1, 2]);
  });

  it('that is called off neither goes on nor tells', async () => {
    const went: number[] = [];
    const results: string[] = [];
    const callOff = runInSlices(slowWork(3, went), (result) => results.push(result));
    callOff();
    for (let breath = 0; breath < 5; breath += 1) await breathe();
    expect([went, results]).toEqual([[0], []]);
  });
});

describe('work in turns', () => {
  it('is done in order, what comes up on the way last, and is waited for', async () => {
    const done: string[] = [];
    takeTurn(() => {
      done.push('first');
      takeTurn(() => done.push('third'));
    });
    takeTurn(() => done.push('second'));
    expect(done).toEqual([]);
    await turnsTaken();
    expect(done).toEqual(['first', 'second', 'third']);
  });
});
