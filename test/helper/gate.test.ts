import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGateRules, type GateVerdict, judgeRequest } from '#helper/gate.ts';

const rules = createGateRules(47815, ['https://minato.example']);
const own = 'http://127.0.0.1:47815';

interface Sent {
  readonly peer?: string | undefined;
  readonly target?: string;
  readonly host?: string | readonly string[];
  readonly headers?: readonly (readonly [string, string])[];
}

function judge({
  peer = '127.0.0.1',
  target = '/api/v1/health',
  host = '127.0.0.1:47815',
  headers = [],
}: Sent): GateVerdict {
  const hosts = typeof host === 'string' ? [host] : host;
  return judgeRequest(rules, {
    peer,
    target,
    rawHeaders: [...hosts.map((value) => ['Host', value] as const), ...headers].flat(),
  });
}

const origin = (value: string): readonly [string, string] => ['Origin', value];
const site = (value: string): readonly [string, string] => ['Sec-Fetch-Site', value];

describe('the gate lets in', () => {
  it.each<[string, Sent]>([
    ['a program without an Origin', {}],
    ['the name localhost, in any case', { host: 'LocalHost:47815' }],
    ['the own page, whose GET has no Origin', { headers: [site('same-origin')] }],
    ['the own page, whose POST has one', { headers: [origin(own), site('same-origin')] }],
    ['the own page under the other name', { host: 'localhost:47815', headers: [origin('http://localhost:47815')] }],
    ['the allowed public site', { headers: [origin('https://minato.example'), site('cross-site')] }],
    ['a link from any site to a page of the course', { target: '/ja/', headers: [site('cross-site')] }],
    ['a query, which is not part of the path', { target: '/api/v1/health?token=x' }],
    [
      'claims of a proxy, which count for nothing',
      {
        headers: [
          ['X-Forwarded-Host', 'evil.example'],
          ['Forwarded', 'host=evil.example'],
        ],
      },
    ],
    ['a peer on IPv6 loopback', { peer: '::1' }],
    ['an IPv4 peer seen through an IPv6 socket', { peer: '::ffff:127.0.0.1' }],
  ])('%s', (_name, sent) => {
    expect(judge(sent).verdict).toBe('pass');
  });

  it('and says which answers may carry CORS headers', () => {
    expect(judge({ headers: [origin('https://minato.example')] })).toMatchObject({
      isForeign: true,
      origin: 'https://minato.example',
    });
    expect(judge({ headers: [origin(own)] })).toMatchObject({ isForeign: false, origin: own });
    expect(judge({})).toMatchObject({ isForeign: false, origin: null });
  });
});

describe('the gate keeps out', () => {
  it.each<[attack: string, code: string, sent: Sent]>([
    ['open proxy: an absolute target', 'bad-request-target', { target: 'http://127.0.0.1:47815/api/v1/health' }],
    ['open proxy: CONNECT style', 'bad-request-target', { target: 'example.com:443' }],
    ['OPTIONS *', 'bad-request-target', { target: '*' }],
    ['a fragment in the target (Vite, CVE-2025-32395)', 'bad-request-target', { target: '/@fs/#/../etc/passwd' }],
    ['an empty target', 'bad-request-target', { target: '' }],
    ['rebinding: a name of their own', 'host-not-allowed', { host: 'evil.example:47815' }],
    ['rebinding: no Host at all', 'host-not-allowed', { host: [] }],
    ['rebinding: the second of two hosts is good', 'host-not-allowed', { host: ['evil.example', '127.0.0.1:47815'] }],
    ['rebinding: the first of two hosts is good', 'host-not-allowed', { host: ['127.0.0.1:47815', 'evil.example'] }],
    ['0.0.0.0 (MCP Inspector, CVE-2025-49596)', 'host-not-allowed', { host: '0.0.0.0:47815' }],
    ['the unspecified IPv6 address', 'host-not-allowed', { host: '[::]:47815' }],
    ['IPv6 loopback, on which nobody listens', 'host-not-allowed', { host: '[::1]:47815' }],
    ['Host without a port', 'host-not-allowed', { host: '127.0.0.1' }],
    ['Host with another port', 'host-not-allowed', { host: '127.0.0.1:47816' }],
    ['Host with a good beginning', 'host-not-allowed', { host: '127.0.0.1:47815.evil.example' }],
    ['Host with a good end', 'host-not-allowed', { host: 'evil.example#127.0.0.1:47815' }],
    ['Host with user information', 'host-not-allowed', { host: 'x@127.0.0.1:47815' }],
    ['another spelling of the address', 'host-not-allowed', { host: '2130706433:47815' }],
    ['a short spelling of the address', 'host-not-allowed', { host: '127.1:47815' }],
    ['a name with a dot at its end', 'host-not-allowed', { host: 'localhost.:47815' }],
    ['a name below localhost', 'host-not-allowed', { host: 'evil.localhost:47815' }],
    ['a list of hosts', 'host-not-allowed', { host: '127.0.0.1:47815, evil.example' }],
    ['a foreign page', 'origin-not-allowed', { headers: [origin('https://evil.example')] }],
    ['a page without an origin (sandboxed frame, file)', 'origin-not-allowed', { headers: [origin('null')] }],
    ['an empty Origin', 'origin-not-allowed', { headers: [origin('')] }],
    ['two Origins, one of them good', 'origin-not-allowed', { headers: [origin(own), origin('https://evil.example')] }],
    ['the same Origin twice', 'origin-not-allowed', { headers: [origin(own), origin(own)] }],
    [
      'a local server on another port (webpack-dev-server, CVE-2025-30360)',
      'origin-not-allowed',
      { headers: [origin('http://127.0.0.1:3000')] },
    ],
    ['the own host without its port', 'origin-not-allowed', { headers: [origin('http://127.0.0.1')] }],
    ['the own host as https', 'origin-not-allowed', { headers: [origin('https://127.0.0.1:47815')] }],
    ['the own origin with a slash', 'origin-not-allowed', { headers: [origin(`${own}/`)] }],
    ['the own origin as a beginning', 'origin-not-allowed', { headers: [origin(`${own}.evil.example`)] }],
    ['a subdomain of the allowed site', 'origin-not-allowed', { headers: [origin('https://x.minato.example')] }],
    ['the allowed site as http', 'origin-not-allowed', { headers: [origin('http://minato.example')] }],
    [
      'the allowed site in capitals, which no browser sends',
      'origin-not-allowed',
      { headers: [origin('https://MINATO.example')] },
    ],
    ['a no-cors request of a foreign page', 'origin-not-allowed', { headers: [site('cross-site')] }],
    ['a no-cors request of another local port', 'origin-not-allowed', { headers: [site('same-site')] }],
    ['a repeated Sec-Fetch-Site', 'origin-not-allowed', { headers: [site('same-origin'), site('cross-site')] }],
    [
      'a WebSocket of the own page',
      'upgrade-not-supported',
      { headers: [origin(own), ['Upgrade', 'websocket'], ['Connection', 'Upgrade']] },
    ],
    ['an upgrade to HTTP/2', 'upgrade-not-supported', { headers: [['Upgrade', 'h2c']] }],
    ['a target without end', 'target-too-long', { target: `/${'a'.repeat(2048)}` }],
  ])('%s: %s', (_attack, code, sent) => {
    expect(judge(sent)).toMatchObject({ verdict: 'refuse', code });
  });

  it.each(['192.168.1.20', '10.0.0.1', '::ffff:10.0.0.1', 'fe80::1', '128.0.0.1', '', undefined])(
    'a peer that is not this machine: %s',
    (peer) => {
      expect(judgeRequest(rules, { peer, target: '/', rawHeaders: ['Host', '127.0.0.1:47815'] })).toEqual({
        verdict: 'close',
      });
    },
  );
});

describe('the order of the checks', () => {
  it('is target, host, origin, upgrade, length', () => {
    const bad: Required<Pick<Sent, 'target' | 'host' | 'headers'>> = {
      target: `x${'a'.repeat(3000)}`,
      host: 'evil.example',
      headers: [origin('https://evil.example'), ['Upgrade', 'websocket']],
    };
    expect(judge(bad)).toMatchObject({ code: 'bad-request-target' });
    expect(judge({ ...bad, target: `/${bad.target}` })).toMatchObject({ code: 'host-not-allowed' });
    expect(judge({ headers: bad.headers, target: `/${bad.target}` })).toMatchObject({ code: 'origin-not-allowed' });
    expect(judge({ headers: [['Upgrade', 'x']], target: `/${bad.target}` })).toMatchObject({
      code: 'upgrade-not-supported',
    });
  });
});

describe('the gate, for any headers', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(own, '127.0.0.1:47815', 'null', '*', 'https://minato.example'),
  );
  const name = fc.constantFrom(
    'Host',
    'host',
    'HOST',
    'Origin',
    'origin',
    'Sec-Fetch-Site',
    'Upgrade',
    'Referer',
    'X-Forwarded-Host',
    'Cookie',
  );

  it('lets nobody in without exactly one good Host, nor with an Origin that is not on the list', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, word), { maxLength: 8 }), fc.string(), (headers, target) => {
        const verdict = judgeRequest(rules, { peer: '127.0.0.1', target, rawHeaders: headers.flat() });
        if (verdict.verdict !== 'pass') return;
        const values = (wanted: string): string[] =>
          headers.filter(([header]) => header.toLowerCase() === wanted).map(([, value]) => value);
        expect(values('host').map((value) => value.toLowerCase())).toHaveLength(1);
        expect(['127.0.0.1:47815', 'localhost:47815']).toContain(values('host')[0]?.toLowerCase());
        for (const value of values('origin'))
          expect([own, 'http://localhost:47815', 'https://minato.example']).toContain(value);
        expect(values('upgrade')).toEqual([]);
        expect(target.startsWith('/')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('lets no foreign origin in when none was allowed', () => {
    const strict = createGateRules(47815, []);
    const verdict = judgeRequest(strict, {
      peer: '127.0.0.1',
      target: '/',
      rawHeaders: ['Host', '127.0.0.1:47815', 'Origin', 'https://minato.example'],
    });
    expect(verdict).toEqual({ verdict: 'refuse', code: 'origin-not-allowed', allowedForeignOrigin: null });
  });
});
