import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeScenario } from '#sim/scenario-decode.ts';
import { readDocument, scenarioNames } from '#test/support/scenario-files.ts';
import { scenarioDocument } from '#test/support/scenarios.ts';

const schema = JSON.parse(
  readFileSync(new URL('../conformance/scenario.schema.json', import.meta.url), 'utf8'),
) as object;
const allows = new Ajv2020({ strict: false }).compile(schema);

type Json = unknown;
type Path = readonly (string | number)[];

/** Every place of a document that has a value. */
function pathsOf(value: Json, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

/** A copy of the document with something else at one place; `undefined` takes it out. */
function withAt(value: Json, path: Path, other: Json): Json {
  if (path.length === 0) return other;
  const [key, ...rest] = path as [string | number, ...Path];
  const copy = Array.isArray(value) ? [...(value as Json[])] : { ...(value as Record<string, Json>) };
  const record = copy as Record<string, Json>;
  const next = withAt(record[key], rest, other);
  if (next !== undefined) record[key] = next;
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else Reflect.deleteProperty(record, key);
  return copy;
}

const documents = [...scenarioNames('given').filter((_, index) => index % 4 === 0)].map((name) =>
  readDocument('given', name),
);
const document = fc.oneof(fc.constantFrom(...documents), scenarioDocument as fc.Arbitrary<Json>);
const place = document.chain((value) => fc.tuple(fc.constant(value), fc.constantFrom(...pathsOf(value))));
const wrong: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  undefined,
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  65_535,
  65_536,
  1e300,
  '',
  'any',
  'allow',
  'reject',
  'block',
  'tcp',
  'icmp',
  'in',
  'out',
  'linux',
  'windows',
  'loopback',
  'wan',
  'internet',
  'lan',
  'self',
  'gateway',
  'syn',
  'ping',
  'echo',
  '80',
  '80,',
  '99-1',
  '192.168.1.20',
  '192.168.1.20/24',
  '1.2.3.4/33',
  '300.1.1.1',
  '01.2.3.4',
  '1.2.3.4/024',
  '99999',
  'UPPER',
  'a b',
  [],
  {},
  [[]],
  [null],
);
const member = fc.constantFrom(
  'unknown',
  'stealth',
  'stateful',
  'dropInvalid',
  'rejectWith',
  'ports',
  'remotePorts',
  'ping',
  'host',
  'address',
  'upstream',
  'rules',
  'replies',
  'teaches',
  'expect',
  'constructor',
  'toString',
);

/** Every text of a document that has the form of an address, a prefix or a port list. */
function textsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/**
 * Where the decoder is stricter than the schema on purpose. A schema can give the form of an address or a port list,
 * not its meaning, and cannot compare members.
 */
function isDeliberatelyStricter(value: Json): boolean {
  const decoded = decodeScenario(value);
  if (decoded.ok) return false;
  const texts = new Set(textsOf(value));
  return decoded.problem.every(({ expected, path }) => {
    switch (expected.code) {
      // 300.1.1.1, 1.2.3.4/33, 99999 and 99-1 have the form, and mean nothing.
      case 'address':
      case 'prefix':
      case 'ports':
        return [...texts].some((text) => /^[\d./,-]+$/.test(text));
      case 'unique':
      case 'existing-host':
        return true;
      // Nobody waits longer than ten minutes for one probe.
      case 'integer':
        return path === '$.scan.timeoutMs' && expected.high === 600_000;
      default:
        return false;
    }
  });
}

function agree(value: Json): void {
  const decoded = decodeScenario(value);
  if (!allows(value)) {
    expect(decoded.ok, JSON.stringify(allows.errors)).toBe(false);
    return;
  }
  expect(decoded.ok || isDeliberatelyStricter(value), JSON.stringify(decoded)).toBe(true);
}

describe('the decoder and the schema', () => {
  test('take every given scenario', () => {
    for (const name of scenarioNames('given')) {
      const value = readDocument('given', name);
      expect(allows(value), name).toBe(true);
      expect(decodeScenario(value).ok, name).toBe(true);
    }
  });

  test('take every random home network', () => {
    fc.assert(
      fc.property(scenarioDocument as fc.Arbitrary<Json>, (value) => {
        expect(allows(value)).toBe(true);
        expect(decodeScenario(value).ok).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('agree about a document in which anything has been replaced or left out', () => {
    fc.assert(
      fc.property(place, wrong, ([value, path], other) => {
        agree(withAt(value, path, other));
      }),
      { numRuns: 3_000 },
    );
  });

  test('agree about a document that has one member more, anywhere', () => {
    fc.assert(
      fc.property(place, member, wrong, ([value, path], name, other) => {
        agree(withAt(value, [...path, name], other ?? 1));
      }),
      { numRuns: 1_500 },
    );
  });

  test('agree about any JSON at all', () => {
    fc.assert(fc.property(fc.jsonValue(), agree), { numRuns: 300 });
  });
});

describe('a problem', () => {
  test('says where it is, so that whoever mends that place is one problem further', () => {
    fc.assert(
      fc.property(place, wrong, ([value, path], other) => {
        const decoded = decodeScenario(withAt(value, path, other));
        if (decoded.ok) return;
        for (const problem of decoded.problem) expect(problem.path).toMatch(/^\$([.[].*)?$/);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    [['format'], 2, '$.format', 'one-of'],
    [['gateway', 'wan'], 7, '$.gateway.wan', 'prefix'],
    [['hosts', 0, 'stack'], 'macos', '$.hosts[0].stack', 'one-of'],
    [['scan', 'technique'], undefined, '$.scan.technique', 'present'],
    [['scan', 'ports'], '70000', '$.scan.ports', 'ports'],
    [['scan', 'odd name'], 1, '$.scan["odd name"]', 'known-member'],
    [['hosts'], {}, '$.hosts', 'array'],
    [['scanner'], null, '$.scanner', 'object'],
    [['gateway', 'masquerade'], 'yes', '$.gateway.masquerade', 'boolean'],
  ] as const)('with %j set to %j is at %s', (path, other, where, code) => {
    const value = withAt(readDocument('given', 'forward-to-dead-port'), path, other);
    const decoded = decodeScenario(value);
    expect(decoded.ok ? [] : decoded.problem).toContainEqual(
      expect.objectContaining({ path: where, expected: expect.objectContaining({ code }) as unknown }),
    );
  });

  test('is made of a member called __proto__, which changes no object', () => {
    const text = JSON.stringify(readDocument('given', 'forward-to-dead-port')).replace(
      '{"format"',
      '{"__proto__":{"minato":1},"format"',
    );
    expect(decodeScenario(JSON.parse(text) as unknown)).toMatchObject({
      ok: false,
      problem: [{ path: '$.__proto__', expected: { code: 'known-member' } }],
    });
    expect('minato' in {}).toBe(false);
  });

  test('is made of nesting without end, not an exception', () => {
    let deep: Json = 1;
    for (let level = 0; level < 20_000; level += 1) deep = [deep];
    expect(decodeScenario({ format: 1, name: 'deep', hosts: deep }).ok).toBe(false);
    expect(decodeScenario(deep).ok).toBe(false);
  });

  test('is not repeated for each of ten thousand wrong items', () => {
    const value = withAt(readDocument('given', 'forward-to-dead-port'), ['gateway', 'listeners'], Array(900).fill(0));
    const decoded = decodeScenario(value);
    expect(decoded.ok ? 0 : decoded.problem.length).toBeGreaterThan(10);
    expect(decoded.ok ? 0 : decoded.problem.length).toBeLessThanOrEqual(50);
  });
});
