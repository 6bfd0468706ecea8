import { useEffect, useMemo } from 'preact/hooks';
import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import { openLabSession } from '#browser/lab-session.ts';
import { openMissionSession } from '#browser/mission-session.ts';
import { labView } from '#machines/lab/lab.view.ts';
import { sightRows, type SeenState, type SightRow } from '#machines/lab/sights.view.ts';
import { pcView } from '#machines/pc/pc.view.ts';
import { MissionBar } from '../mission/MissionBar.tsx';
import { SimPc } from '../sim-pc/SimPc.tsx';
import { useSnapshot } from '../use-snapshot.ts';
import type { DeskLabels, PcDeskProps } from './pc-desk.labels.ts';
import styles from './pc-desk.module.css';

/** The desk with everything on it: the mission's bar, the PC with its pilot, and what other machines get for an answer. */
export function PcDeskAtWork({
  locale,
  mission,
  labels,
  missionLabels,
  pcLabels,
  onSolved,
}: PcDeskProps & { readonly onSolved: () => void }) {
  const task = useMemo(() => openMissionSession(mission.document), [mission]);
  const session = useMemo(() => openLabSession(task.home, task.pc), [task]);
  useEffect(() => () => session.close(), [session]);
  const state = useSnapshot(session);
  useEffect(() => task.follow(state.home.lab), [task, state.home.lab]);
  const view = useMemo(() => labView(state.lab), [state.lab]);
  const rows = useMemo(() => waitedAt(sightRows(view)), [view.watch, view.sights, view.differences]);
  const report = useSnapshot(task.actor);
  const isSolved = report.matches('debrief') || report.matches({ checked: 'solved' });

  useEffect(() => {
    if (isSolved) onSolved();
  }, [isSolved]);

  const host = view.scenario.hosts.find(({ name }) => name === state.pc);
  if (host === undefined) throw new Error(`the mission has no host ${state.pc}`);
  return (
    <div class={styles['work']}>
      <MissionBar actor={task.actor} script={mission.script} labels={missionLabels} heading="h4" />
      <div class={styles['screen']}>
        <SimPc
          host={host}
          pc={pcView(state.computer, host)}
          locale={locale}
          labels={pcLabels}
          coach="full"
          onCommand={(command) => session.send({ type: 'command.requested', command })}
          onPc={session.sendPc}
          onUndo={view.undoable > 0 ? () => session.send({ type: 'history.undo' }) : null}
        />
      </div>
      <Answers
        rows={rows}
        labels={labels}
        onLook={() => {
          const ports = rows.map(({ port }) => ({ low: port, high: port }));
          if (session.sail('lan', 'tcp', ports)) session.skip();
        }}
      />
    </div>
  );
}

/** The ports where a program waits; all that are watched where none does. */
function waitedAt(rows: readonly SightRow[]): readonly SightRow[] {
  const waited = rows.filter(({ squares }) => squares.some(({ state }) => state === 'open'));
  return waited.length === 0 ? rows : waited;
}

/** What each watched port answers, from where: looked at anew by the engine after every change. */
function Answers({
  rows,
  labels,
  onLook,
}: {
  readonly rows: readonly SightRow[];
  readonly labels: DeskLabels;
  readonly onLook: () => void;
}) {
  return (
    <div class={styles['answers']}>
      <h4>
        <Ruby text={labels['pc-desk.answers']} />
      </h4>
      <p>
        <Ruby text={labels['pc-desk.answers.lead']} />
      </p>
      <div class={styles['scroller']}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Ruby text={labels['pc-desk.port']} />
              </th>
              {rows[0]?.squares.map(({ from }) => (
                <th scope="col" key={from}>
                  <Ruby text={labels[`lab.views.from.${from}`]} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ port, squares }) => (
              <tr key={port}>
                <th scope="row">{port}</th>
                {squares.map(({ from, state }) => (
                  <td key={from}>
                    <Seen state={state} labels={labels} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button type="button" class="button small go" onClick={onLook}>
        <Flag name="P" width={24} />
        <span>
          <Ruby text={labels['pc-desk.look']} />
        </span>
      </button>
    </div>
  );
}

function Seen({ state, labels }: { readonly state: SeenState; readonly labels: DeskLabels }) {
  const mark = state === 'barred' || state === 'nobody' ? 'unknown' : state;
  return (
    <span class="state" data-state={mark}>
      <StateMark state={mark} width={18} />
      <span>
        <Ruby text={labels[state === 'nobody' ? 'lab.state.nobody' : (`state.${state}` as const)]} />
      </span>
    </span>
  );
}
