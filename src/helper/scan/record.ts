/** One scan from its start to five minutes after its end: what was asked, how it stands, how it ended. */
import type { OwnAddress } from '#helper-protocol/interfaces.ts';
import { countPorts, formatPortList } from '#helper-protocol/port-list.ts';
import type {
  Protocol,
  ScanCreated,
  ScanReason,
  ScanRequest,
  ScanStatus,
  ScanStatusWord,
} from '#helper-protocol/scan.ts';
import type { Clock } from '../rate.ts';
import { readAnswers } from './answer-log.ts';
import type { ScanRun } from './run.ts';
import { createStates, formatStates, type StatesView, viewStates } from './states.ts';

const NOTHING_KNOWN = createStates();

export class ScanRecord {
  readonly id: string;
  readonly address: OwnAddress;
  readonly protocol: Protocol;
  readonly ports: string;
  readonly total: number;
  readonly createdAt: string;
  /** Who started it: the scan is cancelled when the token is revoked. */
  readonly holderId: number;
  readonly request: ScanRequest;
  readonly #now: Clock;
  readonly #startedAt: number;
  readonly #endListeners = new Set<() => void>();
  #run: ScanRun | undefined;
  #status: ScanStatusWord = 'running';
  #reason: ScanReason | null = null;
  #endedAt: number | undefined;

  constructor(
    made: {
      readonly id: string;
      readonly address: OwnAddress;
      readonly request: ScanRequest;
      readonly holderId: number;
      readonly createdAt: string;
    },
    now: Clock,
  ) {
    this.id = made.id;
    this.address = made.address;
    this.request = made.request;
    this.protocol = made.request.protocol;
    this.ports = formatPortList(made.request.ports);
    this.total = countPorts(made.request.ports);
    this.createdAt = made.createdAt;
    this.holderId = made.holderId;
    this.#now = now;
    this.#startedAt = now();
  }

  get target(): string {
    return this.address.address;
  }

  get isRunning(): boolean {
    return this.#status === 'running';
  }

  get endedAt(): number | undefined {
    return this.#endedAt;
  }

  get run(): ScanRun | undefined {
    return this.#run;
  }

  /** Ties the scan to its threads. */
  attach(run: ScanRun): void {
    this.#run = run;
  }

  /** Notes how it ended; only the first end counts. */
  end(status: Exclude<ScanStatusWord, 'running'>, reason: ScanReason | null): boolean {
    if (!this.isRunning) return false;
    this.#status = status;
    this.#reason = reason;
    this.#endedAt = this.#now();
    for (const listener of this.#endListeners) listener();
    this.#endListeners.clear();
    return true;
  }

  /** Calls back once at the end, if that is still to come; gives the way to take that back. */
  onEnd(listener: () => void): () => void {
    this.#endListeners.add(listener);
    return () => {
      this.#endListeners.delete(listener);
    };
  }

  elapsedMs(): number {
    return Math.round((this.#endedAt ?? this.#now()) - this.#startedAt);
  }

  view(): StatesView {
    return viewStates(this.#run?.states ?? NOTHING_KNOWN, !this.isRunning);
  }

  /** Open ports with the milliseconds until they accepted, as far as they were noted. */
  answers(): Iterable<readonly [number, number]> {
    return this.#run === undefined ? [] : readAnswers(this.#run.answers);
  }

  /** The answer to `POST /scans`. */
  created(): ScanCreated {
    const { id, target, protocol, ports, total, createdAt } = this;
    return { id, target, protocol, ports, total, createdAt };
  }

  /** Everything but the port lists, which can be long. */
  describe(view: StatesView = this.view()): Omit<ScanStatus, 'results'> {
    const { id, target, protocol, ports, total } = this;
    return {
      id,
      target,
      protocol,
      ports,
      status: this.#status,
      reason: this.#reason,
      done: view.done,
      total,
      elapsedMs: this.elapsedMs(),
      counts: view.counts,
    };
  }

  /** The answer to `GET /scans/{id}`. */
  status(): ScanStatus {
    const view = this.view();
    return { ...this.describe(view), results: formatStates(view) };
  }
}
