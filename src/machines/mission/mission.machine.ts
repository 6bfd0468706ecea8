/**
 * One mission, from being told to being talked over.
 *
 *     briefing ── mission.begin ──► working ── check.ask ──► checked.solved ── debrief.open ──► debrief
 *                                     ▲ └──────────────────► checked.notYet ──┐
 *                                     └── work.resume, history.shown ◄────────┘
 *     mission.restart leads back to briefing from everywhere.
 *
 * The machine holds no network: whoever has one (the lab) shows what was done so far as `history.shown`, and only what
 * that comes to is kept. It emits `home.wanted` when the mission's home is to be put up, and `history.wanted` when an
 * answer has changed and what was done must be weighed again.
 */
import { assign, emit, setup, type SnapshotFrom } from 'xstate';
import { checkMission, type MissionReport } from '#sim/mission/check.ts';
import { beginHistory, type History } from '#sim/mission/history.ts';
import type { Answers, Mission } from '#sim/mission/mission.ts';
import type { Scenario } from '#sim/scenario.ts';

/** From a nudge to the very steps. */
export const HINT_LEVELS = 3;

export interface MissionContext {
  readonly mission: Mission;
  readonly answers: Answers;
  /** How many hints were asked for, 0 to 3. */
  readonly hints: number;
  /** How often it was checked in vain. */
  readonly vain: number;
  /** How things stand. */
  readonly report: MissionReport;
}

export type MissionEvent =
  | { readonly type: 'mission.begin' }
  | { readonly type: 'mission.restart' }
  | { readonly type: 'history.shown'; readonly history: History }
  | { readonly type: 'hint.ask' }
  | { readonly type: 'answer.choose'; readonly question: string; readonly choice: string }
  | { readonly type: 'check.ask' }
  | { readonly type: 'work.resume' }
  | { readonly type: 'debrief.open' };

export type MissionWish =
  { readonly type: 'home.wanted'; readonly scenario: Scenario } | { readonly type: 'history.wanted' };

const FRESH = { answers: {}, hints: 0, vain: 0 } as const;

function freshReport(mission: Mission): MissionReport {
  return checkMission(mission, beginHistory(mission.home), {});
}

export const missionMachine = setup({
  types: {
    context: {} as MissionContext,
    events: {} as MissionEvent,
    emitted: {} as MissionWish,
    input: {} as { readonly mission: Mission },
  },
  guards: {
    isSolved: ({ context }) => context.report.solved,
    hasMoreHints: ({ context }) => context.hints < HINT_LEVELS,
    isAChoice: ({ context, event }) =>
      event.type === 'answer.choose' &&
      context.mission.questions.some(
        ({ id, choices }) => id === event.question && choices.some((choice) => choice.id === event.choice),
      ),
  },
  actions: {
    putUpHome: emit(({ context }): MissionWish => ({ type: 'home.wanted', scenario: context.mission.home })),
    askForHistory: emit({ type: 'history.wanted' }),
    startAfresh: assign(({ context }) => ({ ...FRESH, report: freshReport(context.mission) })),
    weigh: assign(({ context, event }) =>
      event.type === 'history.shown' ? { report: checkMission(context.mission, event.history, context.answers) } : {},
    ),
    answer: assign(({ context, event }) =>
      event.type === 'answer.choose' ? { answers: { ...context.answers, [event.question]: event.choice } } : {},
    ),
    giveHint: assign({ hints: ({ context }) => context.hints + 1 }),
    countInVain: assign({ vain: ({ context }) => context.vain + 1 }),
  },
}).createMachine({
  id: 'mission',
  context: ({ input }) => ({ ...FRESH, mission: input.mission, report: freshReport(input.mission) }),
  initial: 'briefing',
  on: { 'mission.restart': { target: '.briefing', actions: ['startAfresh', 'putUpHome'] } },
  states: {
    briefing: { on: { 'mission.begin': { target: 'working', actions: ['startAfresh', 'putUpHome'] } } },
    working: {
      on: {
        'history.shown': { actions: 'weigh' },
        'hint.ask': { guard: 'hasMoreHints', actions: 'giveHint' },
        'answer.choose': { guard: 'isAChoice', actions: ['answer', 'askForHistory'] },
        'check.ask': [
          { guard: 'isSolved', target: 'checked.solved' },
          { target: 'checked.notYet', actions: 'countInVain' },
        ],
      },
    },
    checked: {
      initial: 'notYet',
      states: {
        notYet: {
          on: {
            'work.resume': '#mission.working',
            // Whoever goes on working has read the feedback.
            'history.shown': { target: '#mission.working', actions: 'weigh' },
            'answer.choose': {
              guard: 'isAChoice',
              target: '#mission.working',
              actions: ['answer', 'askForHistory'],
            },
            'hint.ask': { guard: 'hasMoreHints', actions: 'giveHint' },
          },
        },
        solved: { on: { 'debrief.open': '#mission.debrief' } },
      },
    },
    debrief: {},
  },
});

export type MissionSnapshot = SnapshotFrom<typeof missionMachine>;
