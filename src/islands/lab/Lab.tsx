import { useEffect, useMemo, useState } from 'preact/hooks';
import { stripRuby } from '#art/Ruby.tsx';
import { openLabSession } from '#browser/lab-session.ts';
import { openMissionSession } from '#browser/mission-session.ts';
import { openPatrolSession } from '#browser/patrol-session.ts';
import { createProgressStore } from '#browser/progress-store.ts';
import { labView } from '#machines/lab/lab.view.ts';
import { readHomes } from '#machines/lab/homes.ts';
import { sightRows } from '#machines/lab/sights.view.ts';
import { MissionBar } from '../mission/MissionBar.tsx';
import type { MissionLabels } from '../mission/mission.labels.ts';
import type { MissionScript } from '../mission/mission-script.ts';
import type { SimPcLabels } from '../sim-pc/sim-pc.labels.ts';
import { useNarrow } from '../use-narrow.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { DevicePanel } from './device/DevicePanel.tsx';
import { MobileTabs, type MobileTab } from './frame/MobileTabs.tsx';
import { Strip, type HomeCard } from './frame/Strip.tsx';
import { useLinkedHome } from './frame/use-linked-home.ts';
import { useSpoken } from './frame/use-spoken.ts';
import { LabProvider, useLabSource } from './lab-context.ts';
import type { LabLabels } from './lab.labels.ts';
import { LogPanel } from './log/LogPanel.tsx';
import { PacketPanel } from './packet/PacketPanel.tsx';
import { StoryBar, type Story } from './patrol/StoryBar.tsx';
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
  /** A mission to be played: then the lab has its home and no choice of others. */
  readonly mission?: LabMission;
  /** The patrol's story to be played in the first home: then there is no choice of others, and nothing to share. */
  readonly story?: Story;
  /** The address of the list of missions. */
  readonly missionsHref: string;
}

export interface LabMission {
  /** A document of content/scenarios/missions without its words, and its words in one language. */
  readonly document: unknown;
  readonly script: MissionScript;
  readonly labels: MissionLabels;
}

/** 訓練港: a home in one's hands, seen from three places, with its time. */
export function Lab(props: LabProps) {
  const { locale, labels, pcLabels, homes, cards, services, mission, story, missionsHref } = props;
  const known = useMemo(() => readHomes(homes), [homes]);
  const task = useMemo(() => (mission === undefined ? null : openMissionSession(mission.document)), [mission]);
  const [run, setRun] = useState(0);
  const session = useMemo(
    () => (task === null ? openLabSession([...known.values()][0]!) : openLabSession(task.home, task.pc)),
    [known, task, run],
  );
  const patrol = useMemo(() => openPatrolSession(story !== undefined), [story, run]);
  useEffect(() => () => session.close(), [session]);
  const state = useSnapshot(session);
  useEffect(() => task?.follow(state.home.lab), [task, state.home.lab]);
  useEffect(() => task?.remember(createProgressStore(window)), [task]);
  useEffect(() => patrol.follow(state.home, state.pc), [patrol, state.home]);
  useEffect(
    () => (story === undefined ? undefined : patrol.remember(createProgressStore(window), story.name)),
    [patrol],
  );
  const view = useMemo(() => labView(state.lab), [state.lab]);
  const rows = useMemo(() => sightRows(view), [view.watch, view.sights, view.differences]);
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
  const frame = useMemo(() => {
    const shows = (wanted: MobileTab): boolean => !narrow || tab === wanted;
    return (
      <>
        {task !== null && mission !== undefined && (
          <div class={styles['mission']}>
            <MissionBar actor={task.actor} script={mission.script} labels={mission.labels} />
          </div>
        )}
        {story === undefined ? (
          <Strip cards={cards} known={known} linked={linked} />
        ) : (
          <div class={styles['mission']}>
            <StoryBar story={story} onRestart={() => setRun((before) => before + 1)} />
          </div>
        )}
        <div class={styles['scene']} hidden={!shows('harbour')}>
          <ScenePanel narrow={narrow} />
        </div>
        <div class={styles['device']} hidden={!shows('screen')}>
          <DevicePanel />
        </div>
        <div class={styles['time']}>
          <TimeBar />
        </div>
        <div class={styles['log']} hidden={!shows('log')}>
          <LogPanel narrow={narrow} />
        </div>
        <div class={styles['packet']} hidden={!shows('tag')}>
          <PacketPanel />
        </div>
        {narrow && <MobileTabs tab={tab} onChoose={setTab} />}
      </>
    );
  }, [task, mission, story, cards, known, linked.notice, narrow, tab]);
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

/** The port that is looked at first: the highest one where a program waits, mostly a game's or one of one's own. */
function startingPort(rows: ReturnType<typeof sightRows>): number {
  const waiting = rows.findLast(({ squares }) =>
    squares.some(({ from, state }) => from === 'self' && state === 'open'),
  );
  return (waiting ?? rows[0])?.port ?? 0;
}
