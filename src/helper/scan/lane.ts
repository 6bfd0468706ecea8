/**
 * One thread's share of a scan: takes chunks of ports from the shared counter and keeps a window of probes in flight.
 *
 * - The window starts small and grows only while probes wait unanswered: on loopback answers come at once, and more
 *   sockets would only cost; where ports are silent, waiting is all there is to do, and many can wait together.
 * - A timer is not evidence (contract §8.3): silence is judged only after the event loop has had a turn for pending
 *   answers, and against the time at which the timer fired before that turn.
 * - A lack of sockets lowers the window and says nothing about a port.
 */
import { noteAnswer } from './answer-log.ts';
import { AnswerTime } from './answer-time.ts';
import { CONTROL, type ProbeJob } from './job.ts';
import { STATE, type StateByte, UNSURE } from './state-byte.ts';

/** A probe in flight. The lane owns these members; the probe reports to the lane. */
export interface Probe {
  readonly port: number;
  attempt: number;
  startedAt: number;
  /** The place in the lane's list, or -1 once it has been judged. */
  slot: number;
  /** Sends once more on the same socket; false if that needs a new one. */
  repeat(): boolean;
  /** Lets go of the socket without a trace. */
  abandon(): void;
}

/** Opens a socket and starts one probe. Must not call back before it returns. */
export type OpenProbe = (lane: Lane, port: number, attempt: number) => Probe;

const CHUNK = 64;
const SWEEP_MS = 5;
/** A probe that has waited this long counts as waiting: far longer than an answer on loopback takes. */
const WAITING_MS = 8;
/** So many probes at most are started in one turn of the event loop, so that the first answer is not kept waiting. */
const STARTS_PER_TURN = 64;
const REPEAT_AFTER_MS = 100;
const STARVED_PAUSE_MS = 20;
const STARVED_TOO_LONG_MS = 5000;
const SELF_CONNECTIONS_BELIEVED = 8;

export class Lane {
  readonly job: ProbeJob;
  readonly #open: OpenProbe;
  readonly #answerTime: AnswerTime;
  readonly #inFlight: Probe[] = [];
  /** Ports that stayed silent and want another attempt, with the time at which they were judged. */
  readonly #silent: { port: number; at: number; attempt: number }[] = [];
  #silentHead = 0;
  /** Ports to be probed again at once: the attempt said nothing about them. */
  readonly #again: { port: number; attempt: number }[] = [];
  readonly #selfConnections = new Map<number, number>();
  #window: number;
  #mostSockets: number;
  #chunkAt = 0;
  #chunkEnd = 0;
  #pausedUntil = 0;
  #starvedSince = 0;
  #pumpPlanned = false;
  #finish: () => void = () => undefined;
  #over = false;

  constructor(job: ProbeJob, open: OpenProbe) {
    this.job = job;
    this.#open = open;
    this.#answerTime = new AnswerTime(job.answerTime);
    this.#mostSockets = Math.max(1, job.mostSockets);
    this.#window = Math.min(job.startSockets, this.#mostSockets);
  }

  /** Probes until the counter is used up, or until told to stop. */
  async run(): Promise<void> {
    const timer = setInterval(() => {
      const firedAt = performance.now();
      setImmediate(() => {
        this.#sweep(firedAt);
      });
    }, SWEEP_MS);
    try {
      await new Promise<void>((resolve) => {
        this.#finish = resolve;
        this.#pump();
      });
    } finally {
      clearInterval(timer);
    }
  }

  /** The port is open or closed: the answer came. */
  answered(probe: Probe, state: typeof STATE.open | typeof STATE.closed): void {
    if (!this.#land(probe)) return;
    this.#starvedSince = 0;
    const waited = performance.now() - probe.startedAt;
    if (!this.#answerTime.hasLearnt) this.#tellFirstAnswer(waited);
    this.#answerTime.learn(waited);
    // Before the state, so that whoever sees the port open sees its time as well.
    if (state === STATE.open && this.job.protocol === 'tcp') noteAnswer(this.job.answers, probe.port, waited);
    this.job.states[probe.port] = state;
    this.#planPump();
  }

  #tellFirstAnswer(waited: number): void {
    Atomics.compareExchange(this.job.control, CONTROL.firstAnswer, 0, Math.max(1, Math.round(waited * 1000)));
  }

  /** A thread whose own ports are all silent need not wait as long as if nobody had ever answered. */
  #learnFromOthers(): void {
    const microseconds = Atomics.load(this.job.control, CONTROL.firstAnswer);
    if (microseconds !== 0) this.#answerTime.learn(microseconds / 1000);
  }

  /** Something on the way said no: an ICMP prohibition, or the send failed. */
  prohibited(probe: Probe): void {
    if (!this.#land(probe)) return;
    this.#starvedSince = 0;
    this.#note(probe.port, STATE.filtered);
    this.#pump();
  }

  /** The kernel had picked the probed port as the source: the probe met itself. Nothing else listens there. */
  selfConnected(probe: Probe): void {
    if (!this.#land(probe)) return;
    const times = (this.#selfConnections.get(probe.port) ?? 0) + 1;
    this.#selfConnections.set(probe.port, times);
    if (times >= SELF_CONNECTIONS_BELIEVED) this.job.states[probe.port] = STATE.closed;
    else this.#again.push({ port: probe.port, attempt: probe.attempt });
    this.#pump();
  }

  /** No socket, no memory or no source port: lower the window, wait a little, and try the port again. */
  starved(probe: Probe, sourceRefused: boolean): void {
    if (!this.#land(probe)) return;
    if (sourceRefused) Atomics.add(this.job.control, CONTROL.sourceRefused, 1);
    const now = performance.now();
    if (this.#starvedSince === 0) this.#starvedSince = now;
    this.#mostSockets = Math.max(1, Math.min(this.#mostSockets, this.#inFlight.length));
    this.#window = Math.max(1, Math.min(this.#window >> 1, this.#mostSockets));
    this.#pausedUntil = now + STARVED_PAUSE_MS;
    this.#again.push({ port: probe.port, attempt: probe.attempt });
  }

  /** Takes a probe out of the list; false if it has been judged before. */
  #land(probe: Probe): boolean {
    const { slot } = probe;
    if (slot < 0) return false;
    probe.slot = -1;
    const last = this.#inFlight.pop();
    if (last !== undefined && last !== probe) {
      this.#inFlight[slot] = last;
      last.slot = slot;
    }
    return true;
  }

  #note(port: number, state: StateByte): void {
    this.job.states[port] = state | UNSURE;
  }

  #pump(): void {
    if (this.#over) return;
    let starts = STARTS_PER_TURN;
    while (this.#inFlight.length < this.#window) {
      if (Atomics.load(this.job.control, CONTROL.stop) !== 0) {
        this.#end();
        return;
      }
      if (this.#pausedUntil !== 0) {
        if (performance.now() < this.#pausedUntil) return;
        this.#pausedUntil = 0;
      }
      if (starts === 0) {
        this.#planPump();
        return;
      }
      starts -= 1;
      if (!this.#startNext()) {
        if (this.#inFlight.length === 0) this.#end();
        return;
      }
    }
  }

  /** Answers come in flocks: the next probes are started together after them, which costs less than one by one. */
  #planPump(): void {
    if (this.#pumpPlanned) return;
    this.#pumpPlanned = true;
    setImmediate(() => {
      this.#pumpPlanned = false;
      this.#pump();
    });
  }

  #startNext(): boolean {
    const again = this.#again.pop();
    if (again !== undefined) {
      this.#start(again.port, again.attempt);
      return true;
    }
    const oldest = this.#silent[this.#silentHead];
    if (oldest !== undefined && performance.now() - oldest.at >= REPEAT_AFTER_MS) {
      this.#repeatOldest(oldest);
      return true;
    }
    if (this.#chunkAt >= this.#chunkEnd) {
      const { order, control } = this.job;
      if (Atomics.load(control, CONTROL.next) < order.length) {
        this.#chunkAt = Atomics.add(control, CONTROL.next, CHUNK);
        this.#chunkEnd = Math.min(this.#chunkAt + CHUNK, order.length);
      }
    }
    if (this.#chunkAt < this.#chunkEnd) {
      const port = this.job.order[this.#chunkAt] ?? 0;
      this.#chunkAt += 1;
      this.#start(port, 1);
      return true;
    }
    if (oldest === undefined) return false;
    this.#repeatOldest(oldest);
    return true;
  }

  #repeatOldest(oldest: { readonly port: number; readonly attempt: number }): void {
    this.#silentHead += 1;
    if (this.#silentHead === this.#silent.length) {
      this.#silent.length = 0;
      this.#silentHead = 0;
    }
    this.#start(oldest.port, oldest.attempt + 1);
  }

  #start(port: number, attempt: number): void {
    const probe = this.#open(this, port, attempt);
    probe.slot = this.#inFlight.length;
    this.#inFlight.push(probe);
  }

  #sweep(firedAt: number): void {
    if (this.#over) return;
    if (Atomics.load(this.job.control, CONTROL.stop) !== 0) {
      this.#end();
      return;
    }
    if (this.#starvedSince !== 0 && firedAt - this.#starvedSince > STARVED_TOO_LONG_MS) {
      Atomics.store(this.job.control, CONTROL.starved, 1);
      Atomics.store(this.job.control, CONTROL.stop, 1);
      this.#end();
      return;
    }
    if (!this.#answerTime.hasLearnt) this.#learnFromOthers();
    const limit = this.#answerTime.limit();
    let waiting = 0;
    for (let index = this.#inFlight.length - 1; index >= 0; index -= 1) {
      const probe = this.#inFlight[index];
      if (probe === undefined) continue;
      const age = firedAt - probe.startedAt;
      if (age > WAITING_MS) waiting += 1;
      if (age > limit) this.#judgeSilent(probe, firedAt);
    }
    this.#adaptWindow(waiting);
    this.#pump();
  }

  #judgeSilent(probe: Probe, at: number): void {
    const { protocol, attempts } = this.job;
    if (probe.attempt < attempts && probe.repeat()) return;
    this.#land(probe);
    probe.abandon();
    this.#starvedSince = 0;
    if (probe.attempt < attempts) this.#silent.push({ port: probe.port, at, attempt: probe.attempt });
    else this.#note(probe.port, protocol === 'tcp' ? STATE.filtered : STATE.openFiltered);
  }

  #adaptWindow(waiting: number): void {
    const { startSockets } = this.job;
    if (waiting * 2 >= this.#window) this.#window = Math.min(this.#mostSockets, this.#window * 2);
    else if (waiting * 4 < this.#window && this.#window > startSockets) {
      this.#window = Math.max(Math.min(startSockets, this.#mostSockets), this.#window >> 1);
    }
  }

  #end(): void {
    this.#over = true;
    for (const probe of this.#inFlight.splice(0)) {
      probe.slot = -1;
      probe.abandon();
    }
    this.#finish();
  }
}
