/**
 * Predict → run → compare → explain, for every experiment of the course.
 *
 * The result of a step is out of reach until a guess was locked in or the guess was skipped, which is recorded. What the
 * engine found arrives as an event, and so does each boat: the machine knows neither clock nor engine.
 */
import { assign, createActor, setup, type ActorRefFrom } from 'xstate';
import type { Observation } from './run.ts';

export interface PlannedStep {
  readonly id: string;
  /** The answers one may predict, and the outcome that makes each right. */
  readonly answers: readonly { readonly id: string; readonly outcome: string }[];
  /** The answers to "why?"; none where the step does not ask. */
  readonly reasons: readonly { readonly id: string; readonly right: boolean }[];
}

export interface StepResult {
  /** The answer that was guessed; null when the guess was skipped. */
  readonly guess: string | null;
  readonly observation: Observation | null;
  /** How many legs have been shown. */
  readonly shown: number;
  /** The reason chosen last. */
  readonly reason: string | null;
}

export interface ExperimentContext {
  readonly steps: readonly PlannedStep[];
  readonly place: number;
  /** What is chosen and not yet locked in. */
  readonly guess: string | null;
  readonly hinted: boolean;
  /** By place of the step. */
  readonly results: Readonly<Record<number, StepResult>>;
}

export type ExperimentEvent =
  | { readonly type: 'guess.choose'; readonly answer: string }
  | { readonly type: 'guess.lock' }
  | { readonly type: 'guess.skip' }
  | { readonly type: 'hint.open' }
  | { readonly type: 'run.finished'; readonly observation: Observation }
  | { readonly type: 'run.failed' }
  | { readonly type: 'leg.arrived' }
  | { readonly type: 'reason.choose'; readonly reason: string }
  | { readonly type: 'step.next' }
  | { readonly type: 'step.back' }
  | { readonly type: 'experiment.restart' };

/** How many boats a result is told in: each that sailed, and the wait for one that was expected and did not. */
export function legCount(observation: Observation): number {
  return observation.lanes;
}

type Context = ExperimentContext;

function withResult(context: Context, change: Partial<StepResult>): Pick<Context, 'results'> {
  const before = context.results[context.place] ?? { guess: null, observation: null, shown: 0, reason: null };
  return { results: { ...context.results, [context.place]: { ...before, ...change } } };
}

/** Whether the step at a place was observed to its end. */
function isObserved({ results }: Context, place: number): boolean {
  const result = results[place];
  return result !== undefined && result.observation !== null && result.shown >= legCount(result.observation);
}

/** Whether the boat that sails is the last one. */
function isLastLeg(result: StepResult | undefined): boolean {
  const observation = result?.observation ?? null;
  return observation !== null && result!.shown + 1 >= legCount(observation);
}

/** Whether a step's "why?" is answered, or was not asked. */
function isExplained({ steps, results }: Context, place: number): boolean {
  const { reasons } = steps[place]!;
  return reasons.length === 0 || reasons.some(({ id, right }) => right && id === results[place]?.reason);
}

export const experimentMachine = setup({
  types: {
    context: {} as ExperimentContext,
    events: {} as ExperimentEvent,
    input: {} as { readonly steps: readonly PlannedStep[] },
  },
  guards: {
    isAnswer: ({ context, event }) =>
      event.type === 'guess.choose' && context.steps[context.place]!.answers.some(({ id }) => id === event.answer),
    hasGuess: ({ context }) => context.guess !== null,
    isReason: ({ context, event }) =>
      event.type === 'reason.choose' && context.steps[context.place]!.reasons.some(({ id }) => id === event.reason),
    isLastLeg: ({ context }) => isLastLeg(context.results[context.place]),
    hasPrevious: ({ context }) => context.place > 0,
    isObserved: ({ context }) => isObserved(context, context.place),
    isExplained: ({ context }) => isExplained(context, context.place),
    isExplainedLast: ({ context }) => isExplained(context, context.place) && context.place === context.steps.length - 1,
  },
  actions: {
    choose: assign(({ event }) => (event.type === 'guess.choose' ? { guess: event.answer } : {})),
    lock: assign(({ context }) => withResult(context, { guess: context.guess })),
    skip: assign(({ context }) => ({ guess: null, ...withResult(context, { guess: null }) })),
    hint: assign({ hinted: true }),
    observe: assign(({ context, event }) =>
      event.type === 'run.finished'
        ? withResult(context, { observation: event.observation, shown: event.observation.known })
        : {},
    ),
    forgetResult: assign(({ context }) => {
      const { [context.place]: _failed, ...results } = context.results;
      return { results };
    }),
    showLeg: assign(({ context }) => withResult(context, { shown: context.results[context.place]!.shown + 1 })),
    giveReason: assign(({ context, event }) =>
      event.type === 'reason.choose' ? withResult(context, { reason: event.reason }) : {},
    ),
    goOn: assign(({ context }) => ({ place: context.place + 1, guess: null, hinted: false })),
    goBack: assign(({ context }) => ({ place: context.place - 1, guess: null, hinted: false })),
    startOver: assign({ place: 0, guess: null, hinted: false, results: {} }),
  },
}).createMachine({
  id: 'experiment',
  context: ({ input }) => ({ steps: input.steps, place: 0, guess: null, hinted: false, results: {} }),
  initial: 'predicting',
  on: {
    'step.back': { guard: 'hasPrevious', target: '.arriving', actions: 'goBack' },
  },
  states: {
    /** Fog lies over the answer. */
    predicting: {
      on: {
        'guess.choose': { guard: 'isAnswer', actions: 'choose' },
        'guess.lock': { guard: 'hasGuess', target: 'running', actions: 'lock' },
        'guess.skip': { target: 'running', actions: 'skip' },
        'hint.open': { actions: 'hint' },
      },
    },
    /** The engine works. */
    running: {
      on: {
        'run.finished': { target: 'arriving', actions: 'observe' },
        'run.failed': { target: 'predicting', actions: 'forgetResult' },
        'step.back': {},
      },
    },
    /** The boats sail, one after the other. */
    arriving: {
      always: { guard: 'isObserved', target: 'compared' },
      on: {
        'leg.arrived': [{ guard: 'isLastLeg', target: 'compared', actions: 'showLeg' }, { actions: 'showLeg' }],
        'step.back': {},
      },
    },
    /** Guess and result lie side by side; "why?" is asked. */
    compared: {
      on: {
        'reason.choose': { guard: 'isReason', actions: 'giveReason' },
        'step.next': [
          { guard: 'isExplainedLast', target: 'finished' },
          { guard: 'isExplained', target: 'opening', actions: 'goOn' },
        ],
      },
    },
    /** A step comes up: as it was left, or with its question. */
    opening: {
      always: [{ guard: 'isObserved', target: 'compared' }, { target: 'predicting' }],
    },
    finished: {
      on: { 'experiment.restart': { target: 'predicting', actions: 'startOver' } },
    },
  },
});

/** How an experiment ended, step by step: what the record of progress keeps. */
export interface ExperimentOutcome {
  readonly steps: readonly { readonly id: string; readonly guess: string | null }[];
}

/** What was guessed, step by step. */
export function outcomeOf({ steps, results }: ExperimentContext): ExperimentOutcome {
  return { steps: steps.map(({ id }, place) => ({ id, guess: results[place]?.guess ?? null })) };
}

/** An experiment under way, started. */
export function startExperiment(steps: readonly PlannedStep[]): ActorRefFrom<typeof experimentMachine> {
  return createActor(experimentMachine, { input: { steps } }).start();
}
