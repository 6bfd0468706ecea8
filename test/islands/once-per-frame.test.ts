import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { oncePerFrame } from '#islands/once-per-frame.ts';

const FRAME_MS = 17;

describe('what a pointer wants', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, FRAME_MS));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  function follow(): { readonly done: number[]; readonly ask: (wanted: number) => void } {
    const done: number[] = [];
    return { done, ask: oncePerFrame((wanted) => done.push(wanted)) };
  }

  it('is done at once, without waiting for a frame', () => {
    const { done, ask } = follow();
    ask(1);
    expect(done).toEqual([1]);
  });

  it('is done once in a frame, and the last of it right after', () => {
    const { done, ask } = follow();
    for (const wanted of [1, 2, 3, 4]) ask(wanted);
    expect(done).toEqual([1]);
    vi.advanceTimersByTime(FRAME_MS + 1);
    expect(done).toEqual([1, 4]);
    for (const wanted of [5, 6]) ask(wanted);
    vi.advanceTimersByTime(FRAME_MS + 1);
    expect(done).toEqual([1, 4, 6]);
  });

  it('is done at once again when a frame has passed without a word', () => {
    const { done, ask } = follow();
    ask(1);
    vi.advanceTimersByTime(10 * FRAME_MS);
    ask(2);
    expect(done).toEqual([1, 2]);
  });
});
