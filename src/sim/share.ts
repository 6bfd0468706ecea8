/**
 * A network's settings as a short, versioned, URL-safe text, and back. The text is hostile input: it may have been cut,
 * changed or made up.
 *
 * What it carries: the scenario in force (settings, programs, rules, mappings), and which scan to show. What it does not
 * carry: conversations in flight, because the same settings and seed make the same answers again.
 *
 * Form: the version digit, then base64url of a checksum (two octets), the base's name and the compressed document. The
 * dictionary is the document of the home that the settings started from, so that only what was changed takes room.
 */
import { fail, ok, type Result } from '#result';
import { compress, decompress } from './compress.ts';
import type { DecodeProblem } from './decode.ts';
import { decodeScenario } from './scenario-decode.ts';
import { encodeScenario } from './scenario-encode.ts';
import type { Scenario, ScannerSetup, ScanRequest } from './scenario.ts';
import { decodeBase64Url, decodeUtf8, encodeBase64Url, encodeUtf8 } from './text-octets.ts';

export interface SharedState {
  readonly scenario: Scenario;
  /** The scan to show; null: none has been made. */
  readonly scan: { readonly scanner: ScannerSetup; readonly scan: ScanRequest } | null;
}

export type ShareProblem =
  /** There is nothing. */
  | { readonly code: 'share-empty' }
  /** Made by a newer version of the course. */
  | { readonly code: 'share-version' }
  /** Cut off or altered on its way. */
  | { readonly code: 'share-damaged' }
  /** Longer than any text that we make. */
  | { readonly code: 'share-too-long' }
  /** Starts from a home that this version does not have. */
  | { readonly code: 'share-unknown-home'; readonly home: string }
  /** Readable, but not a network that can be. */
  | { readonly code: 'share-scenario'; readonly problems: readonly DecodeProblem[] };

const VERSION = '1';
/** More than any of our texts needs; a longer one is not read. */
const LONGEST_TEXT = 20_000;
const LONGEST_DOCUMENT = 400_000;

/**
 * Words that scenario documents are made of, for networks that start from no home. Changing this text changes the
 * version.
 */
const VOCABULARY =
  '"rejectWith":"icmp-port-unreachable""icmp-admin-prohibited""icmp-host-prohibited","defaultOutbound":"block"' +
  '"defaultInbound":"allow","stateful":false,"dropInvalid":false,"stealth":false,"enabled":false,"running":false' +
  '"middlebox":{"refuses":"","ignores":"","dmz":"192.168.1.,"upnp":{"enabled":true,"mappings":[{"id":"upnp-1"' +
  '"remotePorts":"","profiles":["domain","private","public"],"secure":true,"goals":[{"from":"internet","target":"' +
  '{"format":1,"minato":1,"name":","title":{"ja":","en":"},"story":{"line":"carrier-nat","delays":{"lanMs":0,"wanMs":' +
  '"internetMs":},"gateway":{"name":"gateway","wan":"203.0.113.10/24","lan":"192.168.1.1/24","hairpin":"on"' +
  '"wanInput":{"default":"allow","rules":[{"id":"rule-1","action":"block","proto":"tcp","ports":"' +
  '"lanInput":{"lanToWan":{"upstream":{"name":"upstream","lan":"100.64.0.1/24"' +
  '"listeners":[{"proto":"udp","port":53,"bind":"lan","replies":false,"service":"http"},' +
  '"forwards":[{"id":"forward-1","name":","proto":"tcp","wanPort":25565,"toAddress":"192.168.1.20","toPort":25565}]' +
  '"hosts":[{"name":"pc","label":{"address":"192.168.1.20/24","network":"internet","stack":"windows"' +
  '"programs":[{"name":","listeners":[{"proto":"tcp","port":80}]}],"profile":"public"' +
  '"firewall":{"enabled":true,"rules":[{"id":"rule-1","name":","group":","direction":"in","action":"allow"' +
  '"proto":"tcp","ports":"135,139,445","remote":"192.168.1.0/24","program":"' +
  '"scanner":{"vantage":"internet","host":"pc","address":"198.51.100.7"}' +
  '"scan":{"technique":"syn","target":"203.0.113.10","ports":"0-1055","adaptive":true,"parallelism":40}}';

interface Envelope {
  readonly scan: boolean;
}

/** The text for a state. `base`: the home it started from, if both sides have it under that name. */
export function encodeShare(state: SharedState, base: Scenario | null): string {
  const scenario = state.scan === null ? state.scenario : { ...state.scenario, ...state.scan };
  const data = encodeUtf8(JSON.stringify(encodeScenario(scenario)));
  const head = encodeUtf8(base?.name ?? '');
  const flags = state.scan === null ? 0 : 1;
  const body = compress(data, dictionaryOf(base));
  const sum = checksum(data);
  const octets = new Uint8Array(4 + head.length + body.length);
  octets.set([sum >> 8, sum & 255, flags, head.length]);
  octets.set(head, 4);
  octets.set(body, 4 + head.length);
  return VERSION + encodeBase64Url(octets);
}

/** Reads such a text. `homes`: the homes that a text may start from, by name. */
export function decodeShare(
  text: string,
  homes: Pick<ReadonlyMap<string, Scenario>, 'get'>,
): Result<SharedState & { readonly base: Scenario | null }, ShareProblem> {
  if (text === '') return fail({ code: 'share-empty' });
  if (text.length > LONGEST_TEXT) return fail({ code: 'share-too-long' });
  if (text[0] !== VERSION) return fail({ code: /^[2-9]/.test(text) ? 'share-version' : 'share-damaged' });
  const octets = decodeBase64Url(text.slice(1));
  if (!octets.ok || octets.value.length < 4) return fail({ code: 'share-damaged' });
  const [high, low, flags, headLength] = octets.value as unknown as readonly [number, number, number, number];
  const name = decodeUtf8(octets.value.subarray(4, 4 + headLength));
  if (!name.ok || flags > 1) return fail({ code: 'share-damaged' });
  const base = name.value === '' ? null : homes.get(name.value);
  if (base === undefined) return fail({ code: 'share-unknown-home', home: name.value.slice(0, 60) });
  const data = decompress(octets.value.subarray(4 + headLength), dictionaryOf(base), LONGEST_DOCUMENT);
  if (!data.ok || checksum(data.value) !== high * 256 + low) return fail({ code: 'share-damaged' });
  return readDocument(data.value, { scan: flags === 1 }, base);
}

function readDocument(
  data: Uint8Array,
  envelope: Envelope,
  base: Scenario | null,
): Result<SharedState & { readonly base: Scenario | null }, ShareProblem> {
  const json = decodeUtf8(data);
  if (!json.ok) return fail({ code: 'share-damaged' });
  let document: unknown;
  try {
    document = JSON.parse(json.value);
  } catch {
    return fail({ code: 'share-damaged' });
  }
  const scenario = decodeScenario(document);
  if (!scenario.ok) return fail({ code: 'share-scenario', problems: scenario.problem });
  const { scanner, scan } = scenario.value;
  return ok({ scenario: scenario.value, scan: envelope.scan ? { scanner, scan } : null, base });
}

function dictionaryOf(base: Scenario | null): Uint8Array {
  return encodeUtf8(base === null ? VOCABULARY : VOCABULARY + JSON.stringify(encodeScenario(base)));
}

/** Fletcher's checksum (RFC 1146), 16 bits: it finds a cut or changed text, not a forged one. */
function checksum(octets: Uint8Array): number {
  let a = 0;
  let b = 0;
  for (const octet of octets) {
    a = (a + octet) % 255;
    b = (b + a) % 255;
  }
  return (b << 8) | a;
}
