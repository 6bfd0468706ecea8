import { hydrate, render, type ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { stripRuby } from '#art/Ruby.tsx';
import { openLabSession, type LabSession, type LabState } from '#browser/lab-session.ts';
import { openPatrolSession, type PatrolSession } from '#browser/patrol-session.ts';
import { takeTurn, turnsTaken } from '#browser/turns.ts';
import { labView } from '#machines/lab/lab.view.ts';
import { homesOf, nameOf, type Homes } from '#machines/lab/homes.ts';
import { sightRows, type SightRow } from '#machines/lab/sights.view.ts';
import type { Scenario } from '#sim/scenario.ts';
import type { SimPcLabels } from '../sim-pc/sim-pc.labels.ts';
import { useNarrow } from '../use-narrow.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { DevicePanel } from './device/DevicePanel.tsx';
import { InTurn, KEPT } from './frame/InTurn.tsx';
import { MobileTabs, type MobileTab } from './frame/MobileTabs.tsx';
import { Strip, type HomeCard } from './frame/Strip.tsx';
import { useLinkedHome } from './frame/use-linked-home.ts';
import { useSpoken } from './frame/use-spoken.ts';
import { LabProvider, useLabSource } from './lab-context.ts';
import type { LabLabels } from './lab.labels.ts';
import { LogPanel } from './log/LogPanel.tsx';
import { PacketPanel } from './packet/PacketPanel.tsx';
import { ScenePanel } from './scene/ScenePanel.tsx';
import { TimeBar } from './time/TimeBar.tsx';
import { createWording } from './wording.ts';
import styles from './lab.module.css';

export interface LabProps {
  readonly locale: 'ja' | 'en';
  readonly labels: LabLabels;
  /** The words of the simulated PC. */
  readonly pcLabels: SimPcLabels;
  /** The homes of content/scenarios as they stand there, in the order in which they are offered. */
  readonly homes: readonly unknown[];
  readonly cards: readonly HomeCard[];
  /** Short names of port numbers. */
  readonly services: readonly (readonly [port: number, name: string])[];
  /** What is to be done in the lab, opened when it comes to life: then it has a home of its own and no choice of others. */
  readonly openTask?: () => LabTask;
  /** The patrol's story to be played in the first home: then there is no choice of others, and nothing to share. */
  readonly story?: LabStory;
  /** The address of the list of missions. */
  readonly missionsHref: string;
}

export interface LabTask {
  readonly home: Scenario;
  /** The machine that the learner sits at. */
  readonly pc: string;
  /** Lets the task follow a lab until the returned function is called. */
  follow(lab: LabState['home']['lab']): () => void;
  /** Above the lab: what is to be done, and how far one has come. */
  readonly bar: ComponentChildren;
}

export interface LabStory {
  /** Notes in the record that the story was gone through, until the returned function is called. */
  remember(patrol: PatrolSession): () => void;
  /** Above the lab: where the story stands, and a way to begin it anew. */
  bar(onRestart: () => void): ComponentChildren;
}

/**
 * 訓練港: a home in one's hands, seen from three places, with its time. It comes to life piece by piece: first the home,
 * then one panel after the other.
 */
export function Lab(props: LabProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = place.current;
    if (root === null) return undefined;
    takeTurn(() => {
      const opened = openLab(props);
      takeTurn(() => hydrate(<LabAtWork {...props} opened={opened} />, root));
    });
    void turnsTaken().then(() => root.removeAttribute('data-waking'));
    return () => render(null, root);
  }, []);
  if (typeof document === 'undefined')
    return (
      <div data-waking="">
        <LabAtWork {...props} opened={openLab(props)} />
      </div>
    );
  return <div ref={place} data-waking="" dangerouslySetInnerHTML={KEPT} />;
}

interface OpenedLab {
  readonly known: Homes;
  readonly task: LabTask | null;
  readonly session: LabSession;
}

function openLab({ homes, openTask }: LabProps): OpenedLab {
  const known = homesOf(homes);
  const task = openTask?.() ?? null;
  return { known, task, session: begin(homes, known, task) };
}

function begin(homes: readonly unknown[], known: Homes, task: LabTask | null): LabSession {
  return task === null ? openLabSession(known.get(nameOf(homes[0]))!) : openLabSession(task.home, task.pc);
}

function LabAtWork(props: LabProps & { readonly opened: OpenedLab }) {
  const { locale, labels, pcLabels, homes, cards, services, story, missionsHref, opened } = props;
  const { known, task } = opened;
  const [run, setRun] = useState(0);
  const session = useMemo(() => (run === 0 ? opened.session : begin(homes, known, task)), [opened, run]);
  const patrol = useMemo(() => openPatrolSession(story !== undefined), [story, run]);
  useEffect(() => () => session.close(), [session]);
  const state = useSnapshot(session);
  useEffect(() => task?.follow(state.home.lab), [task, state.home.lab]);
  useEffect(() => patrol.follow(state.home, state.pc), [patrol, state.home]);
  useEffect(() => story?.remember(patrol), [patrol]);
  const view = useMemo(() => labView(state.lab), [state.lab]);
  const drawn = useRef<readonly SightRow[]>([]);
  const rows = useMemo(() => sightRows(view, drawn.current), [view.watch, view.sights, view.differences]);
  drawn.current = rows;
  const looked = useRef({ sights: view.sights, times: 0 });
  if (looked.current.sights !== view.sights) looked.current = { sights: view.sights, times: looked.current.times + 1 };
  const wording = useMemo(() => createWording(labels, locale), [labels, locale]);
  const names = useMemo(() => new Map(services), [services]);
  const [chosen, choosePort] = useState<number | null>(null);
  const [tab, setTab] = useState<MobileTab>('harbour');
  const narrow = useNarrow();
  const { heard, say } = useSpoken(state, view, rows, labels, wording);
  const linked = useLinkedHome(session, known);
  const port = rows.find((row) => row.port === chosen)?.port ?? startingPort(rows);
  const source = useLabSource({
    session,
    state,
    view,
    rows,
    looks: looked.current.times,
    labels,
    pcLabels,
    wording,
    locale,
    services: names,
    patrol,
    isStory: story !== undefined,
    missionsHref,
    port,
    choosePort,
    say,
  });
  // The same elements as long as nothing of the frame changes: then only those are drawn again who read what did.
  const scene = useMemo(() => <ScenePanel narrow={narrow} />, [narrow]);
  const log = useMemo(() => <LogPanel narrow={narrow} />, [narrow]);
  const frame = useMemo(
    () => (
      <>
        {task !== null && <div class={styles['mission']}>{task.bar}</div>}
        {story === undefined ? (
          <Strip cards={cards} known={known} linked={linked} />
        ) : (
          <div class={styles['mission']}>{story.bar(() => setRun((before) => before + 1))}</div>
        )}
        <InTurn class={styles['scene']}>{scene}</InTurn>
        <InTurn class={styles['device']}>{DEVICE}</InTurn>
        <InTurn class={styles['time']}>{TIME}</InTurn>
        <InTurn class={styles['log']}>{log}</InTurn>
        <InTurn class={styles['packet']}>{PACKET}</InTurn>
        <MobileTabs tab={tab} onChoose={setTab} />
      </>
    ),
    [task, story, cards, known, linked.notice, scene, log, tab],
  );
  return (
    <LabProvider value={source}>
      <div class={styles['lab']} data-tab={tab}>
        {frame}
        <p class="quiet" role="status">
          {stripRuby(heard)}
        </p>
      </div>
    </LabProvider>
  );
}

const DEVICE = <DevicePanel />;
const TIME = <TimeBar />;
const PACKET = <PacketPanel />;

/** The port that is looked at first: the highest one where a program waits, mostly a game's or one of one's own. */
function startingPort(rows: ReturnType<typeof sightRows>): number {
  const waiting = rows.findLast(({ squares }) =>
    squares.some(({ from, state }) => from === 'self' && state === 'open'),
  );
  return (waiting ?? rows[0])?.port ?? 0;
}
