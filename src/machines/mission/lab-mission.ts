/** The one place where a mission and the lab are wired: the lab shows what was done, the mission has its home put up. */
import type { ActorRefFrom } from 'xstate';
import type { History } from '#sim/mission/history.ts';
import { isOver } from '#sim/scanner/scan.ts';
import type { labMachine } from '../lab/lab.machine.ts';
import type { Session } from '../lab/session.ts';
import type { missionMachine } from './mission.machine.ts';

/** What was done in a lab since its home was put up. Looking at the past changes nothing about it. */
export function historyOf({ start, timeline }: Session): History {
  return { start: start.head.scenario, commands: timeline.commands, network: timeline.head };
}

/**
 * Connects both until the returned function is called. The mission hears of every change of settings and of every scan
 * that has ended, not of each packet. The viewpoints show the mission's ports, now and whenever its home is put up.
 */
export function connectMission(
  lab: ActorRefFrom<typeof labMachine>,
  mission: ActorRefFrom<typeof missionMachine>,
): () => void {
  const session = (): Session => lab.getSnapshot().context.session;
  let told = momentsOf(session());
  const show = (): void => mission.send({ type: 'history.shown', history: historyOf(session()) });
  const watching = lab.subscribe(({ context }) => {
    const now = momentsOf(context.session);
    if (now.commands === told.commands && now.over === told.over) return;
    told = now;
    show();
  });
  const { pc, watch } = mission.getSnapshot().context.mission;
  const showPorts = (): void => lab.send({ type: 'watch.choose', watch: { pc, ...watch } });
  showPorts();
  const home = mission.on('home.wanted', ({ scenario }) => {
    // The lab tells its subscribers at once; what stands before the first deed is known to the mission.
    lab.send({ type: 'scenario.loaded', scenario });
    showPorts();
  });
  const history = mission.on('history.wanted', show);
  return () => {
    watching.unsubscribe();
    home.unsubscribe();
    history.unsubscribe();
  };
}

function momentsOf({ timeline }: Session): { readonly commands: unknown; readonly over: number } {
  return { commands: timeline.commands, over: timeline.head.changing.scans.filter(isOver).length };
}
