/** The patrol at work in a page: its machine, wired to whichever lab one sits at. */
import { createActor, type ActorRefFrom } from 'xstate';
import type { Home } from '#machines/lab/home.ts';
import { networkOf } from '#machines/lab/session.ts';
import { answerTo } from '#machines/patrol/letter.ts';
import { awaitScan, connectPatrol, postAt } from '#machines/patrol/lab-patrol.ts';
import { patrolMachine } from '#machines/patrol/patrol.machine.ts';
import { aimAt } from '#machines/patrol/outward.ts';
import { solveMission } from '#machines/progress/progress.record.ts';
import type { PortList } from '#sim/port-list.ts';
import type { Transport } from '#sim/scenario.ts';
import type { ProgressStore } from './progress-store.ts';

export interface PatrolSession {
  readonly actor: ActorRefFrom<typeof patrolMachine>;
  /** Lets the patrol follow a home, seen from that PC of it, until the returned function is called. */
  follow(home: Home, pc: string): () => void;
  /** Aims from the PC at a machine out at sea. */
  aim(host: string, proto: Transport, ports: PortList, parallelism: number): void;
  showSlip(): void;
  /** Waits for the owner's answer to the letter. */
  awaitAnswer(): void;
  /** Waits until the scan that is under way is over or noticed. */
  awaitScan(): void;
  /** Notes in the record that the story was gone through, as soon as it was. */
  remember(progress: ProgressStore, mission: string): () => void;
}

/** `story`: the one place where a scan without permission can go out. */
export function openPatrolSession(story: boolean): PatrolSession {
  const actor = createActor(patrolMachine, { input: { story } }).start();
  let home: Home | null = null;
  const network = () => (home === null ? null : networkOf(home.lab.getSnapshot().context.session));
  const moment = () => network()?.changing.now ?? 0;
  return {
    actor,
    follow: (followed, pc) => {
      home = followed;
      const { scenario } = networkOf(followed.lab.getSnapshot().context.session);
      const disconnect = connectPatrol(followed.lab, actor, postAt(scenario, pc));
      return () => {
        actor.send({ type: 'aim.withdraw' });
        disconnect();
      };
    },
    aim: (host, proto, ports, parallelism) => {
      const scenario = network()?.scenario;
      const event = scenario === undefined ? null : aimAt(scenario, host, proto, ports, parallelism);
      if (event !== null) actor.send(event);
    },
    showSlip: () => actor.send({ type: 'slip.show', at: moment() }),
    awaitAnswer: () => {
      const { aim } = actor.getSnapshot().context;
      if (aim !== null) actor.send({ type: 'permission.given', permission: answerTo(aim.target, moment()) });
    },
    awaitScan: () => {
      if (home !== null) awaitScan(home.lab, actor);
    },
    remember: (progress, mission) => {
      const note = (): void => {
        if (actor.getSnapshot().matches('finished'))
          progress.update((record) => solveMission(record, mission, { score: null, hints: 0 }));
      };
      const watching = actor.subscribe(note);
      return () => watching.unsubscribe();
    },
  };
}
