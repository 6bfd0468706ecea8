/**
 * Small decoders from unknown data to typed values. A decoder never throws; it says where something is wrong and what
 * was expected there, as codes. All problems of a document are collected, the first ones first.
 */

/** What would have been right. Codes and numbers only; sentences live in content/. */
export type Expected =
  | { readonly code: 'object' | 'array' | 'string' | 'boolean' | 'present' | 'known-member' | 'not-here' | 'json' }
  | { readonly code: 'integer'; readonly low: number; readonly high: number }
  | { readonly code: 'one-of'; readonly values: readonly (string | number)[] }
  | { readonly code: 'address' | 'prefix' | 'ports' | 'name' | 'unique' | 'existing-host' | 'text' | 'own-address' }
  | { readonly code: 'port-set' }
  | { readonly code: 'at-most'; readonly high: number };

export interface DecodeProblem {
  /** A JSON path: `$.hosts[0].listeners[1].port`. */
  readonly path: string;
  readonly expected: Expected;
}

export type Decoder<Value> = (input: unknown, path: string, problems: DecodeProblem[]) => Value | undefined;

/** A document with more problems than this is described by its first ones. */
const MOST_PROBLEMS = 50;

function report(problems: DecodeProblem[], path: string, expected: Expected): undefined {
  if (problems.length < MOST_PROBLEMS) problems.push({ path, expected });
  return undefined;
}

export function integer(low: number, high: number): Decoder<number> {
  return (input, path, problems) =>
    typeof input === 'number' && Number.isInteger(input) && input >= low && input <= high
      ? input
      : report(problems, path, { code: 'integer', low, high });
}

export const boolean: Decoder<boolean> = (input, path, problems) =>
  typeof input === 'boolean' ? input : report(problems, path, { code: 'boolean' });

/** Text of at most `longest` characters. */
export function text(longest: number): Decoder<string> {
  return (input, path, problems) => {
    if (typeof input !== 'string') return report(problems, path, { code: 'string' });
    return input.length <= longest ? input : report(problems, path, { code: 'at-most', high: longest });
  };
}

export function oneOf<const Value extends string | number>(...values: readonly Value[]): Decoder<Value> {
  return (input, path, problems) =>
    values.includes(input as Value) ? (input as Value) : report(problems, path, { code: 'one-of', values });
}

/** A text that `parse` understands; `expected` names its form. */
export function parsed<Value>(
  parse: (text: string) => { readonly ok: boolean; readonly value?: Value },
  expected: Expected,
): Decoder<Value> {
  return (input, path, problems) => {
    const result = typeof input === 'string' ? parse(input) : undefined;
    return result?.ok === true ? result.value : report(problems, path, expected);
  };
}

export function list<Value>(element: Decoder<Value>, most = 1_000): Decoder<readonly Value[]> {
  return (input, path, problems) => {
    if (!Array.isArray(input)) return report(problems, path, { code: 'array' });
    if (input.length > most) return report(problems, path, { code: 'at-most', high: most });
    const values: Value[] = [];
    for (const [index, item] of input.entries()) {
      const value = element(item, `${path}[${index}]`, problems);
      if (value !== undefined) values.push(value);
    }
    return values;
  };
}

/** A member of a record: how to read it, and what stands for it when it is absent (no `otherwise`: it must be there). */
export interface Member<Value> {
  readonly decoder: Decoder<Value>;
  readonly otherwise?: () => Value;
  readonly optional: boolean;
}

export function required<const Value>(decoder: Decoder<Value>): Member<Value> {
  return { decoder, optional: false };
}

export function withDefault<const Value>(decoder: Decoder<Value>, otherwise: () => NoInfer<Value>): Member<Value> {
  return { decoder, otherwise, optional: true };
}

export function optional<const Value>(decoder: Decoder<Value>): Member<Value | null> {
  return { decoder, otherwise: () => null, optional: true };
}

type Shape = Readonly<Record<string, Member<unknown>>>;
type ValueOf<S extends Shape> = { readonly [K in keyof S]: S[K] extends Member<infer Value> ? Value : never };

/** A JSON object with exactly these members; an unknown one is a problem, inherited ones do not count. */
export function record<S extends Shape>(shape: S): Decoder<ValueOf<S>> {
  return (input, path, problems) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input))
      return report(problems, path, { code: 'object' });
    const before = problems.length;
    for (const key of Object.keys(input))
      if (!Object.hasOwn(shape, key)) report(problems, memberPath(path, key), { code: 'known-member' });
    const value: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(shape)) {
      if (Object.hasOwn(input, key))
        value[key] = member.decoder((input as Record<string, unknown>)[key], memberPath(path, key), problems);
      else if (member.optional) value[key] = member.otherwise?.();
      else report(problems, memberPath(path, key), { code: 'present' });
    }
    return problems.length === before ? (value as ValueOf<S>) : undefined;
  };
}

/** The same, with only those members that are there: a change of a record. */
export function changeOf<S extends Readonly<Record<string, Decoder<unknown>>>>(
  shape: S,
): Decoder<{ readonly [K in keyof S]?: S[K] extends Decoder<infer Value> ? Value : never }> {
  const members = Object.entries(shape).map(([key, decoder]) => [key, { decoder, optional: true }] as const);
  const whole = record(Object.fromEntries(members));
  return (input, path, problems) => {
    const value = whole(input, path, problems);
    if (value === undefined) return undefined;
    const there = Object.entries(value).filter(([key]) => Object.hasOwn(input as object, key));
    return Object.fromEntries(there) as { readonly [K in keyof S]?: never };
  };
}

/** One of several records that differ in their `kind`. */
export function variants<const D extends Readonly<Record<string, Decoder<unknown>>>>(
  decoders: D,
): Decoder<{ readonly [K in keyof D]: D[K] extends Decoder<infer Value> ? Value : never }[keyof D]> {
  type Value = { readonly [K in keyof D]: D[K] extends Decoder<infer V> ? V : never }[keyof D];
  return (input, path, problems) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input))
      return report(problems, path, { code: 'object' });
    const kind = Object.hasOwn(input, 'kind') ? (input as { readonly kind: unknown }).kind : undefined;
    if (typeof kind !== 'string' || !Object.hasOwn(decoders, kind))
      return report(problems, memberPath(path, 'kind'), { code: 'one-of', values: Object.keys(decoders) });
    return decoders[kind]!(input, path, problems) as Value | undefined;
  };
}

/** `$.a` or, where the name is not a plain word, `$["odd name"]`. */
export function memberPath(path: string, key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key.slice(0, 60))}]`;
}

/**
 * Adds a check to a decoder: `check` gives undefined when all is well, or where and what. It also gets the input as it
 * came, to see which members were there at all.
 */
export function checked<Value>(
  decoder: Decoder<Value>,
  check: (value: Value, path: string, input: unknown) => DecodeProblem | undefined,
): Decoder<Value> {
  return (input, path, problems) => {
    const value = decoder(input, path, problems);
    if (value === undefined) return undefined;
    const problem = check(value, path, input);
    return problem === undefined ? value : report(problems, problem.path, problem.expected);
  };
}
