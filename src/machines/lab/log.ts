/**
 * The log of a lab: what happened, one line for each thing that a person can see, in order. Made from the trace and the
 * commands; it holds codes and packets, never sentences.
 *
 * Left out: who-has questions (ARP) that are answered, rulings that let a packet go on without a rule's help, and what
 * the scanner's own machine makes of the answers.
 */
import type { Command } from '#sim/command.ts';
import type { Packet } from '#sim/packet.ts';
import type { Ruling, Stage } from '#sim/stage.ts';
import type { Instant } from '#sim/time.ts';
import type { Place, Timeline } from '#sim/timeline.ts';
import type { Device } from '#sim/topology.ts';
import { traceEvent, type TraceEvent } from '#sim/trace.ts';

interface Line {
  readonly at: Instant;
  /** Events of the trace up to and with this line. */
  readonly events: number;
  /** Where to look to see the network just after it. */
  readonly place: Place;
}

export type LogLine = Line &
  (
    | { readonly kind: 'change'; readonly command: Command }
    | {
        /** A packet leaves `device` for `to`. */
        readonly kind: 'sail';
        readonly cause: number;
        readonly device: number;
        readonly to: number | null;
        readonly packet: Packet;
      }
    | {
        /** NAT wrote other numbers on the packet. */
        readonly kind: 'rewrite';
        readonly cause: number;
        readonly device: number;
        readonly packet: Packet;
        /** The packet as it came. */
        readonly before: Packet | null;
        readonly ref: string | null;
      }
    | {
        readonly kind: 'ruling';
        readonly cause: number;
        readonly device: number;
        /** The packet that was judged. */
        readonly packet: Packet | null;
        readonly stage: Stage;
        readonly ruling: Ruling;
        readonly ref: string | null;
      }
    /** Somebody is called for the second time, because nobody answered (ARP). */
    | { readonly kind: 'call'; readonly cause: number; readonly device: number; readonly address: number }
    | {
        readonly kind: 'verdict';
        readonly cause: number;
        readonly device: number;
        readonly port: number;
        readonly verdict: number;
      }
  );

/** Rulings worth a line although they only let a packet go on: a rule or a forward was the reason. */
const TELLING: ReadonlySet<Stage> = new Set(['inbound-rule', 'outbound-rule', 'input-rule', 'egress-rule', 'dmz']);

/** The lines of a timeline, with what is needed to go on when the timeline has grown. */
export interface Log {
  readonly timeline: Timeline;
  readonly lines: readonly LogLine[];
  readonly memory: Memory;
}

/** What later lines need to know of earlier events. One log after another goes on with it; `events` says whose it is. */
interface Memory {
  events: number;
  commands: number;
  readonly lastPacket: Map<number, Packet>;
  readonly calls: Map<string, number>;
}

/** Every line of a timeline, the end of it included. */
export function logOf(timeline: Timeline): readonly LogLine[] {
  return followLog(null, timeline).lines;
}

/**
 * The log of a timeline, made from the log of an earlier or later state of it where there is one: only what has happened
 * since is read. A step in a log of ten thousand lines would otherwise read ten thousand events.
 */
export function followLog(before: Log | null, timeline: Timeline): Log {
  if (before !== null) {
    if (before.timeline === timeline) return before;
    const { memory } = before;
    if (goesOn(before.timeline, timeline) && memory.events === before.timeline.end.events)
      return readOn(timeline, [...before.lines], memory);
    if (goesOn(timeline, before.timeline))
      return { timeline, lines: before.lines.slice(0, lineAt(before.lines, timeline.end) + 1), memory: forgotten() };
  }
  return readOn(timeline, [], { events: 0, commands: 0, lastPacket: new Map(), calls: new Map() });
}

/** Whether one timeline is the other with more behind it. What comes after equal commands at equal moments is equal. */
function goesOn(first: Timeline, second: Timeline): boolean {
  const { commands, end, checkpoints } = first;
  const next = second.commands[commands.length];
  return (
    checkpoints[0] === second.checkpoints[0] &&
    commands.at(-1) === second.commands[commands.length - 1] &&
    end.events <= second.end.events &&
    (next === undefined || next.moment.events >= end.events)
  );
}

/** Of a log that was cut: it cannot go on, and is read anew when it has to. */
function forgotten(): Memory {
  return { events: -1, commands: 0, lastPacket: new Map(), calls: new Map() };
}

function readOn(timeline: Timeline, lines: LogLine[], memory: Memory): Log {
  const { trace } = timeline.head.changing;
  const { devices } = timeline.head.topology;
  const { lastPacket, calls } = memory;
  const tellCommands = (upTo: number): void => {
    for (; memory.commands < timeline.commands.length; memory.commands += 1) {
      const logged = timeline.commands[memory.commands]!;
      if (logged.moment.events > upTo) return;
      const moment = { ...logged.moment, commands: logged.moment.commands + 1 };
      lines.push({
        kind: 'change',
        at: moment.now,
        events: moment.events,
        place: { kind: 'moment', moment },
        command: logged.command,
      });
    }
  };
  for (let index = memory.events; index < trace.length; index += 1) {
    tellCommands(index);
    const event = traceEvent(trace, index);
    const line = lineOf(event, devices, lastPacket, calls);
    if (line !== null)
      lines.push({ ...line, at: event.at, events: index + 1, place: { kind: 'event', event: index } } as LogLine);
    if ((event.kind === 'frame' || event.kind === 'translated') && event.packet.kind !== 'arp')
      lastPacket.set(event.cause, event.packet);
  }
  tellCommands(Number.POSITIVE_INFINITY);
  memory.events = trace.length;
  return { timeline, lines, memory };
}

type Bare<L> = L extends unknown ? Omit<L, keyof Line> : never;

function lineOf(
  event: TraceEvent,
  devices: readonly Device[],
  lastPacket: ReadonlyMap<number, Packet>,
  calls: Map<string, number>,
): Bare<LogLine> | null {
  const { device, cause } = event;
  switch (event.kind) {
    case 'frame': {
      const { packet } = event;
      if (packet.kind !== 'arp')
        return { kind: 'sail', cause, device, to: devices[event.to] === undefined ? null : event.to, packet };
      if (packet.operation === 'reply') {
        calls.delete(`${event.segment}:${packet.senderAddress}`);
        return null;
      }
      const call = `${event.segment}:${packet.targetAddress}`;
      const before = calls.get(call) ?? 0;
      calls.set(call, before + 1);
      return before === 0 ? null : { kind: 'call', cause, device, address: packet.targetAddress };
    }
    case 'translated':
      return {
        kind: 'rewrite',
        cause,
        device,
        packet: event.packet,
        before: lastPacket.get(cause) ?? null,
        ref: event.ref,
      };
    case 'ruling': {
      const { stage, ruling, ref } = event;
      if (devices[device]?.name.startsWith('@') || (ruling === 'pass' && !TELLING.has(stage))) return null;
      return { kind: 'ruling', cause, device, packet: lastPacket.get(cause) ?? null, stage, ruling, ref };
    }
    case 'verdict':
      return { kind: 'verdict', cause, device, port: event.port, verdict: event.verdict };
    case 'tcp':
    case 'command':
      return null;
  }
}

/** The packet of a line, for the tag that the boat carries. */
export function packetOf(line: LogLine): Packet | null {
  return line.kind === 'sail' || line.kind === 'rewrite' || line.kind === 'ruling' ? line.packet : null;
}

/** The packet that a line is about: its own, else the last one of the same voyage. */
export function packetAt(lines: readonly LogLine[], index: number): Packet | null {
  const line = lines[index];
  if (line === undefined || line.kind === 'change') return null;
  for (let place = index; place >= 0; place -= 1) {
    const before = lines[place]!;
    const packet = before.kind !== 'change' && before.cause === line.cause ? packetOf(before) : null;
    if (packet !== null) return packet;
  }
  return null;
}

/** The lines about one boat up to and with a line, each with its place, first to last. */
export function linesOfBoat(
  lines: readonly LogLine[],
  cause: number,
  upTo: number,
): readonly (readonly [place: number, line: LogLine])[] {
  const found: (readonly [number, LogLine])[] = [];
  for (let place = 0; place <= upTo && place < lines.length; place += 1) {
    const line = lines[place]!;
    if (line.kind !== 'change' && line.cause === cause) found.push([place, line]);
  }
  return found;
}

/** Whether a line has to do with a port number. Changes of settings always have. */
export function concernsPort(line: LogLine, port: number): boolean {
  if (line.kind === 'change' || line.kind === 'call') return line.kind === 'change';
  if (line.kind === 'verdict') return line.port === port;
  const packet = packetOf(line);
  return packet !== null && portsOf(packet).includes(port);
}

function portsOf(packet: Packet): readonly number[] {
  if (packet.kind === 'icmp') return [];
  const subject = packet.kind === 'icmp-error' ? packet.quote : packet;
  return subject.kind === 'icmp' ? [] : [subject.sourcePort, subject.destinationPort];
}

/**
 * The line one is at: the last one that has happened at a moment; -1 before the first. Two things may happen in one
 * step of the network, so a line may be in view although the network already knows the next one.
 */
export function lineAt(
  lines: readonly LogLine[],
  moment: { readonly events: number; readonly commands: number },
): number {
  let commands = 0;
  let last = -1;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (line.kind === 'change') {
      commands += 1;
      if (commands > moment.commands) return last;
    } else if (line.events > moment.events) return last;
    last = index;
  }
  return last;
}
