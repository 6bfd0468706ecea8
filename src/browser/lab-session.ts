/**
 * A lab at work in a page: one home with its machines, the playhead, and the pace at which boats sail. Lines of the log
 * take turns at a pace for eyes; while the gateway or the PC is busy (booting, applying), the network's time passes as
 * real time does.
 */
import { connectHome, type Home } from '#machines/lab/home.ts';
import { canGoForward, goBack, goForward, goTo, playheadOf, type Playhead } from '#machines/lab/playhead.ts';
import { mainPc, probe } from '#machines/lab/probe.ts';
import { usualWatch } from '#machines/lab/watch-list.ts';
import type { LabEvent } from '#machines/lab/lab.machine.ts';
import { keepLooking } from './lab-lookout.ts';
import { isStale } from '#machines/lab/lookout.ts';
import { labView, type LabSnapshot } from '#machines/lab/lab.view.ts';
import { hasSettings, lineOf, withLine } from '#machines/lab/lines.ts';
import type { GatewayEvent } from '#machines/gateway/gateway.machine.ts';
import type { GatewaySnapshot } from '#machines/gateway/gateway.view.ts';
import type { PcEvent } from '#machines/pc/pc.machine.ts';
import type { PcSnapshot } from '#machines/pc/pc.view.ts';
import type { PortList } from '#sim/port-list.ts';
import type { RouterPlace } from '#sim/command.ts';
import type { Line, Scenario, Transport } from '#sim/scenario.ts';
import type { Viewpoint } from '#sim/viewpoint.ts';

export interface LabState {
  readonly home: Home;
  readonly pc: string;
  /** The home as it was when it was opened. */
  readonly start: Scenario;
  /** The home of the page that it began with; null for a network from a link that began with none. */
  readonly base: Scenario | null;
  readonly lab: LabSnapshot;
  readonly gateway: GatewaySnapshot;
  readonly outer: GatewaySnapshot;
  readonly computer: PcSnapshot;
  readonly playhead: Playhead;
  readonly isPlaying: boolean;
  readonly canGoForward: boolean;
  readonly speed: number;
}

export interface LabSession {
  getSnapshot(): LabState;
  subscribe(listener: (state: LabState) => void): { unsubscribe(): void };
  open(scenario: Scenario, base: Scenario | null): void;
  send(event: LabEvent): void;
  /** To the gateway, or to the router outside of it. */
  sendRouter(place: RouterPlace, event: GatewayEvent): void;
  /** Rebuilds the home on another line. It can be undone. */
  chooseLine(line: Line): void;
  sendPc(event: PcEvent): void;
  /** Sends boats to ports; they begin to sail at once. False where nobody can send them. */
  sail(from: Viewpoint, proto: Transport, ports: PortList): boolean;
  /** Lets boats that were sent by a command sail, unless the reader wants no motion. */
  setOff(): void;
  play(): void;
  pause(): void;
  forward(): void;
  back(): void;
  goTo(line: number): void;
  skip(): void;
  setSpeed(speed: number): void;
  close(): void;
}

/** How long a line of the log is looked at, in milliseconds, at speed 1: a leg of a boat and a breath. */
const BEAT = 1_000;
const MICROSECONDS_A_MS = 1_000;
/** What is seen after a change is waited for so long before the change is told without it. */
const LOOKING_MS = 50;
/** After a longer gap (another tab was in front) time goes on as if little had passed. */
const LONGEST_FRAME_MS = 100;

/** `pc`: the machine that the learner sits at, where it is not the one that most leads to. */
export function openLabSession(scenario: Scenario, pc?: string): LabSession {
  const listeners = new Set<(state: LabState) => void>();
  let opened = start(scenario, scenario, pc);
  let playhead = playheadOf(opened.home.lab);
  let isPlaying = false;
  let speed = 1;
  let waited = 0;
  let frame: number | null = null;
  let last = 0;
  let moving = false;
  /** The settings under which the ports are being looked at, and how long they are waited for. */
  let awaited: Scenario | null = null;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let state = snapshot();

  function start(from: Scenario, base: Scenario | null, seat?: string) {
    const pc = seat ?? mainPc(from);
    const watch = { pc, proto: 'tcp' as const, ports: usualWatch(from, pc, 'tcp') };
    const home = connectHome({ scenario: from, watch, looks: 'elsewhere' }, pc);
    const stopLooking = keepLooking(home.lab);
    const follow = (): void => {
      if (moving) return;
      playhead = playheadOf(home.lab, playhead);
      tell();
    };
    const watched = [
      home.lab.subscribe(follow),
      home.gateway.subscribe(follow),
      home.outer.subscribe(follow),
      home.pc.subscribe(follow),
      // What it wants from the network comes back through the lab; here it only has to be given its time.
      home.terminal.subscribe(() => {
        if (isAsking() && frame === null && !moving) tell();
      }),
    ];
    return {
      home,
      pc,
      start: from,
      base,
      close: () => {
        stopLooking();
        for (const subscription of watched) subscription.unsubscribe();
        home.stop();
      },
    };
  }

  function snapshot(): LabState {
    const { home, pc, start: from, base } = opened;
    return {
      home,
      pc,
      start: from,
      base,
      lab: home.lab.getSnapshot(),
      gateway: home.gateway.getSnapshot(),
      outer: home.outer.getSnapshot(),
      computer: home.pc.getSnapshot(),
      playhead,
      isPlaying,
      canGoForward: canGoForward(home.lab, playhead),
      speed,
    };
  }

  /** A change and what is then seen are told together where looking is soon done: the page is drawn once, not twice. */
  function tell(): void {
    state = snapshot();
    const { lookout } = state.lab.context;
    if (!isStale(lookout)) tellNow();
    else if (awaited !== lookout.wanted) {
      awaited = lookout.wanted;
      clearTimeout(patience);
      patience = setTimeout(tellNow, LOOKING_MS);
    } else if (patience === undefined) tellNow();
  }

  function tellNow(): void {
    clearTimeout(patience);
    patience = undefined;
    for (const listener of listeners) listener(state);
    if (frame === null && (isPlaying || isBusy())) {
      last = performance.now();
      frame = requestAnimationFrame(tick);
    }
  }

  /** Whether a machine of the home takes its time, which then passes for everything. */
  function isBusy(): boolean {
    const { gateway, outer, pc } = opened.home;
    const routers = [gateway.getSnapshot(), outer.getSnapshot()];
    return (
      isAsking() ||
      routers.some((router) => router.matches('booting') || router.matches({ running: 'applying' })) ||
      pc.getSnapshot().matches('booting') ||
      pc.getSnapshot().matches('shuttingDown')
    );
  }

  /** Whether a program of the command prompt waits for answers. In the past nothing goes on. */
  function isAsking(): boolean {
    const { lab, terminal } = opened.home;
    return terminal.getSnapshot().matches({ on: 'running' }) && lab.getSnapshot().context.session.look === null;
  }

  function move(work: () => void): void {
    moving = true;
    work();
    moving = false;
    tell();
  }

  function tick(now: number): void {
    frame = null;
    const passed = Math.min(LONGEST_FRAME_MS, Math.max(0, now - last));
    last = now;
    if (isBusy()) {
      letTimePass(passed * MICROSECONDS_A_MS * (isAsking() ? speed : 1));
      return;
    }
    waited += passed * speed;
    if (!isPlaying || waited < BEAT) {
      if (isPlaying) frame = requestAnimationFrame(tick);
      return;
    }
    waited = 0;
    forwardOrPause();
  }

  /** The one clock of the home: what passes for the machines passes for the network. */
  function letTimePass(duration: number): void {
    const { lab, gateway, outer, pc } = opened.home;
    move(() => {
      lab.send({ type: 'speed.choose', speed: 1 });
      lab.send({ type: 'clock.play' });
      lab.send({ type: 'time.advanced', duration });
      lab.send({ type: 'clock.pause' });
      gateway.send({ type: 'time.advanced', duration });
      outer.send({ type: 'time.advanced', duration });
      pc.send({ type: 'time.advanced', duration });
      playhead = playheadOf(lab, playhead);
    });
  }

  function forwardOrPause(): void {
    move(() => {
      const before = playhead;
      playhead = goForward(opened.home.lab, playhead);
      if (playhead.line === before.line) isPlaying = false;
    });
  }

  function setPlaying(wanted: boolean): void {
    isPlaying = wanted;
    waited = BEAT;
    tell();
  }

  const session: LabSession = {
    getSnapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return { unsubscribe: () => listeners.delete(listener) };
    },
    open: (from, base) => {
      opened.close();
      isPlaying = false;
      opened = start(from, base);
      playhead = playheadOf(opened.home.lab);
      tell();
    },
    send: (event) => {
      opened.home.lab.send(event);
    },
    sendRouter: (place, event) => {
      (place === 'gateway' ? opened.home.gateway : opened.home.outer).send(event);
    },
    chooseLine: (line) => {
      isPlaying = false;
      const { lab } = opened.home;
      const { start: first, base } = opened;
      // A link may have begun behind a phone: then the home that it comes from knows what gateway there was.
      const known = hasSettings(lineOf(first)) ? first : (base ?? first);
      const scenario = withLine(labView(lab.getSnapshot()).scenario, line, known.gateway);
      lab.send({ type: 'scenario.loaded', scenario });
    },
    sendPc: (event) => {
      opened.home.pc.send(event);
    },
    sail: (from, proto, ports) => {
      const { lab } = opened.home;
      const { scenario } = lab.getSnapshot().context.session.timeline.head;
      const command = probe(scenario, opened.pc, from, proto, ports);
      if (command === null) return false;
      lab.send({ type: 'scrub.end' });
      lab.send({ type: 'command.requested', command });
      if (lab.getSnapshot().context.refused !== null) return false;
      session.setOff();
      return true;
    },
    setOff: () => {
      setPlaying(!matchMedia('(prefers-reduced-motion: reduce)').matches);
    },
    play: () => {
      setPlaying(true);
    },
    pause: () => {
      setPlaying(false);
    },
    forward: () => {
      isPlaying = false;
      forwardOrPause();
    },
    back: () => {
      isPlaying = false;
      move(() => {
        playhead = goBack(opened.home.lab, playhead);
      });
    },
    goTo: (line) => {
      isPlaying = false;
      move(() => {
        playhead = goTo(opened.home.lab, playhead.log, line);
      });
    },
    skip: () => {
      isPlaying = false;
      move(() => {
        const { lab } = opened.home;
        if (lab.getSnapshot().context.session.look !== null) lab.send({ type: 'scrub.end' });
        lab.send({ type: 'clock.skip' });
        playhead = playheadOf(lab, playhead);
      });
    },
    setSpeed: (wanted) => {
      speed = wanted;
      tell();
    },
    close: () => {
      clearTimeout(patience);
      if (frame !== null) cancelAnimationFrame(frame);
      opened.close();
    },
  };
  return session;
}
