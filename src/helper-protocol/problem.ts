/**
 * Problems (RFC 9457): every refusal of the helper, with its status and its title.
 *
 * The title is fixed text of the protocol, written once here and never shown to the learner: the page has its own
 * words for each code. Nothing of a request is ever part of a problem.
 */
import { type Decoded, type Decoder, integer, listOf, object, text } from './decoder.ts';

export const PROBLEMS = {
  'bad-request-target': { status: 400, title: 'The request target is not accepted' },
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  'upgrade-not-supported': { status: 400, title: 'Upgrades are not supported' },
  'token-required': { status: 401, title: 'A valid token is required' },
  'origin-not-allowed': { status: 403, title: 'This origin is not allowed' },
  'code-invalid': { status: 403, title: 'The pairing code is not valid' },
  'target-not-own': { status: 403, title: 'The target is not an address of this machine' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'scan-not-found': { status: 404, title: 'There is no such scan' },
  'method-not-allowed': { status: 405, title: 'This method is not allowed here' },
  'scan-in-progress': { status: 409, title: 'A scan is already running' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'target-too-long': { status: 414, title: 'The request target is too long' },
  'unsupported-media-type': { status: 415, title: 'The body has to be application/json without encoding' },
  'host-not-allowed': { status: 421, title: 'This host is not allowed' },
  'invalid-body': { status: 422, title: 'The body is not valid' },
  'invalid-scan': { status: 422, title: 'The scan request is not valid' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'too-many-streams': { status: 429, title: 'Too many streams of this scan' },
  internal: { status: 500, title: 'The helper made a mistake' },
  'shutting-down': { status: 503, title: 'The helper is about to end' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What is wrong with a member of a scan request. */
export const SCAN_ERROR_CODES = [
  'target-type',
  'protocol-unknown',
  'ports-syntax',
  'ports-range',
  'ports-too-many',
  'unknown-member',
] as const;

export type ScanErrorCode = (typeof SCAN_ERROR_CODES)[number];

/** One wrong member: where (a JSON pointer) and why. */
export interface MemberError {
  readonly pointer: string;
  readonly code: string;
}

/** The body of a refusal, as `application/problem+json`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly MemberError[];
}

/** The body for a code; `errors` only where members of a request are at fault. */
export function createProblem(code: ProblemCode, errors?: readonly MemberError[]): Problem {
  const { status, title } = PROBLEMS[code];
  const problem = { type: `/problems/${code}`, title, status, code };
  return errors === undefined ? problem : { ...problem, errors };
}

/** Tells whether a code is one of this version. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

const code = text(64, /^[a-z][a-z-]*$/);
const errors = listOf(object({ pointer: text(256), code }), 64);
const optionalErrors: Decoder<readonly MemberError[] | undefined> = (value, pointer) =>
  value === undefined ? { ok: true, value: undefined } : errors(value, pointer);
const problem = object({
  type: text(128),
  title: text(256),
  status: integer(400, 599),
  code,
  errors: optionalErrors,
});

/** Reads the body of a refusal. A code that this version does not know is kept as it is. */
export function decodeProblem(value: unknown): Decoded<Problem> {
  const decoded = problem(value, '');
  if (!decoded.ok) return decoded;
  const { errors: found, ...rest } = decoded.value;
  return { ok: true, value: found === undefined ? rest : { ...rest, errors: found } };
}
