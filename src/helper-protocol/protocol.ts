/**
 * The constants of the contract between the page and the local helper, version 1.
 *
 * The helper and the page both import them from here, so that a limit or a path has one owner.
 */

/** The one version of the interface; a helper of another version is refused by the page. */
export const API_VERSION = 1;

/** What the helper calls itself in `GET /health` and in a report. */
export const HELPER_NAME = 'port-helper';

/** The version of the helper program, shown to the learner before pairing. */
export const HELPER_VERSION = '1.0.0';

/** The port that the helper listens on unless it is told otherwise; it never moves by itself. */
export const DEFAULT_PORT = 47815;

/** The first part of every path of the interface. */
export const API_PREFIX = '/api/v1';

/** Limits that both sides rely on. Sizes are in bytes or characters, times in milliseconds. */
export const PROTOCOL_LIMITS = {
  bodyBytes: 4096,
  targetCharacters: 2048,
  portItems: 256,
  portCharacters: 1024,
  eventBytes: 16_384,
  listeners: 2000,
  processCharacters: 64,
  streamsPerScan: 4,
  reportBytes: 1_048_576,
} as const;
