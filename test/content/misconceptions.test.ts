import { describe, expect, it } from 'vitest';
import { messages } from '#i18n/messages.ts';
import type { QuizEntry } from '#course/quiz.ts';
import type { QuizScript } from '#islands/quiz/quiz-script.ts';
import { quizScriptOf } from '#mdx/quiz-scripts.ts';
import type { BoardPlan } from '#machines/port-board/board-words.ts';
import { startPortBoard } from '#machines/port-board/port-board.machine.ts';
import { portBoardView } from '#machines/port-board/port-board.view.ts';
import { tryBoard } from '#machines/port-board/try-home.ts';
import { startExperiment } from '#machines/experiment/experiment.machine.ts';
import { experimentView } from '#machines/experiment/experiment.view.ts';
import { run } from '#machines/experiment/run.ts';
import { swapIn } from '#machines/quiz/quiz-question.ts';
import { startQuiz } from '#machines/quiz/quiz.machine.ts';
import { quizView } from '#machines/quiz/quiz.view.ts';
import { experiments, lessonHome, misconceptions, portBoards, questions } from '../support/lessons.ts';
import { permutations } from '../support/permutations.ts';

/**
 * Every wrong answer of the course is given to the machine that takes it on the page. A misconception is reached when the
 * machine, with what the engine found, says that this answer is to be looked at again.
 */

interface Met {
  readonly where: string;
  readonly misconception: string;
}

/** Guesses each answer of each step, then gives each reason, and keeps those that are judged "again". */
function metInExperiments(): readonly Met[] {
  return [...experiments].flatMap(([id, { scenario, steps }]) =>
    steps.flatMap(({ answers, why, ...step }): readonly Met[] => {
      const reasons = why?.reasons ?? [];
      const observed = run(lessonHome(step.scenario ?? scenario), step.before, step.run);
      if (!observed.ok) throw new Error(`${id}: ${JSON.stringify(observed.problem)}`);
      const compared = (answer: string) => {
        const actor = startExperiment([{ id: step.id, answers, reasons }]);
        actor.send({ type: 'guess.choose', answer });
        actor.send({ type: 'guess.lock' });
        actor.send({ type: 'run.finished', observation: observed.value });
        while (experimentView(actor.getSnapshot()).phase === 'arriving') actor.send({ type: 'leg.arrived' });
        return actor;
      };
      const guessed = answers.filter(({ id: answer }) => {
        const { phase, verdict, guessed: said } = experimentView(compared(answer).getSnapshot());
        return phase === 'compared' && verdict === 'again' && said === answer;
      });
      const argued = reasons.filter(({ id: reason }) => {
        const actor = compared(answers[0]!.id);
        actor.send({ type: 'reason.choose', reason });
        return experimentView(actor.getSnapshot()).reasons.some((one) => one.id === reason && one.judged === 'again');
      });
      return [...guessed, ...argued].flatMap(({ misconception }) =>
        misconception === undefined ? [] : [{ where: `experiments/${id} ${step.id}`, misconception }],
      );
    }),
  );
}

/** Puts the items of a row into every order there is, by steps, and keeps those swaps that are spoken of. */
function metInRow(script: QuizScript, entry: Extract<QuizEntry, { kind: 'order' }>): readonly string[] {
  return permutations(script.right).flatMap((wanted) => {
    const actor = startQuiz([script]);
    actor.send({ type: 'round.start', purpose: 'practice', seed: 1 });
    for (const [place, option] of wanted.entries())
      for (let slot = actor.getSnapshot().context.answer.indexOf(option); slot > place; slot -= 1)
        actor.send({ type: 'place.swap', slot, by: -1 });
    actor.send({ type: 'answer.give' });
    const { answer, right } = quizView(actor.getSnapshot());
    expect(answer).toEqual(wanted);
    const swap = swapIn(entry.swaps, answer);
    expect(swap === undefined, `${entry.id}: ${answer.join(' ')}`).toBe(right);
    return swap === undefined ? [] : [swap.misconception];
  });
}

/** Answers each question wrongly in every way that a single option allows, and each row in every wrong order. */
function metInQuestions(): readonly Met[] {
  return [...questions].flatMap(([trial, entries]) =>
    entries.flatMap((entry): readonly Met[] => {
      const script = quizScriptOf(entry, { trial, locale: 'ja', words: messages('ja'), home: lessonHome });
      const where = `questions/${trial} ${entry.id}`;
      if (entry.kind === 'order') return metInRow(script, entry).map((misconception) => ({ where, misconception }));
      return script.options.flatMap((option) => {
        const actor = startQuiz([script]);
        actor.send({ type: 'round.start', purpose: 'practice', seed: 1 });
        for (let slot = 0; slot < script.slots; slot += 1) actor.send({ type: 'slot.fill', slot, option });
        actor.send({ type: 'answer.give' });
        if (quizView(actor.getSnapshot()).right !== false) return [];
        const chosen = 'choices' in entry ? entry.choices.find(({ id }) => id === option) : entry;
        return chosen?.misconception === undefined ? [] : [{ where, misconception: chosen.misconception }];
      });
    }),
  );
}

/** Puts each card on the wrong place, alone, and has the home tried. */
function metOnBoards(): readonly Met[] {
  return [...portBoards].flatMap(([id, { scenario, ...board }]) => {
    const plan: BoardPlan = { ...board, scenario: lessonHome(scenario) };
    return board.cards.flatMap(({ id: slip, misconception }): readonly Met[] => {
      const actor = startPortBoard(board.cards.map((card) => card.id));
      for (const card of board.cards) {
        const isOpen = (card.direction === 'out') !== (card.id === slip);
        actor.send({ type: 'card.place', card: card.id, place: isOpen ? 'open' : 'closed' });
      }
      actor.send({ type: 'board.judge' });
      const findings = tryBoard(plan, actor.getSnapshot().context.places);
      if (!findings.ok) throw new Error(`${id}: ${findings.problem.code}`);
      actor.send({ type: 'home.tried', findings: findings.value });
      const again = portBoardView(actor.getSnapshot()).cards.filter(({ verdict }) => verdict === 'again');
      return again.some((card) => card.id === slip) ? [{ where: `boards/${id} ${slip}`, misconception }] : [];
    });
  });
}

const met = [...metInExperiments(), ...metInQuestions(), ...metOnBoards()];

describe('misconceptions', () => {
  it('are at least twenty, and each is reached by an answer that its machine sends back', () => {
    const reached = new Set(met.map(({ misconception }) => misconception));
    expect(reached.size).toBeGreaterThanOrEqual(20);
    expect([...reached].sort()).toEqual(misconceptions.map(({ id }) => id).sort());
  });

  it('are reached in the quiz, too: by wrong answers about every trial', () => {
    for (const trial of questions.keys()) {
      const own = met.filter(({ where }) => where.startsWith(`questions/${trial} `));
      expect(new Set(own.map(({ misconception }) => misconception)).size, trial).toBeGreaterThanOrEqual(6);
    }
  });
});
