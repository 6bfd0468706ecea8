import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { ownerOf } from '#sim/permission.ts';
import { portListOf } from '#sim/port-list.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { ScanRequest } from '#sim/scenario.ts';
import { labMachine } from '#machines/lab/lab.machine.ts';
import { labView } from '#machines/lab/lab.view.ts';
import { answerTo, NEEDED_PARTS } from '#machines/patrol/letter.ts';
import { awaitScan, connectPatrol, postAt } from '#machines/patrol/lab-patrol.ts';
import { aimAt, outwardScan, strangersOf } from '#machines/patrol/outward.ts';
import { patrolMachine } from '#machines/patrol/patrol.machine.ts';
import { patrolView } from '#machines/patrol/patrol.view.ts';
import { projectRoot } from '../../support/source-files.ts';

const decoded = decodeScenario(
  JSON.parse(readFileSync(join(projectRoot, 'content/scenarios/patrol/neighbour-server.json'), 'utf8')),
);
if (!decoded.ok) throw new Error(JSON.stringify(decoded.problem));
const scenario = decoded.value;

function open(story: boolean) {
  const lab = createActor(labMachine, { input: { scenario } }).start();
  const patrol = createActor(patrolMachine, { input: { story } }).start();
  connectPatrol(lab, patrol, postAt(scenario, 'pc'));
  const aim = (scan: ScanRequest): void =>
    patrol.send({ type: 'aim.choose', scan, owner: ownerOf(scenario, scan.target) });
  /** Runs until nothing is under way, a tenth of a second at a time, as a screen would. */
  const play = (): void => {
    lab.send({ type: 'clock.play' });
    for (let tick = 0; tick < 200 && !labView(lab.getSnapshot()).isQuiet; tick += 1)
      lab.send({ type: 'time.advanced', duration: 100_000 });
    lab.send({ type: 'clock.pause' });
  };
  return { lab, patrol, aim, play, view: () => patrolView(patrol.getSnapshot()) };
}

describe('the patrol in the lab', () => {
  it('lets a scan of one’s own PC go out at once', () => {
    const { lab, aim, view } = open(false);
    aim({ ...scenario.scan, target: 0xc0a8010a });
    expect(view().phase).toBe('watching');
    expect(labView(lab.getSnapshot()).changes).toHaveLength(1);
  });

  it('sends no packet to somebody else’s machine outside the story', () => {
    const { lab, patrol, aim, view } = open(false);
    aim(scenario.scan);
    patrol.send({ type: 'slip.none' });
    patrol.send({ type: 'scan.insist' });
    expect(view().phase).toBe('refused');
    expect(labView(lab.getSnapshot()).changes).toHaveLength(0);
  });

  it('in the story: is noticed, loses the line, writes to the owner, and scans what was allowed', () => {
    const { lab, patrol, aim, play, view } = open(true);
    aim(scenario.scan);
    patrol.send({ type: 'slip.none' });
    expect(view().phase).toBe('tempted');
    patrol.send({ type: 'scan.insist' });
    play();
    expect(view()).toMatchObject({ phase: 'cut', alarm: { sensor: 'snort-low', count: 5 } });
    expect(view().refused).toBeGreaterThanOrEqual(5);
    expect(labView(lab.getSnapshot()).scenario.gateway.upstream!.up).toBe(false);

    for (const type of ['mail.open', 'log.open', 'letter.begin', 'letter.send'] as const) patrol.send({ type });
    expect(view()).toMatchObject({ phase: 'letter', missing: NEEDED_PARTS, unfit: [] });
    for (const part of [...NEEDED_PARTS, 'excuse'] as const) patrol.send({ type: 'letter.part', part });
    patrol.send({ type: 'letter.send' });
    expect(view()).toMatchObject({ phase: 'letter', missing: [], unfit: ['excuse'] });
    patrol.send({ type: 'letter.part', part: 'excuse' });
    patrol.send({ type: 'letter.send' });
    expect(view().phase).toBe('asked');

    const ports = portListOf([22, 443]);
    const permission = { target: scenario.scan.target, ports, from: 0, until: 1e12, parallelism: 2 };
    patrol.send({ type: 'permission.given', permission });
    expect(labView(lab.getSnapshot()).scenario.gateway.upstream!.up).toBe(true);

    aim(scenario.scan);
    patrol.send({ type: 'slip.show', at: 1 });
    expect(view()).toMatchObject({ phase: 'slip', breaches: ['other-ports', 'too-fast'] });
    patrol.send({ type: 'slip.none' });
    expect(view().phase).toBe('refused');
    patrol.send({ type: 'aim.withdraw' });
    aim({ ...scenario.scan, ports, parallelism: 2 });
    patrol.send({ type: 'slip.show', at: 1 });
    expect(view().phase).toBe('permitted');
    play();
    expect(view().phase).toBe('finished');
  });

  it('in the story: a scan too small to be noticed was not allowed either', () => {
    const { patrol, aim, play, view } = open(true);
    aim({ ...scenario.scan, ports: portListOf([22]) });
    patrol.send({ type: 'slip.none' });
    patrol.send({ type: 'scan.insist' });
    play();
    expect(view().phase).toBe('unnoticed');
    expect(view().canTurnBack).toBe(false);
  });

  it('reads a page as a browser does: nobody is asked for that', () => {
    const { lab, aim, play, view } = open(false);
    aim(outwardScan(scenario.scan.target, 'tcp', portListOf([443]), 10));
    expect(view().phase).toBe('watching');
    play();
    expect(labView(lab.getSnapshot()).changes).toHaveLength(1);
  });

  it.each([
    ['two pages at once', portListOf([80, 443]), 'tcp' as const],
    ['a door where no pages are', portListOf([22]), 'tcp' as const],
    ['the same number by UDP', portListOf([443]), 'udp' as const],
  ])('takes %s for a scan', (_, ports, proto) => {
    const { aim, view } = open(false);
    aim(outwardScan(scenario.scan.target, proto, ports, 1));
    expect(view().phase).toBe('slip');
  });

  it('stops a forbidden scan at the moment when the sensor notices, before all ports were asked', () => {
    const { lab, patrol, aim, view } = open(true);
    aim({ ...scenario.scan, parallelism: 1 });
    patrol.send({ type: 'slip.none' });
    patrol.send({ type: 'scan.insist' });
    awaitScan(lab, patrol);
    expect(view()).toMatchObject({ phase: 'cut', alarm: { count: 5 } });
    expect(view().log.length).toBeLessThan(10);
  });

  it('aims at nobody who is not there', () => {
    expect(aimAt(scenario, 'laptop', 'tcp', portListOf([443]), 1)).toBeNull();
  });

  it('allows in the answer what the server offers, of the only stranger in the story', () => {
    expect(strangersOf(scenario).map(({ address }) => address.address)).toEqual([scenario.scan.target]);
    expect(answerTo(scenario.scan.target, 5)).toMatchObject({ from: 5, parallelism: 2 });
  });
});
