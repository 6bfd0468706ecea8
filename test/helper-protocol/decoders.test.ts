import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decoded } from '#helper-protocol/decoder.ts';
import { decodeHealth } from '#helper-protocol/health.ts';
import { decodeInterfaces } from '#helper-protocol/interfaces.ts';
import { decodeListeners } from '#helper-protocol/listeners.ts';
import {
  decodePairAnswer,
  decodePairRequest,
  formatCode,
  normalizeCode,
  parsePairFragment,
} from '#helper-protocol/pairing.ts';
import { createProblem, decodeProblem, PROBLEMS } from '#helper-protocol/problem.ts';
import { decodeReport, parseReport } from '#helper-protocol/report.ts';
import { applyScanEvent, decodeScanEvent } from '#helper-protocol/scan-event.ts';
import { decodeScanCreated, decodeScanRequest, decodeScanStatus, type ScanStatus } from '#helper-protocol/scan.ts';

const health = { name: 'port-helper', version: '1.0.0', api: 1 };
const address = { address: '192.168.1.20', family: 'ipv4', interface: 'eth0', scope: 'private', scannable: true };
const listeners = {
  available: true,
  source: 'proc',
  takenAt: '2030-01-01T12:00:00.000Z',
  truncated: false,
  listeners: [
    { protocol: 'tcp', address: '0.0.0.0', port: 22, process: 'sshd' },
    { protocol: 'udp', address: '127.0.0.1', port: 323, process: null },
  ],
};
const status: ScanStatus = {
  id: 'mPq3c0m9Q2yq8m0J1h2k3A',
  target: '127.0.0.1',
  protocol: 'tcp',
  ports: '1-1055,3000,8080',
  status: 'running',
  reason: null,
  done: 512,
  total: 1057,
  elapsedMs: 41,
  counts: { open: 2, closed: 510, filtered: 0, 'open|filtered': 0 },
  results: { open: '22,80', closed: '1-21,23-79,81-512', filtered: '', 'open|filtered': '' },
};
const created = {
  id: status.id,
  target: '127.0.0.1',
  protocol: 'tcp',
  ports: '1-1055',
  total: 1055,
  createdAt: '2030-01-01T12:00:00.000Z',
};
const token = { token: 'x'.repeat(43), tokenType: 'Bearer', expiresAt: '2030-01-01T12:00:00.000Z' };
const report = {
  report: 1,
  name: 'port-helper',
  version: '1.0.0',
  takenAt: '2030-01-01T12:00:00.000Z',
  scan: { ...status, status: 'completed' },
  listeners,
};

const answers: readonly (readonly [string, (value: unknown) => Decoded<unknown>, object])[] = [
  ['health', decodeHealth, health],
  ['interfaces', decodeInterfaces, { addresses: [address] }],
  ['listeners', decodeListeners, listeners],
  ['missing listeners', decodeListeners, { available: false, reason: 'tool-failed' }],
  ['pair', decodePairAnswer, token],
  ['created', decodeScanCreated, created],
  ['status', decodeScanStatus, status],
  ['report', decodeReport, report],
  ['problem', decodeProblem, createProblem('invalid-scan', [{ pointer: '/ports', code: 'ports-syntax' }])],
];

describe.each(answers)('the decoder of %s', (_name, decode, example) => {
  it('reads the example of the contract', () => {
    expect(decode(example)).toEqual({ ok: true, value: example });
  });

  it('leaves members behind that a later helper may add', () => {
    expect(decode({ ...example, later: { deep: true } })).toEqual({ ok: true, value: example });
  });

  it('takes own members only', () => {
    expect(decode(Object.create(example)).ok).toBe(false);
  });

  it.each(Object.keys(example).filter((member) => member !== 'errors'))('needs the member %s', (member) => {
    const without = Object.fromEntries(Object.entries(example).filter(([name]) => name !== member));
    expect(decode(without)).toMatchObject({
      ok: false,
      problem: { pointer: expect.stringContaining(member) as string },
    });
  });

  it('refuses any other JSON without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(decode(value).ok).toBe(false);
      }),
    );
  });

  it('refuses or reads, and never throws, when one member is something else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(example)), fc.anything(), (member, value) => {
        const read = decode({ ...example, [member]: value });
        if (read.ok) expect(JSON.stringify(read.value).length).toBeLessThan(2_000);
      }),
    );
  });

  it('cannot be made to change a prototype', () => {
    decode(
      JSON.parse(
        `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${JSON.stringify(example).slice(1)}`,
      ),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('decodeHealth', () => {
  it('tells a helper of another interface version from something that is no helper', () => {
    expect(decodeHealth({ ...health, api: 2 })).toEqual({
      ok: false,
      problem: { code: 'version-unknown', pointer: '/api' },
    });
    expect(decodeHealth({ ...health, name: 'other' })).toMatchObject({
      ok: false,
      problem: { code: 'member-invalid' },
    });
  });
});

describe('answers with hostile contents', () => {
  it.each([
    [
      'a listener on port 0',
      () => decodeListeners({ ...listeners, listeners: [{ ...listeners.listeners[0], port: 0 }] }),
    ],
    [
      'a process name without end',
      () => decodeListeners({ ...listeners, listeners: [{ ...listeners.listeners[0], process: 'x'.repeat(65) }] }),
    ],
    [
      '2 001 listeners',
      () => decodeListeners({ ...listeners, listeners: Array.from({ length: 2001 }, () => listeners.listeners[0]) }),
    ],
    ['an address that is markup', () => decodeInterfaces({ addresses: [{ ...address, address: '<img src=x>' }] })],
    ['more done than there is', () => decodeScanStatus({ ...status, done: 2000 })],
    [
      'a result that is no port list',
      () => decodeScanStatus({ ...status, results: { ...status.results, open: '80;' } }),
    ],
    ['a token with a line end', () => decodePairAnswer({ ...token, token: `${'x'.repeat(42)}\n` })],
    ['flags that nobody can draw', () => decodePairAnswer({ ...token, flags: 'KTA<' })],
    ['a date that is a script', () => decodePairAnswer({ ...token, expiresAt: 'javascript:alert(1)' })],
  ])('%s is refused', (_name, decode) => {
    expect(decode()).toMatchObject({ ok: false });
  });
});

describe('decodeScanRequest', () => {
  it('reads and merges a good request', () => {
    expect(decodeScanRequest({ target: '127.0.0.1', protocol: 'udp', ports: '5-9,1-5' })).toEqual({
      ok: true,
      value: { target: '127.0.0.1', protocol: 'udp', ports: [{ from: 1, to: 9 }] },
    });
  });

  it('names everything that is wrong at once', () => {
    expect(decodeScanRequest({ target: 1, protocol: 'sctp', ports: '0', extra: 1 })).toEqual({
      ok: false,
      problem: [
        { pointer: '/target', code: 'target-type' },
        { pointer: '/protocol', code: 'protocol-unknown' },
        { pointer: '/ports', code: 'ports-range' },
        { pointer: '', code: 'unknown-member' },
      ],
    });
  });

  it('counts what the prototype offers as missing, and `__proto__` as unknown', () => {
    const inherited = Object.create({ target: '127.0.0.1', protocol: 'tcp', ports: '1' }) as Record<string, unknown>;
    expect(decodeScanRequest(inherited).ok).toBe(false);
    const polluting = JSON.parse(
      '{"__proto__":{"target":"127.0.0.1"},"target":"127.0.0.1","protocol":"tcp","ports":"1"}',
    ) as Record<string, unknown>;
    expect(decodeScanRequest(polluting)).toEqual({ ok: false, problem: [{ pointer: '', code: 'unknown-member' }] });
  });
});

describe('pairing codes', () => {
  it.each([
    ['K7QX2-9MDRA', 'K7QX29MDRA'],
    ['k7qx29mdra', 'K7QX29MDRA'],
    ['-k-7QX2-9mdr-a-', 'K7QX29MDRA'],
    ['OoIiL-l0123', '0011110123'],
  ])('%s means %s', (typed, code) => {
    expect(normalizeCode(typed)).toBe(code);
  });

  it.each(['', 'K7QX2-9MDR', 'K7QX2-9MDRAA', 'K7QX2 9MDRA', 'K7QX2-9MDRU', 'Ｋ7QX2-9MDRA', 'K7QX2-9MDR\0'])(
    '%j is no code',
    (typed) => {
      expect(normalizeCode(typed)).toBeUndefined();
    },
  );

  it('are printed in two groups, and read from the link', () => {
    expect(formatCode('K7QX29MDRA')).toBe('K7QX2-9MDRA');
    expect(parsePairFragment('#pair=K7QX2-9MDRA')).toBe('K7QX29MDRA');
    expect(parsePairFragment('#pair=K7QX2-9MDRA&x=1')).toBeUndefined();
    expect(parsePairFragment('#chapter-2')).toBeUndefined();
  });

  it('come in a body with one member', () => {
    expect(decodePairRequest({ code: 'x' })).toEqual({ ok: true, value: { code: 'x' } });
    for (const body of [
      null,
      [],
      'x',
      {},
      { code: 1 },
      { code: ['x'] },
      { code: 'x', extra: 1 },
      { code: 'x'.repeat(65) },
    ]) {
      expect(decodePairRequest(body).ok).toBe(false);
    }
  });
});

describe('problems', () => {
  it.each(Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[])(
    '%s has a title without anything of a request',
    (code) => {
      const problem = createProblem(code);
      expect(problem).toEqual({
        type: `/problems/${code}`,
        title: PROBLEMS[code].title,
        status: PROBLEMS[code].status,
        code,
      });
      expect(problem.title).toMatch(/^[A-Z][A-Za-z /]+$/);
    },
  );
});

describe('scan events', () => {
  it('are read by name', () => {
    expect(decodeScanEvent('results', '{"open":"8080","closed":"513-1024","rttMs":{"8080":0.4},"later":1}')).toEqual({
      ok: true,
      value: { type: 'results', data: { open: '8080', closed: '513-1024', rttMs: { '8080': 0.4 } } },
    });
    expect(decodeScanEvent('weather', '{"sun":true}')).toEqual({ ok: true, value: null });
    expect(decodeScanEvent('done', '{')).toEqual({ ok: false, problem: { code: 'not-json', pointer: '' } });
    expect(decodeScanEvent('results', '{"rttMs":{"0":1}}').ok).toBe(false);
    expect(decodeScanEvent('results', '{"rttMs":{"80":-1}}').ok).toBe(false);
  });

  it('add up to the whole', () => {
    const after = applyScanEvent(status, { type: 'results', data: { open: '8080', closed: '513-1024' } });
    expect(after.results).toEqual({
      open: '22,80,8080',
      closed: '1-21,23-79,81-1024',
      filtered: '',
      'open|filtered': '',
    });
    expect(after.counts).toEqual({ open: 3, closed: 1022, filtered: 0, 'open|filtered': 0 });
    const done = applyScanEvent(after, {
      type: 'done',
      data: {
        status: 'completed',
        reason: null,
        elapsedMs: 92,
        counts: { open: 3, closed: 1054, filtered: 0, 'open|filtered': 0 },
      },
    });
    expect(done).toMatchObject({ status: 'completed', done: 1057, elapsedMs: 92 });
    expect(applyScanEvent(done, { type: 'snapshot', data: status })).toBe(status);
  });

  it('gather how long open ports took, and a report holds it', () => {
    const first = applyScanEvent(status, { type: 'results', data: { rttMs: { '22': 0.3 } } });
    const second = applyScanEvent(first, { type: 'results', data: { open: '8080', rttMs: { '8080': 0.42 } } });
    expect(second.rttMs).toEqual({ '22': 0.3, '8080': 0.42 });
    const written = { ...report, scan: second };
    expect(parseReport(JSON.stringify(written))).toEqual({ ok: true, value: written });
    const foreign = { ...report, scan: { ...status, rttMs: { ['__proto__x']: 1 } } };
    expect(parseReport(JSON.stringify(foreign))).toMatchObject({ ok: false, problem: { pointer: '/scan/rttMs' } });
  });
});

describe('parseReport', () => {
  it('reads a pasted document, with a byte order mark as Windows editors write it', () => {
    expect(parseReport(`\uFEFF${JSON.stringify(report, null, 2)}\r\n`)).toEqual({ ok: true, value: report });
  });

  it.each([
    ['10 MB of anything', 'x'.repeat(10_000_000), 'too-large'],
    ['no JSON', 'Port helper 1.0.0', 'not-json'],
    ['a later version', JSON.stringify({ ...report, report: 2 }), 'version-unknown'],
    ['another program', JSON.stringify({ ...report, name: 'nmap' }), 'member-invalid'],
    ['foreign JSON', '[1,2,3]', 'not-an-object'],
  ])('says of %s what is wrong', (_name, text, code) => {
    expect(parseReport(text)).toMatchObject({ ok: false, problem: { code } });
  });
});
