/**
 * Decoders: from unknown data to a value of a known shape, or to the place that is wrong.
 *
 * They read own members only, copy what they know and leave the rest behind, so that a member called `__proto__` or
 * one that a later helper adds can do no harm. Nothing is converted: a number in a string is wrong, not helpful.
 */
import { fail, ok, type Result } from '#result';

/** Why data was refused, and where: `pointer` is a JSON pointer (RFC 6901), the empty string is the whole. */
export interface DecodeProblem {
  readonly code:
    | 'not-an-object'
    | 'not-a-list'
    | 'member-missing'
    | 'member-invalid'
    | 'list-too-long'
    | 'not-json'
    | 'too-large'
    | 'version-unknown';
  readonly pointer: string;
}

export type Decoded<Value> = Result<Value, DecodeProblem>;

/** Reads a value found at `pointer`. `undefined` stands for a member that is not there. */
export type Decoder<Value> = (value: unknown, pointer: string) => Decoded<Value>;

type Shape = Readonly<Record<string, Decoder<unknown>>>;

/** What an `object` decoder of this shape gives. */
export type DecodedObject<Members extends Shape> = {
  readonly [Name in keyof Members]: Members[Name] extends Decoder<infer Value> ? Value : never;
};

function invalid<Value>(pointer: string, value: unknown): Decoded<Value> {
  return fail({ code: value === undefined ? 'member-missing' : 'member-invalid', pointer });
}

/** Tells whether a value is a JSON object (not a list, not null). */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member of an object, or `undefined`: what a prototype offers does not count. */
export function ownMember(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Text of at most `max` characters, of the given form if there is one. */
export function text(max: number, form?: RegExp): Decoder<string> {
  return (value, pointer) =>
    typeof value === 'string' && value.length <= max && (form === undefined || form.test(value))
      ? ok(value)
      : invalid(pointer, value);
}

/** A whole number from `min` to `max`. */
export function integer(min: number, max: number): Decoder<number> {
  return (value, pointer) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? ok(value)
      : invalid(pointer, value);
}

/** A finite number from 0 to `max`. */
export function amount(max: number): Decoder<number> {
  return (value, pointer) =>
    typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= max
      ? ok(value)
      : invalid(pointer, value);
}

export const truth: Decoder<boolean> = (value, pointer) =>
  typeof value === 'boolean' ? ok(value) : invalid(pointer, value);

/** One of a closed set of words or numbers. */
export function oneOf<const Values extends readonly (string | number | boolean)[]>(
  values: Values,
): Decoder<Values[number]> {
  return (value, pointer) => {
    const found = values.find((candidate) => candidate === value);
    return found === undefined ? invalid(pointer, value) : ok(found);
  };
}

/** The same, or `null`. */
export function nullable<Value>(decode: Decoder<Value>): Decoder<Value | null> {
  return (value, pointer) => (value === null ? ok(null) : decode(value, pointer));
}

/** The same, or a member that is not there: one of a later version of the helper, or of none of this system. */
export function optional<Value>(decode: Decoder<Value>): Decoder<Value | undefined> {
  return (value, pointer) => (value === undefined ? ok(undefined) : decode(value, pointer));
}

/** A list of at most `max` entries. */
export function listOf<Value>(decode: Decoder<Value>, max: number): Decoder<readonly Value[]> {
  return (value, pointer) => {
    if (!Array.isArray(value)) {
      return value === undefined ? invalid(pointer, value) : fail({ code: 'not-a-list', pointer });
    }
    if (value.length > max) return fail({ code: 'list-too-long', pointer });
    const entries: Value[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const entry = decode(value[index], `${pointer}/${String(index)}`);
      if (!entry.ok) return entry;
      entries.push(entry.value);
    }
    return ok(entries);
  };
}

/** An object with these own members; members that are not named here are left behind. */
export function object<Members extends Shape>(members: Members): Decoder<DecodedObject<Members>> {
  return (value, pointer) => {
    if (!isJsonObject(value)) {
      return value === undefined ? invalid(pointer, value) : fail({ code: 'not-an-object', pointer });
    }
    const copy: Record<string, unknown> = {};
    for (const [name, decode] of Object.entries(members)) {
      const member = decode(ownMember(value, name), `${pointer}/${escapePointer(name)}`);
      if (!member.ok) return member;
      copy[name] = member.value;
    }
    return ok(copy as DecodedObject<Members>);
  };
}

/** A date and time as the helper writes it, for example `2030-01-01T12:00:00.000Z`. */
export const instant = text(24, /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d\.\d{3}Z$/);

/** An IPv4 or IPv6 address as an operating system prints it. Its form only: it is shown, never resolved. */
export const addressText = text(64, /^[0-9A-Fa-f:.]+(?:%[0-9A-Za-z._-]+)?$/);

/** A member name as it stands in a JSON pointer (RFC 6901 §3). */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Text → JSON → value; text that is no JSON is a problem, never an exception. */
export function parseJson<Value>(json: string, decode: (value: unknown) => Decoded<Value>): Decoded<Value> {
  let value: unknown;
  try {
    value = JSON.parse(json) as unknown;
  } catch {
    return fail({ code: 'not-json', pointer: '' });
  }
  return decode(value);
}
