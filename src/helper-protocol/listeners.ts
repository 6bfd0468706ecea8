/** `GET /listeners`: what the operating system itself says is listening, without a probe. */
import {
  addressText,
  type Decoded,
  instant,
  integer,
  isJsonObject,
  listOf,
  nullable,
  object,
  oneOf,
  optional,
  ownMember,
  text,
  truth,
} from './decoder.ts';
import { HIGHEST_PORT } from './port-list.ts';
import { PROTOCOL_LIMITS } from './protocol.ts';
import { PROTOCOLS, type Protocol } from './scan.ts';

export const LISTENER_SOURCES = ['proc', 'netstat', 'lsof'] as const;
export type ListenerSource = (typeof LISTENER_SOURCES)[number];

export const LISTENER_REASONS = ['unsupported-platform', 'tool-failed'] as const;
export type ListenerReason = (typeof LISTENER_REASONS)[number];

/**
 * A socket that waits: `process` is the short name where the user may see it, otherwise `null`; `pid` the number of that
 * process, where it is known.
 */
export interface Listener {
  readonly protocol: Protocol;
  readonly address: string;
  readonly port: number;
  readonly process: string | null;
  readonly pid?: number | undefined;
}

/** The table, or the reason why there is none. */
export type Listeners =
  | {
      readonly available: true;
      readonly source: ListenerSource;
      readonly takenAt: string;
      readonly truncated: boolean;
      readonly listeners: readonly Listener[];
    }
  | { readonly available: false; readonly reason: ListenerReason };

/** Windows counts with 32 bits, Linux and macOS with fewer. */
export const HIGHEST_PID = 2 ** 32 - 1;

const missing = object({ available: oneOf([false]), reason: oneOf(LISTENER_REASONS) });

const present = object({
  available: oneOf([true]),
  source: oneOf(LISTENER_SOURCES),
  takenAt: instant,
  truncated: truth,
  listeners: listOf(
    object({
      protocol: oneOf(PROTOCOLS),
      address: addressText,
      port: integer(1, HIGHEST_PORT),
      process: nullable(text(PROTOCOL_LIMITS.processCharacters)),
      pid: optional(integer(1, HIGHEST_PID)),
    }),
    PROTOCOL_LIMITS.listeners,
  ),
});

/** Reads the table of listeners found at `pointer`. */
export function readListeners(value: unknown, pointer: string): Decoded<Listeners> {
  return isJsonObject(value) && ownMember(value, 'available') === false
    ? missing(value, pointer)
    : present(value, pointer);
}

/** Reads the answer of `GET /listeners`. */
export function decodeListeners(value: unknown): Decoded<Listeners> {
  return readListeners(value, '');
}
