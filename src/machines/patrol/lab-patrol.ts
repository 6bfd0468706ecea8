/**
 * Wires the patrol to the lab: scans that may go out do, the server's sensor reads the trace while a forbidden one runs,
 * and the line is cut and restored at the provider's end.
 */
import type { ActorRefFrom } from 'xstate';
import type { Command, RouterPlace } from '#sim/command.ts';
import type { Network } from '#sim/network.ts';
import { alarmOf, knocksAt, SNORT_LOW, type ScanSensor } from '#sim/sensor.ts';
import { isOver } from '#sim/scanner/scan.ts';
import { DEFAULT_SCANNER, type Scenario, type ScannerSetup } from '#sim/scenario.ts';
import type { labMachine } from '../lab/lab.machine.ts';
import { strangersOf } from './outward.ts';
import type { patrolMachine } from './patrol.machine.ts';

/** How much of the network's time passes before the sensor is asked again, in microseconds. */
const WATCH_STEP = 10_000;
/** No scan of the patrol takes longer: a minute. */
const MOST_WATCH_STEPS = 6_000;

export interface PatrolPost {
  /** From where the learner scans. */
  readonly scanner: ScannerSetup;
  /** The server's name in the scenario, and the sensor that watches it. */
  readonly server: string;
  readonly sensor: ScanSensor;
}

/** The post at the PC of a home, with an eye on the machine that stands out at sea: Snort's default setting there. */
export function postAt(scenario: Scenario, pc: string): PatrolPost {
  const scanner = { vantage: 'lan', host: pc, address: DEFAULT_SCANNER } as const;
  return { scanner, server: strangersOf(scenario)[0]?.name ?? '', sensor: SNORT_LOW };
}

export function connectPatrol(
  lab: ActorRefFrom<typeof labMachine>,
  patrol: ActorRefFrom<typeof patrolMachine>,
  { scanner, server, sensor }: PatrolPost,
): () => void {
  /** The number of the scan that is watched. */
  let watched: number | null = null;
  const network = (): Network => lab.getSnapshot().context.session.timeline.head;
  const command = (value: Command): void => lab.send({ type: 'command.requested', command: value });
  const setLine = (up: boolean): void => {
    const { upstream } = network().scenario.gateway;
    const router: RouterPlace = upstream === null ? 'gateway' : 'upstream';
    command({ kind: 'router.power', router, up });
  };
  const watching = lab.subscribe(({ context }) => {
    if (watched === null) return;
    const { head } = context.session.timeline;
    const scan = head.changing.scans.find(({ id }) => id === watched);
    const isForbidden = patrol.getSnapshot().matches('scanning');
    const log = knocksAt(head, server);
    const alarm = isForbidden ? alarmOf(log, sensor) : null;
    if (alarm !== null) {
      patrol.send({ type: 'sensor.alarmed', alarm, log });
    } else if (scan === undefined || isOver(scan)) {
      watched = null;
      patrol.send({ type: 'scan.ended', log });
    }
  });
  const wishes = [
    patrol.on('scan.wanted', ({ scan }) => {
      watched = network().nextScan;
      command({ kind: 'scan.start', scanner, scan });
    }),
    patrol.on('scan.unwanted', () => {
      const scan = watched;
      watched = null;
      if (scan !== null) command({ kind: 'scan.cancel', scan });
    }),
    patrol.on('line.cut', () => setLine(false)),
    patrol.on('line.restored', () => setLine(true)),
  ];
  return () => {
    watching.unsubscribe();
    for (const wish of wishes) wish.unsubscribe();
  };
}

/** Lets time pass until the patrol's scan is over, or the sensor has noticed it, and no longer. */
export function awaitScan(lab: ActorRefFrom<typeof labMachine>, patrol: ActorRefFrom<typeof patrolMachine>): void {
  const isUnderWay = (): boolean => ['scanning', 'permitted'].includes(patrol.getSnapshot().value);
  lab.send({ type: 'scrub.end' });
  lab.send({ type: 'speed.choose', speed: 1 });
  lab.send({ type: 'clock.play' });
  for (let step = 0; step < MOST_WATCH_STEPS && isUnderWay(); step += 1)
    lab.send({ type: 'time.advanced', duration: WATCH_STEP });
  lab.send({ type: 'clock.pause' });
}
