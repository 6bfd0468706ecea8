import { describe, expect, it } from 'vitest';
import { AnswerTime } from '#helper/scan/answer-time.ts';

const limits = { least: 50, most: 1000, initial: 250 };

describe('the time that an answer may take', () => {
  it('is the initial one before the first answer', () => {
    expect(new AnswerTime(limits).limit()).toBe(250);
  });

  it('never falls below the least, however fast the answers', () => {
    const time = new AnswerTime(limits);
    for (let index = 0; index < 100; index += 1) time.learn(0.1);
    expect(time.limit()).toBe(50);
  });

  it('follows slow answers as RFC 6298 says, up to the most', () => {
    const time = new AnswerTime(limits);
    time.learn(100);
    expect(time.limit()).toBe(100 + 4 * 50);
    for (let index = 0; index < 8; index += 1) time.learn(100);
    expect(time.limit()).toBe(100 + 4 * 37.5);
    for (let index = 0; index < 800; index += 1) time.learn(5000);
    expect(time.limit()).toBe(1000);
  });

  it('learns from the fastest of eight answers, because a busy machine only adds', () => {
    const time = new AnswerTime(limits);
    for (let index = 0; index < 400; index += 1) time.learn(index % 8 === 0 ? 1 : 900);
    expect(time.limit()).toBe(50);
  });
});
