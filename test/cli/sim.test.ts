import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodePcap } from '#sim/codec/pcap.ts';
import { projectRoot } from '#test/support/source-files.ts';

const GIVEN = join(projectRoot, 'test', 'conformance', 'scenarios');
const SOUND = join(GIVEN, 'forward-to-dead-port.json');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'minato-sim-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs one of our programs as its npm script does. */
function run(program: 'sim' | 'conformance', ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`src/cli/${program}.ts`, ...words], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function changed(change: (document: Record<string, unknown>) => void): string {
  const document = JSON.parse(readFileSync(SOUND, 'utf8')) as Record<string, unknown>;
  change(document);
  return JSON.stringify(document);
}

describe('sim', () => {
  test('--json prints one object in the agreed shape and nothing else', () => {
    const { status, stdout, stderr } = run('sim', SOUND, '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const result = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(result)).toEqual(['target', 'host', 'ports']);
    expect(result).toMatchObject({ target: '203.0.113.10', host: { up: true, reason: 'user-set' } });
    for (const port of result['ports'] as object[])
      expect(Object.keys(port)).toEqual(['port', 'proto', 'state', 'reason']);
  });

  test('without --json prints a line that a person can read for each port', () => {
    const { status, stdout } = run('sim', SOUND, '--explain');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^8080\/tcp\tclosed\tconn-refused$/m);
  });

  test('--batch --json-lines prints one line for each file, in the order of their names', () => {
    const batch = join(folder, 'batch');
    mkdirSync(batch);
    const names = ['b', 'a'];
    for (const name of names) writeFileSync(join(batch, `${name}.json`), readFileSync(SOUND));
    writeFileSync(join(batch, 'notes.txt'), 'no scenario');
    const { status, stdout, stderr } = run('sim', '--batch', batch, '--json-lines');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { scenario: string; result: object });
    expect(lines.map(({ scenario }) => scenario)).toEqual(['a', 'b']);
    for (const line of lines) expect(Object.keys(line)).toEqual(['scenario', 'result']);
  });

  test('--batch goes on after a file that is no scenario, and its status says that there was one', () => {
    const batch = join(folder, 'mixed');
    mkdirSync(batch);
    writeFileSync(join(batch, 'a-bad.json'), '{');
    writeFileSync(join(batch, 'good.json'), readFileSync(SOUND));
    const { status, stdout, stderr } = run('sim', '--batch', batch, '--json-lines');
    expect(status).toBe(2);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain('a-bad.json');
  });

  test('--pcap writes a capture that can be read again', () => {
    const out = join(folder, 'out.pcap');
    expect(run('sim', SOUND, '--json', '--pcap', out).status).toBe(0);
    const frames = decodePcap(readFileSync(out));
    expect(frames.ok && frames.value.length).toBeGreaterThan(3);
  });

  test('--pcap into a folder that is not there, or onto a folder, says so and leaves nothing half-written', () => {
    const before = readdirSync(folder);
    for (const out of [join(folder, 'missing', 'out.pcap'), folder]) {
      const { status, stdout, stderr } = run('sim', SOUND, '--json', '--pcap', out);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(`${out}: cannot be written`);
    }
    expect(readdirSync(folder)).toEqual(before);
    expect(existsSync(join(folder, 'missing'))).toBe(false);
  });

  test('--pcap of a file that is no scenario keeps an earlier capture as it was', () => {
    const out = file('kept.pcap', 'earlier');
    expect(run('sim', file('broken.json', '{'), '--pcap', out).status).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('earlier');
  });

  test('says what it understands when it is called in another way', () => {
    for (const words of [
      [],
      ['--unknown', SOUND],
      [SOUND, SOUND],
      ['--batch', folder],
      ['--pcap'],
      ['--batch', folder, '--json-lines', SOUND],
    ]) {
      const { status, stdout, stderr } = run('sim', ...words);
      expect({ status, stdout }, words.join(' ')).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('--batch DIR --json-lines');
    }
  });

  test('takes a file that begins with a byte order mark, as Windows editors write it', () => {
    const { status } = run('sim', file('mark.json', `\uFEFF${readFileSync(SOUND, 'utf8')}`), '--json');
    expect(status).toBe(0);
  });

  test.each([
    ['an empty file', () => '', '$: expected JSON'],
    ['half a file', () => '{"format": 1,', '$: expected JSON'],
    ['a list', () => '[]', '$: expected an object'],
    ['a wrong type', () => changed((document) => (document['hosts'] = 'none')), '$.hosts: expected a list'],
    ['a missing member', () => changed((document) => delete document['scan']), '$.scan: expected this member'],
    ['an unknown member', () => changed((document) => (document['wifi'] = true)), '$.wifi: expected no such member'],
    [
      'a wrong choice',
      () => changed((document) => (document['scanner'] = { vantage: 'moon' })),
      '$.scanner.vantage: expected one of internet, lan, gateway, self',
    ],
    ['deep nesting', () => `${'['.repeat(50_000)}${']'.repeat(50_000)}`, '$'],
    [
      'a prototype',
      () => changed(() => undefined).replace('{', '{"__proto__": {"format": 1}, '),
      '$.__proto__: expected no such member',
    ],
    [
      'a huge port list',
      () =>
        changed(
          (document) => (document['scan'] = { technique: 'syn', target: '1.2.3.4', ports: '80,'.repeat(200_000) }),
        ),
      '$.scan.ports: expected ports',
    ],
  ])('names file, place and what was expected for %s', (_what, text, message) => {
    const path = file('wrong.json', text());
    const { status, stdout, stderr } = run('sim', path, '--json');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`${path}: ${message}`);
    expect(stderr.length).toBeLessThan(5_000);
  });

  test('names a file that is not there, and a folder in place of a file', () => {
    for (const path of [join(folder, 'nowhere.json'), folder]) {
      const { status, stderr } = run('sim', path, '--json');
      expect(status).toBe(2);
      expect(stderr).toContain(`${path}: cannot be read`);
    }
    expect(run('sim', '--batch', join(folder, 'nowhere'), '--json-lines').status).toBe(2);
  });
});

describe('conformance', () => {
  test('ends with how many passed and failed, and its status says whether all did', () => {
    const scenarios = join(folder, 'conformance');
    mkdirSync(scenarios);
    writeFileSync(join(scenarios, 'good.json'), readFileSync(SOUND));
    const good = run('conformance', scenarios);
    expect(good).toMatchObject({ status: 0, stdout: '1 passed, 0 failed\n' });
    writeFileSync(
      join(scenarios, 'wrong.json'),
      readFileSync(SOUND, 'utf8').replace('"reason": "user-set"', '"reason": "arp-response"'),
    );
    writeFileSync(join(scenarios, 'broken.json'), '{');
    const bad = run('conformance', scenarios);
    expect(bad.status).toBe(1);
    expect(bad.stdout.trimEnd().split('\n').at(-1)).toBe('1 passed, 2 failed');
    expect(bad.stdout).toContain('wrong');
  });

  test('of no folder, or of an empty one, is no success', () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(run('conformance', empty).status).not.toBe(0);
    expect(run('conformance', join(folder, 'nowhere')).status).toBe(2);
    expect(run('conformance').status).toBe(2);
  });
});
