/** What came of an echo request as the `ping` of Windows sends it, read from the trace. */
import type { Address } from './address.ts';
import type { Network } from './network.ts';
import { isOver, type Scan } from './scanner/scan.ts';
import type { Duration } from './time.ts';
import { causeAt, traceEvent, type TraceEvent } from './trace.ts';

export type EchoAnswer =
  | {
      readonly kind: 'reply';
      readonly from: Address;
      readonly bytes: number;
      readonly ttl: number;
      readonly time: Duration;
    }
  /** Somebody on the way, or the own stack that found no neighbour, says that it cannot be delivered. */
  | { readonly kind: 'unreachable'; readonly from: Address; readonly code: 'net' | 'host' | 'port' | 'other' }
  | { readonly kind: 'hop-limit'; readonly from: Address }
  /** The own firewall or the lack of a route kept it from leaving. */
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'timeout' };

/** The answer to the request of a scan with `ping: 'windows'`; null while it is still waited for. */
export function echoAnswer(network: Network, scan: Scan): EchoAnswer | null {
  if (!isOver(scan)) return null;
  const { trace } = network.changing;
  for (let index = trace.length - 1; index >= 0; index -= 1) {
    const cause = causeAt(trace, index);
    if (cause >= 0 && cause < scan.firstCause) break;
    if (cause !== scan.firstCause) continue;
    const answer = readEvent(traceEvent(trace, index), scan);
    if (answer !== null) return answer;
  }
  // Without a route not even a probe was made of it.
  return scan.sent === 0 ? { kind: 'not-sent' } : { kind: 'timeout' };
}

function readEvent(event: TraceEvent, scan: Scan): EchoAnswer | null {
  if (event.kind === 'ruling' && event.device === scan.device) return readRuling(event, scan);
  if (event.kind !== 'frame' || event.to !== scan.device) return null;
  const { packet } = event;
  if (packet.kind === 'icmp' && packet.type === 0 && packet.source === scan.request.target)
    return {
      kind: 'reply',
      from: packet.source,
      bytes: packet.payload.length,
      ttl: packet.ttl,
      time: (scan.finishedAt ?? scan.startedAt) - scan.startedAt,
    };
  if (packet.kind !== 'icmp-error') return null;
  if (packet.type === 11) return { kind: 'hop-limit', from: packet.source };
  return { kind: 'unreachable', from: packet.source, code: CODES[packet.code] ?? 'other' };
}

const CODES: Readonly<Record<number, 'net' | 'host' | 'port'>> = { 0: 'net', 1: 'host', 3: 'port' };

function readRuling(event: Extract<TraceEvent, { kind: 'ruling' }>, scan: Scan): EchoAnswer | null {
  if (event.stage === 'no-neighbour') return { kind: 'unreachable', from: scan.source, code: 'host' };
  const stopped = event.ruling === 'drop' && event.stage.startsWith('outbound-');
  return stopped || event.stage === 'no-route' ? { kind: 'not-sent' } : null;
}
