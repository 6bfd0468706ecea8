import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import type { Command } from '#sim/command.ts';
import { DEFAULT_SCANNER, type Scenario } from '#sim/scenario.ts';
import { viewpoints, type Watch } from '#sim/viewpoint.ts';
import { labMachine, type LabInput } from '#machines/lab/lab.machine.ts';
import { labView, timelineItems } from '#machines/lab/lab.view.ts';
import { HOME } from '../../support/home.ts';
import { plainNetwork } from '../../support/same-network.ts';

const WATCH: Watch = {
  pc: 'pc',
  proto: 'tcp',
  ports: [
    { low: 80, high: 80 },
    { low: 8080, high: 8080 },
  ],
};
const PC_OFF: Command = { kind: 'host.power', host: 'pc', up: false };
const RUN_WEB: Command = { kind: 'program.run', host: 'pc', program: 'web-server', running: true };
const SCAN: Command = {
  kind: 'scan.start',
  scanner: { vantage: 'internet', host: null, address: DEFAULT_SCANNER },
  scan: { ...HOME.scan, ports: WATCH.ports },
};

function startLab(input: Partial<LabInput> = {}) {
  const lab = createActor(labMachine, { input: { scenario: HOME, ...input } }).start();
  return {
    lab,
    view: () => labView(lab.getSnapshot()),
    request: (command: Command) => lab.send({ type: 'command.requested', command }),
  };
}

function powerOf(scenario: Scenario): boolean {
  return scenario.hosts[0]!.up;
}

describe('the lab and commands', () => {
  it('puts settings in force at once', () => {
    const { view, request } = startLab();
    request(PC_OFF);
    expect(powerOf(view().scenario)).toBe(false);
  });

  it('keeps everything as it was when a command is refused, and says why', () => {
    const { view, request } = startLab();
    const before = view().network;
    request({ kind: 'host.power', host: 'nobody', up: true });
    expect(view().network).toBe(before);
    expect(view().refused).toMatchObject({ problem: 'no-such-host' });
    request(PC_OFF);
    expect(view().refused).toBeNull();
  });

  it('marks each command on the timeline with its instant and whether it is in force', () => {
    const { lab, view, request } = startLab();
    request(PC_OFF);
    lab.send({ type: 'clock.play' });
    lab.send({ type: 'time.advanced', duration: 500 });
    request(RUN_WEB);
    lab.send({ type: 'scrub.to', place: { kind: 'instant', instant: 100 } });
    expect(view().changes.map(({ command, at, isInForce }) => [command, at, isInForce])).toEqual([
      [PC_OFF, 0, true],
      [RUN_WEB, 500, false],
    ]);
  });
});

describe('the lab and time', () => {
  it('lets time pass only while the clock runs', () => {
    const { lab, view } = startLab();
    lab.send({ type: 'time.advanced', duration: 1_000 });
    expect(view().now).toBe(0);
    lab.send({ type: 'clock.play' });
    lab.send({ type: 'time.advanced', duration: 1_000 });
    expect(view().now).toBe(1_000);
    lab.send({ type: 'clock.pause' });
    lab.send({ type: 'time.advanced', duration: 1_000 });
    expect(view().now).toBe(1_000);
  });

  it('loses no part of a microsecond at slow speeds', () => {
    const { lab, view } = startLab();
    lab.send({ type: 'speed.choose', speed: 0.3 });
    lab.send({ type: 'clock.play' });
    for (let frame = 0; frame < 100; frame += 1) lab.send({ type: 'time.advanced', duration: 7 });
    expect(view().now).toBeGreaterThanOrEqual(209);
    expect(view().now).toBeLessThanOrEqual(210);
  });

  it('ignores speeds and durations that are none', () => {
    const { lab, view } = startLab();
    lab.send({ type: 'clock.play' });
    for (const number of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
      lab.send({ type: 'speed.choose', speed: number });
      lab.send({ type: 'time.advanced', duration: number });
    }
    expect(view()).toMatchObject({ speed: 1, now: 0 });
  });

  it('steps from one thing that happens to the next, and back again', () => {
    const { lab, view, request } = startLab();
    request(SCAN);
    const counts = [view().events];
    for (let index = 0; index < 6; index += 1) {
      lab.send({ type: 'clock.step' });
      counts.push(view().events);
    }
    expect(counts.every((count, index) => index === 0 || count > counts[index - 1]!)).toBe(true);
    for (const count of counts.slice(0, -1).reverse()) {
      lab.send({ type: 'clock.step-back' });
      expect(view().events).toBe(count);
    }
    expect(view()).toMatchObject({ isPast: true, canStepBack: false });
  });

  it('stops the clock for whoever takes the time into the hand', () => {
    const { lab, view } = startLab();
    lab.send({ type: 'clock.play' });
    lab.send({ type: 'clock.step' });
    expect(view().isPlaying).toBe(false);
  });

  it('runs everything under way to its end in one go', () => {
    const { lab, view, request } = startLab();
    request(SCAN);
    lab.send({ type: 'clock.skip' });
    expect(view().isQuiet).toBe(true);
    expect(view().network.changing.scans[0]?.phase).toBe('finished');
  });

  it('does no more in one event than it was allowed, and goes on with the next', () => {
    const { lab, view, request } = startLab({ mostSteps: 5 });
    request(SCAN);
    lab.send({ type: 'clock.skip' });
    expect(view().isQuiet).toBe(false);
    for (let index = 0; index < 200 && !view().isQuiet; index += 1) lab.send({ type: 'clock.skip' });
    expect(view().isQuiet).toBe(true);
  });

  it('plays the past as it was and then goes on', () => {
    const { lab, view, request } = startLab();
    lab.send({ type: 'clock.play' });
    lab.send({ type: 'time.advanced', duration: 1_000 });
    request(PC_OFF);
    lab.send({ type: 'time.advanced', duration: 1_000 });
    lab.send({ type: 'scrub.to', place: { kind: 'instant', instant: 500 } });
    lab.send({ type: 'clock.play' });
    lab.send({ type: 'time.advanced', duration: 400 });
    expect(view()).toMatchObject({ now: 900, isPast: true });
    expect(powerOf(view().scenario)).toBe(true);
    lab.send({ type: 'time.advanced', duration: 200 });
    expect(powerOf(view().scenario)).toBe(false);
    lab.send({ type: 'time.advanced', duration: 900 });
    expect(view()).toMatchObject({ now: 2_000, isPast: false });
    lab.send({ type: 'time.advanced', duration: 10 });
    expect(view().now).toBe(2_010);
  });
});

describe('the lab and the past', () => {
  it('shows the old settings when one goes back to before a change', () => {
    const { lab, view, request } = startLab();
    request(PC_OFF);
    lab.send({ type: 'clock.play' });
    lab.send({ type: 'time.advanced', duration: 50 });
    request({ ...PC_OFF, up: true });
    lab.send({ type: 'scrub.to', place: { kind: 'instant', instant: 20 } });
    expect(powerOf(view().scenario)).toBe(false);
    lab.send({ type: 'scrub.end' });
    expect(powerOf(view().scenario)).toBe(true);
  });

  it('begins another future with a command given in the past, and undoing brings the first one back', () => {
    const { lab, view, request } = startLab();
    lab.send({ type: 'clock.play' });
    lab.send({ type: 'time.advanced', duration: 1_000 });
    request(PC_OFF);
    lab.send({ type: 'scrub.to', place: { kind: 'instant', instant: 300 } });
    request(RUN_WEB);
    expect(view()).toMatchObject({ isPast: false, now: 300 });
    expect(powerOf(view().scenario)).toBe(true);
    lab.send({ type: 'history.undo' });
    expect(view()).toMatchObject({ isPast: true, now: 300, end: 1_000 });
    lab.send({ type: 'scrub.end' });
    expect(powerOf(view().scenario)).toBe(false);
  });

  it('undoes two hundred and more commands one by one, and does them again', () => {
    const { lab, view, request } = startLab();
    const plain = [plainNetwork(view().network)];
    for (let index = 0; index < 250; index += 1) {
      request({ kind: 'host.power', host: 'printer', up: index % 2 === 1 });
      plain.push(plainNetwork(view().network));
    }
    expect(view().undoable).toBe(250);
    for (let index = 249; index >= 0; index -= 1) {
      lab.send({ type: 'history.undo' });
      if (index % 25 === 0) expect(plainNetwork(view().network)).toEqual(plain[index]);
    }
    expect(view()).toMatchObject({ undoable: 0, redoable: 250 });
    for (let index = 0; index < 250; index += 1) lab.send({ type: 'history.redo' });
    expect(plainNetwork(view().network)).toEqual(plain[250]);
  });

  it('takes a command that joins the one before it back together with that, and redoes both', () => {
    const { lab, view, request } = startLab();
    request(RUN_WEB);
    request(PC_OFF);
    lab.send({ type: 'command.requested', command: { ...PC_OFF, host: 'printer' }, joins: true });
    const both = view().scenario;
    expect(view().undoable).toBe(2);
    lab.send({ type: 'history.undo' });
    expect(view().scenario.hosts.map(({ up }) => up)).toEqual(HOME.hosts.map(() => true));
    expect(view().undoable).toBe(1);
    lab.send({ type: 'history.redo' });
    expect(view().scenario).toEqual(both);
  });

  it('keeps a command that has nothing to join as a step of its own', () => {
    const { lab, view } = startLab();
    lab.send({ type: 'command.requested', command: PC_OFF, joins: true });
    expect(view().undoable).toBe(1);
    lab.send({ type: 'history.undo' });
    expect(powerOf(view().scenario)).toBe(true);
  });

  it('goes back to the start by a reset, which can be undone', () => {
    const { lab, view, request } = startLab();
    const start = plainNetwork(view().network);
    request(PC_OFF);
    lab.send({ type: 'history.reset' });
    expect(plainNetwork(view().network)).toEqual(start);
    lab.send({ type: 'history.undo' });
    expect(powerOf(view().scenario)).toBe(false);
  });

  it('takes another home, resets to that one from then on, and gives the first home back when asked', () => {
    const { lab, view, request } = startLab();
    request(PC_OFF);
    const other = { ...HOME, name: 'other-home' };
    lab.send({ type: 'scenario.loaded', scenario: other });
    request(PC_OFF);
    lab.send({ type: 'history.reset' });
    expect(view().scenario).toBe(other);
    for (let index = 0; index < 3; index += 1) lab.send({ type: 'history.undo' });
    expect(view().scenario.name).toBe('test-home');
    expect(powerOf(view().scenario)).toBe(false);
  });

  it('stays as it is when there is nothing to undo or redo', () => {
    const { lab, view } = startLab();
    const before = view().network;
    lab.send({ type: 'history.undo' });
    lab.send({ type: 'history.redo' });
    expect(view().network).toBe(before);
  });
});

describe('the lab and its viewpoints', () => {
  it('looks again after each change of settings and keeps what was seen before', () => {
    const { view, request } = startLab({ watch: WATCH });
    const before = view().sights;
    request(RUN_WEB);
    expect(view().differences).toMatchObject([
      { from: 'self', port: 80, before: { state: 'closed' }, after: { state: 'open' } },
    ]);
    expect(view().earlier).toBe(before);
  });

  it('shows what was seen in the past when one looks at the past', () => {
    const { lab, view, request } = startLab({ watch: WATCH });
    lab.send({ type: 'clock.play' });
    lab.send({ type: 'time.advanced', duration: 100 });
    request(RUN_WEB);
    lab.send({ type: 'scrub.to', place: { kind: 'instant', instant: 50 } });
    expect(view().sights).toEqual(viewpoints(view().network, WATCH));
    expect(view().sights?.self.answers[0]?.state).toBe('closed');
  });

  it('waits for sights from elsewhere and takes none that are out of date', () => {
    const { lab, view, request } = startLab({ watch: WATCH, looks: 'elsewhere' });
    const asked = view();
    expect(asked).toMatchObject({ sights: null, areSightsStale: true });
    request(RUN_WEB);
    const late = viewpoints(asked.network, WATCH);
    lab.send({ type: 'sights.seen', scenario: asked.scenario, watch: WATCH, sights: late });
    expect(view().areSightsStale).toBe(true);
    const { network, scenario } = view();
    const sights = viewpoints(network, WATCH);
    lab.send({ type: 'sights.seen', scenario, watch: WATCH, sights });
    expect(view()).toMatchObject({ areSightsStale: false });
    expect(view().sights).toBe(sights);
  });

  it('watches nothing when nothing is to be watched', () => {
    const { lab, view } = startLab({ watch: WATCH });
    lab.send({ type: 'watch.choose', watch: null });
    expect(view()).toMatchObject({ sights: null, differences: [], areSightsStale: false });
  });
});

describe('the timeline of the lab', () => {
  it('lists packets and changes in the order in which they happened', () => {
    const { lab, view, request } = startLab();
    request(RUN_WEB);
    request(SCAN);
    lab.send({ type: 'clock.skip' });
    request(PC_OFF);
    const items = timelineItems(lab.getSnapshot());
    const changes = items.flatMap((item) => (item.kind === 'change' ? [item.command.kind] : []));
    expect(changes).toEqual(['program.run', 'scan.start', 'host.power']);
    expect(items[0]).toMatchObject({ kind: 'change' });
    expect(items.at(-1)).toMatchObject({ kind: 'change' });
    expect(items.find(({ kind }) => kind === 'packet')).toMatchObject({ from: '@scanner', segment: 'internet' });
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).sort((a, b) => a - b));
    expect(items.length).toBeLessThanOrEqual(view().allEvents + 3);
  });

  it('is the same whether it is read whole or in pieces', () => {
    const { lab, view, request } = startLab();
    request(RUN_WEB);
    request(SCAN);
    lab.send({ type: 'clock.skip' });
    request(PC_OFF);
    const whole = timelineItems(lab.getSnapshot());
    const { allEvents } = view();
    const pieces = [];
    for (let from = 0; from <= allEvents; from += 7)
      pieces.push(...timelineItems(lab.getSnapshot(), from, Math.min(from + 7, allEvents + 1)));
    expect(pieces).toEqual(whole);
  });
});
