import { describe, expect, it } from 'vitest';
import { createBucket, createWindow } from '#helper/rate.ts';

describe('a bucket', () => {
  it('gives a burst, then as many as flow in', () => {
    let time = 0;
    const bucket = createBucket({ perSecond: 100, burst: 200 }, () => time);
    const take = (count: number): number => Array.from({ length: count }, () => bucket.take()).filter(Boolean).length;
    expect(take(300)).toBe(200);
    time += 100;
    expect(take(300)).toBe(10);
    time += 3_600_000;
    expect(take(300)).toBe(200);
  });
});

describe('a window', () => {
  it('says how long to wait once it is full', () => {
    let time = 5000;
    const window = createWindow({ limit: 2, spanMs: 60_000 }, () => time);
    expect(window.retryAfter()).toBe(0);
    window.add();
    time += 10_000;
    window.add();
    expect(window.retryAfter()).toBe(50);
    time += 49_999;
    expect(window.retryAfter()).toBe(1);
    time += 1;
    expect(window.retryAfter()).toBe(0);
    window.add();
    expect(window.retryAfter()).toBe(10);
  });
});
