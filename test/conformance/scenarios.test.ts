import { describe, expect, test } from 'vitest';
import { reportOf, scanOf } from '#sim/network.ts';
import {
  expectedLines,
  readDocument,
  reportLines,
  scanned,
  scenarioNames,
  scenarioOf,
} from '#test/support/scenario-files.ts';

const given = scenarioNames('given');
const own = scenarioNames('own');

function cases(folder: 'given' | 'own', names: readonly string[]) {
  return names.map((name) => {
    const document = readDocument(folder, name);
    const { teaches } = document as { readonly teaches?: string };
    return { name, document, sentence: teaches ?? `${name}: a random network that crosses features` };
  });
}

function holds({ document }: { readonly document: unknown }): void {
  const scenario = scenarioOf(document);
  if (scenario.expect === null) throw new Error('the file says nothing of what real nmap reported');
  expect(reportLines(reportOf(scanOf(scanned(scenario), 1)!))).toEqual(expectedLines(scenario.expect));
}

test('there are as many measured scenarios as were given to the project', () => {
  expect(given.length).toBe(188);
});

describe('the simulated network reports what real nmap reported of a real one', () => {
  test.each(cases('given', given))('$sentence', holds);
});

describe('and so it does for the networks that the project measured itself', () => {
  test.each(cases('own', own))('$sentence', holds);
});

test('the answer depends on neither the name, nor the lesson, nor the expectation of a file', () => {
  for (const { document } of cases('given', given.slice(0, 40))) {
    const scenario = scenarioOf(document);
    const {
      teaches: _t,
      expect: _e,
      ...rest
    } = document as { readonly teaches?: string; readonly expect?: unknown; readonly name: string };
    const anonymous = scenarioOf({ ...rest, name: 'x' });
    expect(reportLines(reportOf(scanOf(scanned(anonymous), 1)!))).toEqual(
      reportLines(reportOf(scanOf(scanned(scenario), 1)!)),
    );
  }
});
