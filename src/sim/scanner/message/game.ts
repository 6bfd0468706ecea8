/** Questions that game and voice servers answer to anybody: messages outside a connection begin with four octets FF. */
import { compose, long, rising } from './compose.ts';

const CONNECTIONLESS = long(0xffff_ffff);

/** The Source engine's A2S_INFO (Valve, "Server queries"). 25 octets. */
export function serverInfo(): Uint8Array {
  return compose(CONNECTIONLESS, 'TSource Engine Query\0');
}

/** Quake II's request for a server's status. 10 octets. */
export function serverStatus(): Uint8Array {
  return compose(CONNECTIONLESS, 'status');
}

/** Quake III's request for what a server plays; a line, closed. 13 octets. */
export function serverRules(): Uint8Array {
  return compose(CONNECTIONLESS, 'getinfo\n\0');
}

/** Mumble's ping: request type 0 and a number that comes back. 12 octets. */
export function voicePing(): Uint8Array {
  return compose(long(0), rising(0x70, 8));
}
