/**
 * どのポートを開ける？: cards with ports are sorted onto two places, and the answer is tried on a simulated home.
 *
 * Dragging, touch and radio buttons are one model: a card that is dropped on a place is placed there, as if its radio
 * button had been pressed. What the home did with the answer arrives as an event; the machine does not know the engine.
 */
import { and, assign, createActor, not, raise, setup, stateIn, type ActorRefFrom } from 'xstate';
import type { Findings, Place } from './board-words.ts';

/** Where a card can be dropped: a place, or back where the unsorted cards lie. */
export type DropPlace = Place | 'tray';

export type Places = Readonly<Record<string, Place>>;

export interface PortBoardContext {
  readonly cards: readonly string[];
  /** By card; a card that is not sorted yet is missing. */
  readonly places: Places;
  readonly carried: string | null;
  /** What the carried card is held over. */
  readonly over: DropPlace | null;
  /** The card that was moved last, for whoever hears the board. */
  readonly moved: string | null;
  readonly findings: Findings | null;
  /** The answer that the findings are about. */
  readonly tried: Places;
  /** The first answer that was tried: what the record keeps. */
  readonly first: Places | null;
}

export type PortBoardEvent =
  | { readonly type: 'card.place'; readonly card: string; readonly place: Place }
  | { readonly type: 'card.return'; readonly card: string }
  | { readonly type: 'card.lift'; readonly card: string }
  | { readonly type: 'place.enter'; readonly place: DropPlace | null }
  | { readonly type: 'card.drop' }
  | { readonly type: 'card.let-go' }
  | { readonly type: 'board.judge' }
  | { readonly type: 'home.tried'; readonly findings: Findings }
  | { readonly type: 'home.failed' }
  | { readonly type: 'board.restart' };

type Context = PortBoardContext;

function placed({ places }: Context, event: PortBoardEvent): Partial<Context> {
  if (event.type !== 'card.place') return {};
  return { places: { ...places, [event.card]: event.place }, moved: event.card };
}

function returned({ places }: Context, event: PortBoardEvent): Partial<Context> {
  if (event.type !== 'card.return') return {};
  const { [event.card]: _back, ...others } = places;
  return { places: others, moved: event.card };
}

/** Whether every card lies on a place. */
export function isSorted({ cards, places }: Pick<Context, 'cards' | 'places'>): boolean {
  return cards.every((card) => places[card] !== undefined);
}

/** What dropping the carried card comes to. */
function dropEvent({ carried, over }: Context): PortBoardEvent {
  if (carried === null || over === null) return { type: 'card.let-go' };
  return over === 'tray' ? { type: 'card.return', card: carried } : { type: 'card.place', card: carried, place: over };
}

const move = {
  'card.place': { guard: 'isElsewhere', target: 'sorting', actions: 'place' },
  'card.return': { guard: 'isOnPlace', target: 'sorting', actions: 'takeBack' },
  'board.restart': { target: 'sorting', actions: 'startOver' },
} as const;

export const portBoardMachine = setup({
  types: {
    context: {} as PortBoardContext,
    events: {} as PortBoardEvent,
    input: {} as { readonly cards: readonly string[] },
  },
  guards: {
    isElsewhere: ({ context, event }) =>
      event.type === 'card.place' && context.cards.includes(event.card) && context.places[event.card] !== event.place,
    isOnPlace: ({ context, event }) => event.type === 'card.return' && context.places[event.card] !== undefined,
    isSorted: ({ context }) => isSorted(context),
    isCard: ({ context, event }) => event.type === 'card.lift' && context.cards.includes(event.card),
  },
  actions: {
    place: assign(({ context, event }) => placed(context, event)),
    takeBack: assign(({ context, event }) => returned(context, event)),
    lift: assign(({ event }) => (event.type === 'card.lift' ? { carried: event.card, over: null } : {})),
    hold: assign(({ event }) => (event.type === 'place.enter' ? { over: event.place } : {})),
    letGo: assign({ carried: null, over: null }),
    drop: raise(({ context }) => dropEvent(context)),
    judge: assign(({ context, event }) =>
      event.type === 'home.tried'
        ? { findings: event.findings, tried: context.places, first: context.first ?? context.places }
        : {},
    ),
    startOver: assign({ places: {}, moved: null, findings: null, tried: {} }),
  },
}).createMachine({
  id: 'port-board',
  type: 'parallel',
  context: ({ input }) => ({
    cards: input.cards,
    places: {},
    carried: null,
    over: null,
    moved: null,
    findings: null,
    tried: {},
    first: null,
  }),
  states: {
    hand: {
      initial: 'empty',
      states: {
        empty: {
          on: {
            'card.lift': {
              guard: and(['isCard', not(stateIn({ answer: 'trying' }))]),
              target: 'carrying',
              actions: 'lift',
            },
          },
        },
        carrying: {
          on: {
            'place.enter': { actions: 'hold' },
            'card.drop': { target: 'empty', actions: ['drop', 'letGo'] },
            'card.let-go': { target: 'empty', actions: 'letGo' },
          },
        },
      },
    },
    answer: {
      initial: 'sorting',
      states: {
        sorting: { on: { ...move, 'board.judge': { guard: 'isSorted', target: 'trying' } } },
        /** The engine puts the rules into force, runs the errands and scans. */
        trying: {
          on: {
            'home.tried': { target: 'judged', actions: 'judge' },
            'home.failed': { target: 'sorting' },
          },
        },
        /** Nothing was moved since the answer was tried. */
        judged: { on: move },
      },
    },
  },
});

/** A board under way, started. */
export function startPortBoard(cards: readonly string[]): ActorRefFrom<typeof portBoardMachine> {
  return createActor(portBoardMachine, { input: { cards } }).start();
}
