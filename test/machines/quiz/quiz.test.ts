import fc from 'fast-check';
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import { fitName } from '#machines/quiz/certificate-name.ts';
import { putQuestions, shuffled, type QuizQuestion } from '#machines/quiz/quiz-question.ts';
import { quizMachine, startQuiz, type QuizEvent } from '#machines/quiz/quiz.machine.ts';
import { isPass, quizView } from '#machines/quiz/quiz.view.ts';

const pick: QuizQuestion = { id: 'a', trial: 't', kind: 'pick', slots: 1, options: ['x', 'y'], right: ['x'] };
const order: QuizQuestion = {
  ...{ id: 'b', trial: 't', kind: 'order', slots: 3 },
  ...{ options: ['1', '2', '3'], right: ['1', '2', '3'] },
};
const bank = [pick, order];

describe('a round', () => {
  it('takes no answer before every slot is filled, and says whether it was right', () => {
    const actor = startQuiz([pick]);
    const told: boolean[] = [];
    actor.on('question.answered', ({ right }) => told.push(right));
    actor.send({ type: 'round.start', purpose: 'practice', seed: 1 });
    actor.send({ type: 'answer.give' });
    expect(quizView(actor.getSnapshot()).phase).toBe('asking');
    actor.send({ type: 'slot.fill', slot: 0, option: 'nobody' });
    expect(quizView(actor.getSnapshot()).full).toBe(false);
    actor.send({ type: 'slot.fill', slot: 0, option: 'x' });
    actor.send({ type: 'answer.give' });
    expect(quizView(actor.getSnapshot())).toMatchObject({ phase: 'answered', right: true, score: 1 });
    actor.send({ type: 'question.next' });
    expect(quizView(actor.getSnapshot())).toMatchObject({ phase: 'finished', score: 1, count: 1 });
    expect(told).toEqual([true]);
  });

  it('puts a row in order by steps alone', () => {
    const actor = startQuiz([order]);
    actor.send({ type: 'round.start', purpose: 'practice', seed: 3 });
    for (const option of ['1', '2', '3'])
      for (;;) {
        const { answer } = quizView(actor.getSnapshot());
        if (answer.indexOf(option) === Number(option) - 1) break;
        actor.send({ type: 'place.swap', slot: answer.indexOf(option), by: -1 });
      }
    actor.send({ type: 'answer.give' });
    expect(quizView(actor.getSnapshot()).right).toBe(true);
  });

  it('names the trials about which something was wrong, each once, and only at its end', () => {
    const another = { ...pick, id: 'c' };
    const elsewhere = { ...pick, id: 'd', trial: 'u' };
    const actor = startQuiz([pick, another, elsewhere]);
    actor.send({ type: 'round.start', purpose: 'practice', seed: 5 });
    for (let at = 0; at < 3; at += 1) {
      const { put } = quizView(actor.getSnapshot());
      const option = put!.question.trial === 't' ? 'y' : 'x';
      actor.send({ type: 'slot.fill', slot: 0, option });
      actor.send({ type: 'answer.give' });
      expect(quizView(actor.getSnapshot()).missed).toEqual([]);
      actor.send({ type: 'question.next' });
    }
    expect(quizView(actor.getSnapshot())).toMatchObject({ phase: 'finished', missed: ['t'] });
  });

  it('does not start without questions', () => {
    const actor = startQuiz(bank);
    actor.send({ type: 'round.start', purpose: 'review', only: ['gone'], seed: 1 });
    expect(actor.getSnapshot().value).toBe('choosing');
  });

  it('reaches its end, and the choice of rounds, on every way through it', () => {
    const events: readonly QuizEvent[] = [
      { type: 'round.start', purpose: 'final', seed: 7 },
      { type: 'slot.fill', slot: 0, option: 'x' },
      { type: 'slot.fill', slot: 0, option: 'y' },
      { type: 'place.swap', slot: 0, by: 1 },
      { type: 'answer.give' },
      { type: 'question.next' },
      { type: 'round.leave' },
    ];
    const paths = getShortestPaths(quizMachine, { input: { bank }, events, limit: 2_000 });
    const reached = new Set(paths.map(({ state }) => String(state.value)));
    expect([...reached].sort()).toEqual(['answered', 'asking', 'choosing', 'finished']);
    for (const { state } of paths) {
      const { results, put } = state.context;
      expect(results.length).toBeLessThanOrEqual(put.length);
      if (state.value === 'finished') expect(results).toHaveLength(put.length);
    }
  });
});

describe('the order of a seed', () => {
  it('is a permutation, and always the same one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(), (items, seed) => {
        const mixed = shuffled(items, seed, 0);
        expect([...mixed].sort()).toEqual([...items].sort());
        expect(shuffled(items, seed, 0)).toEqual(mixed);
      }),
    );
  });

  it('never shows a row that is in order already', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(putQuestions([order], seed, 1)[0]!.start).not.toEqual(order.right);
      }),
    );
  });
});

describe('the pass mark', () => {
  it.each([
    [8, 10, true],
    [7, 10, false],
    [0, 0, false],
  ])('%i of %i: %s', (score, count, passed) => {
    expect(isPass(score, count)).toBe(passed);
  });
});

describe('a name on the certificate', () => {
  it.each(['みさき', '👩‍👩‍👧 Misaki', 'مريم', '<b>Misaki</b>'])('takes %s as it is', (name) => {
    expect(fitName(name)).toMatchObject({ ok: true, value: { name } });
  });

  it('refuses what the line cannot hold, and nothing at all', () => {
    expect(fitName('x'.repeat(200))).toEqual({ ok: false, problem: 'too-long' });
    expect(fitName(' \n ')).toEqual({ ok: false, problem: 'empty' });
  });

  it('drops marks that would turn the words around it', () => {
    expect(fitName('A\u202EB')).toMatchObject({ ok: true, value: { name: 'A B' } });
  });

  it('fits as many letters as the message says', () => {
    expect([fitName('港'.repeat(29)).ok, fitName('港'.repeat(30)).ok]).toEqual([true, false]);
    expect([fitName('m'.repeat(46)).ok, fitName('m'.repeat(47)).ok]).toEqual([true, false]);
  });
});
