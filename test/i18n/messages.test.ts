import { describe, expect, it } from 'vitest';
import { fill, formatNumber, messages, pick, pickUnder, plainMessages } from '#i18n/messages.ts';

describe('messages', () => {
  it('carry readings in Japanese, and none in the plain form', () => {
    expect(messages('ja')['nav.course']).toBe('{航路|こうろ}');
    expect(plainMessages('ja')['nav.course']).toBe('航路');
    expect(plainMessages('en')).toEqual(messages('en'));
  });

  it('hand over just the labels that were asked for', () => {
    expect(pick(messages('en'), ['nav.course'])).toEqual({ 'nav.course': 'Course' });
  });
});

describe('pickUnder', () => {
  it('hands over whole groups of labels and no other', () => {
    const picked = pickUnder(messages('en'), ['wizard.', 'nav.']);
    expect(picked['wizard.next']).toBe(messages('en')['wizard.next']);
    expect(new Set(Object.keys(picked).map((key) => key.split('.')[0]))).toEqual(new Set(['nav', 'wizard']));
  });
});

describe('fill', () => {
  it('puts values into placeholders and leaves readings alone', () => {
    expect(fill('{約|やく}{minutes}{分|ふん}', { minutes: 8 })).toBe('{約|やく}8{分|ふん}');
  });

  it('throws for a placeholder without a value', () => {
    expect(() => fill('{minutes} min', {})).toThrow('{minutes}');
  });
});

describe('formatNumber', () => {
  it('groups digits in both languages', () => {
    expect(formatNumber('ja', 65535)).toBe('65,535');
    expect(formatNumber('en', 1056)).toBe('1,056');
  });
});
