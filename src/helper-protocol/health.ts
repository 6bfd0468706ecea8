/** `GET /health`: who is there. It needs no token and holds these three members and no other. */
import { fail } from '#result';
import { type Decoded, integer, object, oneOf, text } from './decoder.ts';
import { API_VERSION, HELPER_NAME, HELPER_VERSION } from './protocol.ts';

export interface Health {
  readonly name: typeof HELPER_NAME;
  readonly version: string;
  readonly api: number;
}

/** What this helper says of itself. */
export const OWN_HEALTH: Health = { name: HELPER_NAME, version: HELPER_VERSION, api: API_VERSION };

/** A version as `1.0.0` or `1.0.0-beta.1`; short, because it is shown. */
export const versionText = text(32, /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.]+)?$/);

const health = object({ name: oneOf([HELPER_NAME]), version: versionText, api: integer(1, 1000) });

/** Reads an answer. A helper of another interface version is `version-unknown`: the page asks for an update. */
export function decodeHealth(value: unknown): Decoded<Health> {
  const decoded = health(value, '');
  if (decoded.ok && decoded.value.api !== API_VERSION) return fail({ code: 'version-unknown', pointer: '/api' });
  return decoded;
}
