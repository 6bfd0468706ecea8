import { describe, expect, it } from 'vitest';
import { decodeProgress, parseProgress } from '#machines/progress/progress-decode.ts';
import {
  earnPennant,
  emptyProgress,
  finishExperiment,
  isDone,
  solvedIn,
  solveMission,
  visit,
  type ProgressRecord,
} from '#machines/progress/progress.record.ts';
import { goalView } from '#machines/progress/goal.view.ts';
import { hasBegun, marksOf, rankOf, resumeAt } from '#machines/progress/progress.view.ts';

const guessed = { trial: 'one', steps: [{ id: 'a', guess: 'x' }] };
const skipped = { trial: 'one', steps: [{ id: 'a', guess: null }] };
const done = finishExperiment(emptyProgress, 'knock', guessed);

describe('reading a record', () => {
  it('gives back what was written', () => {
    const record = earnPennant(done, 'one', ['knock']);
    expect(parseProgress(JSON.stringify(record))).toEqual({ ok: true, value: record });
  });

  it.each([
    ['no text', ''],
    ['half a text', '{"version":1,"exper'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no version', '{"experiments":{},"pennants":[]}'],
    ['a version that is no number', '{"version":"1","experiments":{},"pennants":[]}'],
    ['pennants that are numbers', '{"version":1,"experiments":{},"pennants":[1]}'],
    ['an experiment without steps', '{"version":1,"experiments":{"a":{"trial":"one"}},"pennants":[]}'],
    [
      'a guess that is a number',
      '{"version":1,"experiments":{"a":{"trial":"one","steps":[{"id":"s","guess":1}]}},"pennants":[]}',
    ],
    ['a score of 101', '{"version":2,"experiments":{},"pennants":[],"missions":{"m":{"score":101,"hints":0}}}'],
    ['hints that are no count', '{"version":2,"experiments":{},"pennants":[],"missions":{"m":{"score":1,"hints":-1}}}'],
    ['a second version without missions', '{"version":2,"experiments":{},"pennants":[]}'],
    ['a third version without a last place', '{"version":3,"experiments":{},"pennants":[],"missions":{}}'],
    ['a last place without its trial', JSON.stringify({ ...emptyProgress, last: { section: 's1' } })],
    ['a section that is a number', JSON.stringify({ ...emptyProgress, last: { trial: 'one', section: 1 } })],
    ['a fourth version without cards', JSON.stringify({ ...emptyProgress, cards: undefined })],
    ['cards that are a list', JSON.stringify({ ...emptyProgress, cards: [] })],
    ['a card without a day', JSON.stringify({ ...emptyProgress, cards: { q: { step: 0 } } })],
    ['a card of a step that does not exist', JSON.stringify({ ...emptyProgress, cards: { q: { step: 3, due: 1 } } })],
    ['ten megabytes', `"${'x'.repeat(10_000_000)}"`],
  ])('refuses %s as corrupt', (_, text) => {
    expect(parseProgress(text)).toMatchObject({ ok: false, problem: { code: 'corrupt' } });
  });

  it('refuses a record of a newer Minato by that name', () => {
    expect(decodeProgress({ ...emptyProgress, version: 99 })).toEqual({ ok: false, problem: { code: 'newer' } });
  });

  it('brings an older record up to date, one version after the other', () => {
    const migrations = [
      (old: Readonly<Record<string, unknown>>) => ({
        experiments: old['tasks'],
        flags: [],
        missions: {},
        last: null,
        cards: {},
      }),
      (old: Readonly<Record<string, unknown>>) => ({ ...old, pennants: old['flags'] }),
    ];
    const older = { version: 1, tasks: { knock: guessed } };
    expect(decodeProgress(older, migrations)).toEqual({
      ok: true,
      value: { version: 3, experiments: { knock: guessed }, pennants: [], missions: {}, last: null, cards: {} },
    });
  });

  it('keeps what a record from before missions knew', () => {
    const older = { version: 1, experiments: { knock: guessed }, pennants: ['one'] };
    expect(decodeProgress(older)).toEqual({
      ok: true,
      value: { ...emptyProgress, experiments: { knock: guessed }, pennants: ['one'] },
    });
  });

  it('keeps what a record from before last places knew', () => {
    const missions = { telnet: { score: 80, hints: 2 } };
    const older = { version: 2, experiments: { knock: guessed }, pennants: ['one'], missions };
    expect(decodeProgress(older)).toEqual({
      ok: true,
      value: { ...emptyProgress, ...older, version: emptyProgress.version },
    });
  });

  it('gives a record of version 2 its empty box of cards', () => {
    const older = { version: 2, experiments: { knock: guessed }, pennants: ['one'], missions: {} };
    expect(decodeProgress(older)).toEqual({ ok: true, value: { ...emptyProgress, ...older, version: 4 } });
  });

  it('takes a name like __proto__ for a name', () => {
    const text = '{"version":1,"experiments":{"__proto__":{"trial":"t","steps":[]}},"pennants":[]}';
    const parsed = parseProgress(text);
    expect(parsed.ok && Object.keys(parsed.value.experiments)).toEqual(['__proto__']);
    expect(isDone(emptyProgress, 'toString')).toBe(false);
  });
});

describe('finishing an experiment', () => {
  it('counts as done only with a guess at every step', () => {
    expect(isDone(done, 'knock')).toBe(true);
    expect(isDone(finishExperiment(emptyProgress, 'knock', skipped), 'knock')).toBe(false);
  });

  it('is not undone by watching it again', () => {
    expect(finishExperiment(done, 'knock', skipped)).toBe(done);
    const caughtUp = finishExperiment(finishExperiment(emptyProgress, 'knock', skipped), 'knock', guessed);
    expect(isDone(caughtUp, 'knock')).toBe(true);
  });
});

describe('earning a pennant', () => {
  it('asks for every experiment of the trial', () => {
    expect(earnPennant(done, 'one', ['knock', 'quays'])).toBe(done);
    expect(earnPennant(done, 'one', ['knock']).pennants).toEqual(['one']);
  });

  it('is not given for a trial without experiments, nor twice', () => {
    expect(earnPennant(emptyProgress, 'one', [])).toBe(emptyProgress);
    const once = earnPennant(done, 'one', ['knock']);
    expect(earnPennant(once, 'one', ['knock'])).toBe(once);
  });
});

describe('solving a mission', () => {
  const solved = solveMission(emptyProgress, 'telnet', { score: 80, hints: 2 });

  it('is remembered with its score, and comes back from a text', () => {
    expect(solvedIn(solved, 'telnet')).toEqual({ score: 80, hints: 2 });
    expect(solvedIn(solved, 'toString')).toBeUndefined();
    expect(parseProgress(JSON.stringify(solved))).toEqual({ ok: true, value: solved });
  });

  it('keeps the best: a higher score first, then fewer hints', () => {
    expect(solveMission(solved, 'telnet', { score: 70, hints: 0 })).toBe(solved);
    expect(solveMission(solved, 'telnet', { score: 80, hints: 3 })).toBe(solved);
    expect(solvedIn(solveMission(solved, 'telnet', { score: 80, hints: 1 }), 'telnet')).toEqual({
      score: 80,
      hints: 1,
    });
    expect(solvedIn(solveMission(solved, 'telnet', { score: 100, hints: 3 }), 'telnet')?.score).toBe(100);
  });

  it('remembers a story, which has no score', () => {
    const told = solveMission(emptyProgress, 'story', { score: null, hints: 0 });
    expect(parseProgress(JSON.stringify(told))).toEqual({ ok: true, value: told });
    expect(solveMission(told, 'story', { score: null, hints: 0 })).toBe(told);
  });
});

describe('the end of a trial', () => {
  it('says of each experiment whether it is done, lacks a guess, or waits', () => {
    const record: ProgressRecord = finishExperiment(done, 'quays', skipped);
    expect(goalView(record, 'one', ['knock', 'quays', 'more'])).toEqual({
      earned: false,
      done: 1,
      experiments: [
        { id: 'knock', state: 'done' },
        { id: 'quays', state: 'skipped' },
        { id: 'more', state: 'open' },
      ],
    });
  });
});

describe('the rank on the member card', () => {
  it('rises with the fourth pennant and with the ninth', () => {
    expect([0, 3, 4, 8, 9].map(rankOf)).toEqual(['trainee', 'trainee', 'apprentice', 'apprentice', 'member']);
  });
});

describe('the marks in a list of trials', () => {
  it('show the first trial without its pennant as next', () => {
    const record = { ...emptyProgress, pennants: ['one'] };
    expect([...marksOf(record, ['one', 'two', 'three'])]).toEqual([
      ['one', 'done'],
      ['two', 'next'],
      ['three', 'open'],
    ]);
  });

  it('show no trial as next when all are done', () => {
    expect([...marksOf({ ...emptyProgress, pennants: ['one'] }, ['one'])]).toEqual([['one', 'done']]);
  });
});

describe('where to go on', () => {
  const course = ['one', 'two', 'three'];
  const at = (trial: string, section: string | null, pennants: readonly string[] = []) =>
    visit({ ...emptyProgress, pennants }, { trial, section });

  it('is remembered, and comes back from a text', () => {
    const record = at('two', 's2');
    expect(parseProgress(JSON.stringify(record))).toEqual({ ok: true, value: record });
    expect(visit(record, { trial: 'two', section: 's2' })).toBe(record);
    expect(visit(record, { trial: 'two', section: null }).last).toEqual({ trial: 'two', section: null });
  });

  it('is the first trial for somebody who has not begun', () => {
    expect(resumeAt(emptyProgress, course)).toEqual({ trial: 'one', section: null });
    expect(hasBegun(emptyProgress)).toBe(false);
    expect(hasBegun(at('one', null))).toBe(true);
  });

  it('is the section where the learner was, while the pennant of its trial waits', () => {
    expect(resumeAt(at('two', 's2'), course)).toEqual({ trial: 'two', section: 's2' });
    expect(marksOf(at('two', 's2'), course).get('two')).toBe('next');
  });

  it('is the head of the next trial without a pennant once this one is up, round the end to the first', () => {
    expect(resumeAt(at('two', 's2', ['two']), course)).toEqual({ trial: 'three', section: null });
    expect(resumeAt(at('three', 's2', ['two', 'three']), course)).toEqual({ trial: 'one', section: null });
  });

  it('is where the learner was when all pennants are up, and then no trial is marked', () => {
    const record = at('two', 's2', course);
    expect(resumeAt(record, course)).toEqual({ trial: 'two', section: 's2' });
    expect([...marksOf(record, course).values()]).toEqual(['done', 'done', 'done']);
    expect(resumeAt({ ...record, last: null }, course)).toBeUndefined();
  });

  it('passes over a trial that the course no longer has', () => {
    expect(resumeAt(at('gone', 's2', ['one']), course)).toEqual({ trial: 'two', section: null });
  });
});
