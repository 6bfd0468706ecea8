/**
 * The learner is the router: stamps each boat by hand, and then watches automation do the same run.
 *
 * What the engine's NAT did comes as input; a boat goes on when what was written is the same, or when it was left to the
 * router, which is recorded. Automation is out of reach until every boat was dealt with.
 */
import { assign, createActor, setup, type ActorRefFrom } from 'xstate';
import type { DeskBoat, DeskRun, Row } from './desk-run.ts';
import {
  emptyOutDraft,
  judgeIn,
  judgeOut,
  numberOf,
  type Choice,
  type ChoiceProblem,
  type OutDraft,
  type OutField,
  type Problem,
} from './judge.ts';

export interface DeskContext {
  readonly run: DeskRun;
  /** The boats that are stamped by hand. */
  readonly tasks: readonly DeskBoat[];
  readonly place: number;
  readonly draft: OutDraft;
  readonly choice: Choice | null;
  readonly problems: Partial<Record<OutField, Problem>>;
  readonly choiceProblem: ChoiceProblem | null;
  readonly hinted: boolean;
  /** By place: what was sent first; null: the boat was left to the router. */
  readonly sent: readonly (string | null)[];
  /** How many boats automation has let pass. */
  readonly passed: number;
}

export type DeskEvent =
  | { readonly type: 'field.write'; readonly field: OutField; readonly value: string }
  | { readonly type: 'choice.choose'; readonly choice: Choice }
  | { readonly type: 'boat.send' }
  | { readonly type: 'boat.leave' }
  | { readonly type: 'boat.next' }
  | { readonly type: 'hint.open' }
  | { readonly type: 'automation.start' }
  | { readonly type: 'automation.finish' }
  | { readonly type: 'boat.passed' }
  | { readonly type: 'desk.restart' };

/** The boat at hand. */
export function boatOf({ tasks, place }: DeskContext): DeskBoat {
  return tasks[place]!;
}

/** The rows that stand in the table while a boat is at hand: those of the boats before it. */
export function rowsOf({ tasks, place }: DeskContext): readonly Row[] {
  return tasks.slice(0, place).flatMap(({ makesRow, row }) => (makesRow && row !== null ? [row] : []));
}

function judged(context: DeskContext): Pick<DeskContext, 'problems' | 'choiceProblem'> {
  const boat = boatOf(context);
  const rows = rowsOf(context);
  return boat.goes === 'out'
    ? { problems: judgeOut(boat, context.draft, rows, context.run), choiceProblem: null }
    : { problems: {}, choiceProblem: judgeIn(boat, context.choice, rows, context.run.machines) };
}

function isRight(context: DeskContext): boolean {
  const { problems, choiceProblem } = judged(context);
  return Object.keys(problems).length === 0 && choiceProblem === null;
}

/** What was sent, as the record keeps it. */
function toldOf({ draft, choice, ...context }: DeskContext): string {
  if (boatOf({ draft, choice, ...context }).goes === 'out') return `${draft.address}:${String(numberOf(draft.port))}`;
  return choice !== null && typeof choice === 'object' ? choice.machine : (choice ?? '');
}

function first(context: DeskContext, told: string | null): Pick<DeskContext, 'sent'> {
  return context.place in context.sent ? { sent: context.sent } : { sent: [...context.sent, told] };
}

const fresh = {
  draft: emptyOutDraft,
  choice: null,
  problems: {},
  choiceProblem: null,
  hinted: false,
} as const;

export const routerDeskMachine = setup({
  types: {
    context: {} as DeskContext,
    events: {} as DeskEvent,
    input: {} as { readonly run: DeskRun },
  },
  guards: {
    isRight: ({ context }) => isRight(context),
    goesOut: ({ context }) => boatOf(context).goes === 'out',
    comesIn: ({ context }) => boatOf(context).goes === 'in',
    isLastTask: ({ context }) => context.place === context.tasks.length - 1,
    isLastBoat: ({ context }) => context.passed + 1 >= context.run.boats.length,
  },
  actions: {
    write: assign(({ context, event }) =>
      event.type === 'field.write' ? { draft: { ...context.draft, [event.field]: event.value } } : {},
    ),
    choose: assign(({ event }) => (event.type === 'choice.choose' ? { choice: event.choice } : {})),
    note: assign(({ context }) => first(context, toldOf(context))),
    judge: assign(({ context }) => judged(context)),
    leave: assign(({ context }) => ({ ...fresh, ...first(context, null) })),
    settle: assign({ problems: {}, choiceProblem: null }),
    hint: assign({ hinted: true }),
    goOn: assign(({ context }) => ({ ...fresh, place: context.place + 1 })),
    pass: assign(({ context }) => ({ passed: context.passed + 1 })),
    passAll: assign(({ context }) => ({ passed: context.run.boats.length })),
    startOver: assign({ ...fresh, place: 0, sent: [], passed: 0 }),
  },
}).createMachine({
  id: 'routerDesk',
  context: ({ input: { run } }) => ({
    run,
    tasks: run.boats.filter(({ byHand }) => byHand),
    place: 0,
    ...fresh,
    sent: [],
    passed: 0,
  }),
  initial: 'stamping',
  states: {
    /** A boat waits for its label. */
    stamping: {
      on: {
        'field.write': { guard: 'goesOut', actions: 'write' },
        'choice.choose': { guard: 'comesIn', actions: 'choose' },
        'boat.send': [
          { guard: 'isRight', target: 'stamped', actions: ['note', 'settle'] },
          { actions: ['note', 'judge'] },
        ],
        'boat.leave': { target: 'stamped', actions: 'leave' },
        'hint.open': { actions: 'hint' },
      },
    },
    /** It has gone on as the router would have let it. */
    stamped: {
      on: {
        'boat.next': [
          { guard: 'isLastTask', target: 'relieved' },
          { target: 'stamping', actions: 'goOn' },
        ],
      },
    },
    /** All boats were dealt with; automation may take over. */
    relieved: {
      on: { 'automation.start': 'automated' },
    },
    /** The same run by the machine, boat by boat. */
    automated: {
      on: {
        'boat.passed': [{ guard: 'isLastBoat', target: 'finished', actions: 'pass' }, { actions: 'pass' }],
        'automation.finish': { target: 'finished', actions: 'passAll' },
      },
    },
    finished: {
      on: { 'desk.restart': { target: 'stamping', actions: 'startOver' } },
    },
  },
});

/** What the record of progress keeps: what was sent first for each boat; null where it was left to the router. */
export function deskOutcome({ sent }: DeskContext): readonly { readonly id: string; readonly guess: string | null }[] {
  return sent.map((guess, place) => ({ id: `boat-${String(place + 1)}`, guess }));
}

/** A desk at work, started. */
export function startDesk(run: DeskRun): ActorRefFrom<typeof routerDeskMachine> {
  return createActor(routerDeskMachine, { input: { run } }).start();
}
