/** `ping` at work: one echo request after the other, a second apart, and at the end what came of them. */
import { formatAddress } from '#sim/address.ts';
import type { Command } from '#sim/command.ts';
import { echoAnswer, type EchoAnswer } from '#sim/echo.ts';
import { nowOf, scanOf, type Network } from '#sim/network.ts';
import { MILLISECOND, SECOND, type Duration, type Instant } from '#sim/time.ts';
import { EMPTY_LINE, say, type Line } from './line.ts';
import type { PingRequest } from './request.ts';

export interface PingJob {
  readonly kind: 'ping';
  readonly request: PingRequest;
  readonly sent: number;
  readonly times: readonly Duration[];
  /** The request that is under way, and when the next one is due. */
  readonly scan: number | null;
  readonly nextAt: Instant;
}

/** What a step of a job comes to. `job: null`: it is done. */
export interface JobStep<Job> {
  readonly job: Job | null;
  readonly lines: readonly Line[];
  readonly command: Command | null;
}

const BYTES = 32;

export function startPing(request: PingRequest): JobStep<PingJob> {
  const target = formatAddress(request.target);
  const values = { target, bytes: BYTES, name: request.named ?? '' };
  return {
    job: { kind: 'ping', request, sent: 0, times: [], scan: null, nextAt: 0 },
    lines: [EMPTY_LINE, say(request.named === null ? 'ping.start' : 'ping.start.named', values)],
    command: null,
  };
}

export function stepPing(job: PingJob, host: string, network: Network): JobStep<PingJob> {
  if (job.scan === null)
    return nowOf(network) >= job.nextAt ? sendNext(job, host, network) : { job, lines: [], command: null };
  const scan = scanOf(network, job.scan)!;
  const answer = echoAnswer(network, scan);
  if (answer === null) return { job, lines: [], command: null };
  const times = answer.kind === 'reply' ? [...job.times, answer.time] : job.times;
  const after: PingJob = { ...job, times, scan: null, nextAt: scan.startedAt + SECOND };
  const lines = [answerLine(answer)];
  return after.sent < job.request.count
    ? { job: after, lines, command: null }
    : { job: null, lines: [...lines, ...statistics(after), EMPTY_LINE], command: null };
}

function sendNext(job: PingJob, host: string, network: Network): JobStep<PingJob> {
  const { target, timeoutMs } = job.request;
  return {
    job: { ...job, sent: job.sent + 1, scan: network.nextScan },
    lines: [],
    command: {
      kind: 'scan.start',
      scanner: { vantage: 'self', host, address: network.scenario.scanner.address },
      scan: { technique: 'ping', target, ports: [], ping: 'windows', timeoutMs, adaptive: false, parallelism: 1 },
    },
  };
}

/** Ctrl+C: what has been seen so far still counts. */
export function interruptPing(job: PingJob): readonly Line[] {
  return [...statistics(job), say('ping.interrupted'), { text: '^C' }];
}

function answerLine(answer: EchoAnswer): Line {
  switch (answer.kind) {
    case 'reply': {
      const { bytes, ttl } = answer;
      const milliseconds = Math.floor(answer.time / MILLISECOND);
      const time = milliseconds < 1 ? '<1ms' : `=${milliseconds}ms`;
      return say('ping.reply', { from: formatAddress(answer.from), bytes, time, ttl });
    }
    case 'unreachable':
      return say(`ping.unreachable.${answer.code}`, { from: formatAddress(answer.from) });
    case 'hop-limit':
      return say('ping.hop-limit', { from: formatAddress(answer.from) });
    case 'not-sent':
      return say('ping.not-sent');
    case 'timeout':
      return say('ping.timeout');
  }
}

function statistics({ request, sent, times }: PingJob): readonly Line[] {
  const lost = sent - times.length;
  const whole = times.map((time) => Math.floor(time / MILLISECOND));
  const average = Math.floor(whole.reduce((sum, time) => sum + time, 0) / Math.max(1, whole.length));
  return [
    EMPTY_LINE,
    say('ping.statistics', {
      target: formatAddress(request.target),
      sent,
      received: times.length,
      lost,
      share: sent === 0 ? 0 : Math.round((100 * lost) / sent),
    }),
    ...(whole.length === 0
      ? []
      : [say('ping.times', { least: Math.min(...whole), most: Math.max(...whole), average })]),
  ];
}
