/** Follows a scan of the helper: reads the stream of events as it comes and gives what is known after each. */
import { createStreamState, receiveText } from '#helper-protocol/event-stream.ts';
import { applyScanEvent, decodeScanEvent } from '#helper-protocol/scan-event.ts';
import type { ScanStatus } from '#helper-protocol/scan.ts';
import type { HelperClient } from './helper-client.ts';

export interface ScanNews {
  readonly scan: ScanStatus;
  readonly portsPerSecond: number | null;
}

/** How the stream ended. `over`: with the end of the scan. `lost`: before it. `gone`: no such scan. `left`: we left. */
export type StreamEnd = 'over' | 'lost' | 'gone' | 'left';

/** The helper says something every five seconds; after this long a silence it is gone. */
const SILENCE_MS = 15_000;

export async function followScan(
  client: Pick<HelperClient, 'events'>,
  id: string,
  signal: AbortSignal,
  heard: (news: ScanNews) => void,
): Promise<StreamEnd> {
  const opened = await client.events(id, signal);
  if (!opened.ok) return signal.aborted ? 'left' : opened.problem.code === 'scan-not-found' ? 'gone' : 'lost';
  const reader = opened.value.getReader();
  const decoder = new TextDecoder();
  let stream = createStreamState();
  let scan: ScanStatus | null = null;
  let portsPerSecond: number | null = null;
  try {
    for (;;) {
      const chunk = await withinSilence(reader.read());
      if (chunk === null || chunk.done) return signal.aborted ? 'left' : 'lost';
      let isTold = false;
      const received = receiveText(stream, decoder.decode(chunk.value, { stream: true }));
      if (!received.ok) return 'lost';
      stream = received.value.state;
      for (const { name, data } of received.value.events) {
        const event = decodeScanEvent(name, data);
        // An answer that is none of the contract's: better to say so than to show half of it.
        if (!event.ok) return 'lost';
        if (event.value === null) continue;
        if (event.value.type === 'snapshot') scan = event.value.data;
        else if (scan !== null) scan = applyScanEvent(scan, event.value);
        if (event.value.type === 'done') isTold = true;
        if (event.value.type === 'progress') portsPerSecond = event.value.data.portsPerSecond;
      }
      // A scan that ended before we came is over in its first event, but what does not fit there comes after it.
      if (scan === null || (scan.status !== 'running' && !isTold)) continue;
      heard({ scan, portsPerSecond });
      if (isTold) return 'over';
    }
  } catch {
    return signal.aborted ? 'left' : 'lost';
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

async function withinSilence<Value>(work: Promise<Value>): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), SILENCE_MS);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
