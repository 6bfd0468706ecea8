/**
 * A round of questions: asking ── answer.give (every slot filled) ──► answered ── question.next ──► asking, or finished.
 * Nothing here is by chance: the seed comes with `round.start`.
 */
import { assign, createActor, emit, setup, type SnapshotFrom } from 'xstate';
import { finalBank, isRight, putQuestions, type Answer, type PutQuestion, type QuizQuestion } from './quiz-question.ts';

export type Purpose = 'review' | 'practice' | 'final';

/** How many questions a practice or a review has at most, and how many of each trial a final has. */
export const ROUND_LENGTH = 10;
export const FINAL_EACH = 2;

/** The share of right answers, in percent, that the final asks for. */
export const PASS_PERCENT = 80;

export interface QuizContext {
  readonly bank: readonly QuizQuestion[];
  readonly purpose: Purpose;
  readonly put: readonly PutQuestion[];
  /** The place of the question that is asked. */
  readonly at: number;
  readonly answer: Answer;
  /** One for each question that was answered. */
  readonly results: readonly boolean[];
}

export type QuizEvent =
  | {
      readonly type: 'round.start';
      readonly purpose: Purpose;
      readonly only?: readonly string[];
      readonly seed: number;
    }
  | { readonly type: 'slot.fill'; readonly slot: number; readonly option: string }
  | { readonly type: 'place.swap'; readonly slot: number; readonly by: -1 | 1 }
  | { readonly type: 'answer.give' }
  | { readonly type: 'question.next' }
  | { readonly type: 'round.leave' };

export interface QuestionAnswered {
  readonly type: 'question.answered';
  readonly id: string;
  readonly right: boolean;
}

function startRound(bank: readonly QuizQuestion[], event: QuizEvent): Partial<QuizContext> {
  if (event.type !== 'round.start') return {};
  const { purpose, only, seed } = event;
  const chosen = only === undefined ? bank : bank.filter(({ id }) => only.includes(id));
  const drawn = purpose === 'final' ? finalBank(chosen, seed, FINAL_EACH) : chosen;
  const put = putQuestions(drawn, seed, purpose === 'final' ? drawn.length : ROUND_LENGTH);
  return { purpose, put, at: 0, answer: put[0]?.start ?? [], results: [] };
}

function swapped(answer: Answer, slot: number, by: number): Answer {
  const other = slot + by;
  if (answer[slot] === undefined || answer[other] === undefined) return answer;
  return answer.map((option, place) => (place === slot ? answer[other]! : place === other ? answer[slot]! : option));
}

const nowRight = ({ put, at, answer }: QuizContext) => put[at] !== undefined && isRight(put[at].question, answer);

export const quizMachine = setup({
  types: {
    context: {} as QuizContext,
    events: {} as QuizEvent,
    emitted: {} as QuestionAnswered,
    input: {} as { readonly bank: readonly QuizQuestion[] },
  },
  guards: {
    isFull: ({ context }) => context.answer.every((option) => option !== null),
    hasQuestions: ({ context, event }) => (startRound(context.bank, event).put ?? []).length > 0,
    hasNext: ({ context }) => context.at + 1 < context.put.length,
  },
  actions: {
    start: assign(({ context, event }) => startRound(context.bank, event)),
    fill: assign(({ context, event }) => {
      const { put, at, answer } = context;
      if (event.type !== 'slot.fill' || !put[at]!.options.includes(event.option)) return {};
      return { answer: answer.map((option, slot) => (slot === event.slot ? event.option : option)) };
    }),
    swap: assign(({ context, event }) =>
      event.type === 'place.swap' && context.put[context.at]!.question.kind === 'order'
        ? { answer: swapped(context.answer, event.slot, event.by) }
        : {},
    ),
    judge: assign(({ context }) => ({ results: [...context.results, nowRight(context)] })),
    tell: emit(({ context }): QuestionAnswered => ({
      type: 'question.answered',
      id: context.put[context.at]!.question.id,
      right: nowRight(context),
    })),
    goOn: assign(({ context: { at, put } }) => ({ at: at + 1, answer: put[at + 1]!.start })),
  },
}).createMachine({
  id: 'quiz',
  context: ({ input }) => ({ bank: input.bank, purpose: 'practice', put: [], at: 0, answer: [], results: [] }),
  initial: 'choosing',
  on: { 'round.start': { guard: 'hasQuestions', target: '.asking', actions: 'start' }, 'round.leave': '.choosing' },
  states: {
    choosing: {},
    asking: {
      on: {
        'slot.fill': { actions: 'fill' },
        'place.swap': { actions: 'swap' },
        'answer.give': { guard: 'isFull', target: 'answered', actions: ['tell', 'judge'] },
      },
    },
    answered: {
      on: {
        'question.next': [{ guard: 'hasNext', target: 'asking', actions: 'goOn' }, { target: 'finished' }],
      },
    },
    finished: {},
  },
});

export type QuizSnapshot = SnapshotFrom<typeof quizMachine>;

export function startQuiz(bank: readonly QuizQuestion[]) {
  return createActor(quizMachine, { input: { bank } }).start();
}
