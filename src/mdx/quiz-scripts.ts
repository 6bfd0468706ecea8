import type { QuizEntry } from '#course/quiz.ts';
import { askedPorts } from '#course/home-run.ts';
import { href } from '#i18n/href.ts';
import { fill, type Messages } from '#i18n/messages.ts';
import type { Locale } from '#i18n/locales.ts';
import { setStage } from '#islands/experiment/stage.ts';
import { observedIn, outcomeIn, sharedHome } from '#islands/quiz/prove.ts';
import type { Door, DoorScript, DoorState, QuizScript } from '#islands/quiz/quiz-script.ts';
import { placeNames } from './experiment-script.ts';

/** What a question needs besides itself. */
export interface QuizPlace {
  readonly trial: string;
  readonly locale: Locale;
  readonly words: Messages;
  /** A home by its name. */
  readonly home: (name: string) => unknown;
}

type Doors = Extract<QuizEntry, { kind: 'spot' | 'grid' }>;

const doorStates: readonly DoorState[] = ['open', 'closed', 'filtered'];

/** A question in one language, with the answer that is right: from a fact, or found on the engine. */
export function quizScriptOf(entry: QuizEntry, place: QuizPlace): QuizScript {
  const { trial, locale } = place;
  const text = entry.text[locale];
  const common = { id: entry.id, trial, text, lefts: [], whys: [], swaps: [], scene: null, simulated: false };
  switch (entry.kind) {
    case 'choice':
    case 'run':
      return { ...common, ...choice(entry, place) };
    case 'order':
      return {
        ...common,
        kind: 'order',
        slots: entry.items.length,
        options: entry.items.map(({ id }) => id),
        right: entry.items.map(({ id }) => id),
        words: byId(entry.items, (item) => item.text[locale]),
        feedback: { '': entry.feedback[locale] },
        swaps: entry.swaps.map(({ early, late, why }) => ({ early, late, why: why[locale] })),
      };
    case 'match':
      return {
        ...common,
        kind: 'match',
        slots: entry.pairs.length,
        options: entry.pairs.map(({ id }) => id),
        right: entry.pairs.map(({ id }) => id),
        words: byId(entry.pairs, ({ right }) => right[locale]),
        lefts: entry.pairs.map(({ left }) => left[locale]),
        whys: entry.pairs.map(({ why }) => why[locale]),
        feedback: { '': entry.feedback[locale] },
      };
    case 'spot':
    case 'grid':
      return { ...common, ...behindDoors(entry, place) };
  }
}

function byId<Item extends { readonly id: string }>(items: readonly Item[], words: (item: Item) => string) {
  return Object.fromEntries(items.map((item) => [item.id, words(item)]));
}

function choice(
  entry: Extract<QuizEntry, { kind: 'choice' | 'run' }>,
  { locale, home }: QuizPlace,
): Pick<QuizScript, 'kind' | 'slots' | 'options' | 'right' | 'words' | 'feedback' | 'simulated' | 'text'> {
  const values = entry.kind === 'run' ? askedPorts(entry.run) : {};
  const right =
    entry.kind === 'choice'
      ? entry.choices.filter((one) => one.right)
      : rightByRun(entry, outcomeIn(home(entry.scenario), entry.before, entry.run));
  return {
    kind: 'pick',
    text: fill(entry.text[locale], values),
    slots: 1,
    options: entry.choices.map(({ id }) => id),
    right: right.map(({ id }) => id),
    words: byId<(typeof entry.choices)[number]>(entry.choices, ({ text }) => fill(text[locale], values)),
    feedback: byId<(typeof entry.choices)[number]>(entry.choices, ({ feedback }) => fill(feedback[locale], values)),
    simulated: entry.kind === 'run',
  };
}

function rightByRun(entry: Extract<QuizEntry, { kind: 'run' }>, outcome: string) {
  const right = entry.choices.filter((one) => one.outcome === outcome);
  if (right.length !== 1) throw new Error(`${entry.id}: ${String(right.length)} choices expect ${outcome}`);
  return right;
}

function behindDoors(
  entry: Doors,
  { locale, home, words }: QuizPlace,
): Omit<QuizScript, 'id' | 'trial' | 'text' | 'swaps'> {
  const scene = sceneOf(entry, { locale, home });
  const { doors } = scene;
  const common = { scene, simulated: true, feedback: { '': entry.feedback[locale] } };
  const numbers = doors.map(({ port }) => fill(words['quiz.door'], { port }));
  if (entry.kind === 'grid')
    return {
      ...common,
      kind: 'match',
      slots: doors.length,
      options: doorStates,
      right: doors.map(({ state }) => state),
      words: Object.fromEntries(doorStates.map((state) => [state, words[`quiz.state.${state}`]])),
      lefts: numbers,
      whys: entry.doors.map(({ why }) => why?.[locale] ?? ''),
    };
  const right = doors.filter(({ state }) => state === entry.seek).map(({ port }) => String(port));
  if (right.length !== 1) throw new Error(`${entry.id}: ${String(right.length)} doors are ${entry.seek}`);
  return {
    ...common,
    kind: 'pick',
    slots: 1,
    options: doors.map(({ port }) => String(port)),
    right,
    words: Object.fromEntries(doors.map(({ port }, at) => [String(port), numbers[at]!])),
    feedback: { ...common.feedback, ...wrongDoors(entry, locale) },
    lefts: [],
    whys: [],
  };
}

/** What is said about each door that is not the one looked for. */
function wrongDoors({ doors }: Doors, locale: Locale): Readonly<Record<string, string>> {
  return Object.fromEntries(
    doors.flatMap(({ port, why }) => (why === undefined ? [] : [[String(port), why[locale]] as const])),
  );
}

/** Who asks whom, and what came back from each door. */
function sceneOf(entry: Doors, { locale, home }: Pick<QuizPlace, 'locale' | 'home'>): DoorScript {
  const { technique, from, to, scenario: name, before } = entry;
  const scenario = home(name);
  const knock = (port: number) => ({
    ...{ kind: 'knock' as const, technique, port },
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  const run = knock(entry.doors[0]!.port);
  const { caller, target } = setStage(name, scenario, { before, run }, locale, placeNames(scenario, locale));
  const doors = entry.doors.map(({ port }): Door => {
    const { outcome, legs } = observedIn(scenario, before, knock(port));
    const state = doorStates.find((one) => one === outcome);
    if (state === undefined) throw new Error(`${entry.id}: ${String(port)} is ${outcome}`);
    const asked = technique === 'udp' ? 'udp' : 'syn';
    return { port, state, asked, answer: legs.find((leg) => leg.from === 'target')?.kind ?? null };
  });
  return { caller, target, doors, sandbox: `${href(locale, '/sandbox/')}#home=${sharedHome(scenario, before)}` };
}
