/**
 * Every row of the threat model (contract §12) against the program as it really runs. A failure would be: a scan
 * starts, data is disclosed without a token, CORS is granted to a foreign origin, the process dies or hangs, or an
 * address that is not the machine's own is probed.
 */
import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { foreignTargets } from './support/foreign-targets.ts';
import { type HelperProcess, startHelperProcess } from './support/helper-process.ts';
import { type RawAnswer, request, requestBytes, type RequestParts, sendRaw } from './support/raw-request.ts';

const ALLOWED = 'https://minato.example';
const TEXT = 'application/json';

let helper: HelperProcess;
let token = '';
let canary: Server;
let canaryPort = 0;
let canaryHits = 0;

const authorization = (): readonly [string, string] => ['Authorization', `Bearer ${token}`];
const json = ['Content-Type', TEXT] as const;

/** Sends, and waits while the helper says that there are too many requests: the limit is not what is tested here. */
async function ask(parts: RequestParts): Promise<RawAnswer> {
  for (;;) {
    const answer = await request(helper.port, parts);
    if (answer.status !== 429 || answer.headers['retry-after'] !== '1') return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Waits until the limit of requests has room again, for a test that writes its request by hand. */
async function untilCalm(): Promise<void> {
  await ask({ target: '/api/v1/health' });
  await new Promise((resolve) => setTimeout(resolve, 500));
}

function scanBody(target: string, ports = String(canaryPort)): string {
  return JSON.stringify({ target, protocol: 'tcp', ports });
}

function scansStarted(): number {
  return (helper.log().match(/ scan-started /g) ?? []).length;
}

function expectProblem(answer: RawAnswer, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(answer.body)).toMatchObject({ type: `/problems/${code}`, status, code });
}

function expectNoGrant(answer: RawAnswer): void {
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
}

beforeAll(async () => {
  helper = await startHelperProcess(['--no-site', '--allow-origin', ALLOWED]);
  canary = createServer((socket) => {
    canaryHits += 1;
    socket.destroy();
  }).listen(0, '0.0.0.0');
  await once(canary, 'listening');
  canaryPort = (canary.address() as { port: number }).port;
  const paired = await request(helper.port, {
    method: 'POST',
    target: '/api/v1/pair',
    headers: [json],
    body: JSON.stringify({ code: helper.code }),
  });
  token = (JSON.parse(paired.body) as { token: string }).token;
});

afterAll(async () => {
  canary.close();
  await helper.end();
});

afterEach(async () => {
  expect(helper.isAlive()).toBe(true);
  expect(canaryHits).toBe(0);
  expect(scansStarted()).toBe(0);
  const health = await ask({ target: '/api/v1/health' });
  expect(JSON.parse(health.body)).toEqual({ name: 'port-helper', version: '1.0.0', api: 1 });
});

const closedRoutes: readonly (readonly [string, string])[] = [
  ['DELETE', '/api/v1/pair'],
  ['GET', '/api/v1/interfaces'],
  ['GET', '/api/v1/listeners'],
  ['POST', '/api/v1/scans'],
  ['GET', '/api/v1/scans/AAAAAAAAAAAAAAAAAAAAAA'],
  ['GET', '/api/v1/scans/AAAAAAAAAAAAAAAAAAAAAA/events'],
  ['DELETE', '/api/v1/scans/AAAAAAAAAAAAAAAAAAAAAA'],
];

describe('1. any web page that sends simple requests', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'starts nothing with a form of type %j, even with a token',
    async (type) => {
      const answer = await ask({
        method: 'POST',
        target: '/api/v1/scans',
        headers: [authorization(), ['Content-Type', type]],
        body: scanBody('127.0.0.1'),
      });
      expectProblem(answer, 415, 'unsupported-media-type');
    },
  );

  it.each(['image', 'script', 'iframe', 'empty'])('gets nothing as %s of a foreign page', async (destination) => {
    for (const site of ['cross-site', 'same-site']) {
      const headers = [
        ['Sec-Fetch-Site', site],
        ['Sec-Fetch-Mode', 'no-cors'],
        ['Sec-Fetch-Dest', destination],
      ] as const;
      expectProblem(await ask({ target: '/api/v1/health', headers }), 403, 'origin-not-allowed');
    }
  });

  it('is not let in by a second Sec-Fetch-Site, nor by one in capitals', async () => {
    for (const sites of [['same-origin', 'cross-site'], ['cross-site', 'none'], ['Cross-Site'], ['SAME-SITE']]) {
      const headers = [authorization(), ...sites.map((site) => ['Sec-Fetch-Site', site] as const)];
      expectProblem(await ask({ target: '/api/v1/interfaces', headers }), 403, 'origin-not-allowed');
    }
  });

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'TRACE', 'OPTIONS', 'PROPFIND'])('starts nothing with %s', async (method) => {
    const answer = await ask({
      method,
      target: '/api/v1/scans?target=127.0.0.1&protocol=tcp&ports=80',
      headers: [authorization()],
    });
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('POST');
  });

  it('is told by every answer that nothing may be framed, sniffed, embedded, stored or sent on', async () => {
    for (const parts of [
      { target: '/api/v1/health' },
      { target: '/nothing' },
      { target: '/api/v1/scans' },
      { target: '/api/v1/interfaces' },
    ]) {
      const { headers } = await ask(parts);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      });
      expect(headers['set-cookie']).toBeUndefined();
    }
  });
});

describe('2. any web page that wants to read answers', () => {
  const origins = (port: number): readonly string[] => [
    'https://evil.example',
    'http://evil.example',
    'null',
    '',
    '*',
    `${ALLOWED}.evil.example`,
    `https://evil.example/${ALLOWED}`,
    'https://x.minato.example',
    'http://minato.example',
    `${ALLOWED}/`,
    `${ALLOWED}:443`,
    'https://MINATO.example',
    `http://127.0.0.1`,
    `http://127.0.0.1:${String(port + 1)}`,
    `http://localhost:${String(port + 1)}`,
    `https://127.0.0.1:${String(port)}`,
    `http://[::1]:${String(port)}`,
    `http://0.0.0.0:${String(port)}`,
    'file://',
    `http://127.0.0.1:${String(port)}, https://evil.example`,
  ];

  it('is granted nothing, from twenty origins, by request and by preflight, on every route', async () => {
    expect(new Set(origins(helper.port)).size).toBe(20);
    for (const origin of origins(helper.port)) {
      const simple = await ask({ target: '/api/v1/health', headers: [['Origin', origin]] });
      expectProblem(simple, 403, 'origin-not-allowed');
      expectNoGrant(simple);
      const preflight = await ask({
        method: 'OPTIONS',
        target: '/api/v1/scans',
        headers: [
          ['Origin', origin],
          ['Access-Control-Request-Method', 'POST'],
          ['Access-Control-Request-Private-Network', 'true'],
        ],
      });
      expectProblem(preflight, 403, 'origin-not-allowed');
      expectNoGrant(preflight);
      const stolen = await ask({ target: '/api/v1/interfaces', headers: [['Origin', origin], authorization()] });
      expectProblem(stolen, 403, 'origin-not-allowed');
      expectNoGrant(stolen);
    }
  });

  it('is granted exactly this when it was allowed, and never credentials or a private network', async () => {
    const preflight = await ask({
      method: 'OPTIONS',
      target: '/api/v1/scans',
      headers: [
        ['Origin', ALLOWED],
        ['Access-Control-Request-Method', 'POST'],
        ['Access-Control-Request-Private-Network', 'true'],
      ],
    });
    expect(preflight.status).toBe(204);
    expect(
      Object.fromEntries(Object.entries(preflight.headers).filter(([name]) => /^(access-control|vary)/.test(name))),
    ).toEqual({
      'access-control-allow-origin': ALLOWED,
      'access-control-allow-methods': 'GET, POST, DELETE',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '600',
      vary: 'Origin',
    });
    const refused = await ask({ target: '/api/v1/interfaces', headers: [['Origin', ALLOWED]] });
    expectProblem(refused, 401, 'token-required');
    expect(refused.headers).toMatchObject({ 'access-control-allow-origin': ALLOWED, vary: 'Origin' });
  });

  it('cannot send two origins', async () => {
    const own = `http://127.0.0.1:${String(helper.port)}`;
    for (const pair of [
      [ALLOWED, ALLOWED],
      [own, 'https://evil.example'],
      [ALLOWED, own],
    ]) {
      const answer = await ask({ target: '/api/v1/health', headers: pair.map((value) => ['Origin', value] as const) });
      expectProblem(answer, 403, 'origin-not-allowed');
      expectNoGrant(answer);
    }
  });

  it('reads no file of the site through CORS either', async () => {
    expectNoGrant(await ask({ target: '/', headers: [['Origin', ALLOWED]] }));
  });
});

describe('3. WebSockets and other upgrades', () => {
  it.each(['/', '/api/v1/health', '/api/v1/scans', '/api/v1/scans/AAAAAAAAAAAAAAAAAAAAAA/events'])(
    'are never answered with 101 at %s',
    async (target) => {
      const headers = [
        ['Upgrade', 'websocket'],
        ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
        ['Sec-WebSocket-Version', '13'],
        authorization(),
      ] as const;
      expectProblem(await ask({ target, headers }), 400, 'upgrade-not-supported');
      const asBrowser = await sendRaw(
        helper.port,
        `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${String(helper.port)}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      );
      expect(asBrowser.status).toBe(400);
    },
  );

  it('to HTTP/2 are refused, with and without a preface', async () => {
    expectProblem(
      await ask({
        target: '/api/v1/health',
        headers: [
          ['Upgrade', 'h2c'],
          ['HTTP2-Settings', 'AAMAAABkAAQAAP__'],
        ],
      }),
      400,
      'upgrade-not-supported',
    );
    expect((await sendRaw(helper.port, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')).status).toBe(400);
  });
});

describe('4. to 6. DNS rebinding, 0.0.0.0 and missing headers', () => {
  const hosts = (port: number): readonly string[] => [
    'evil.example',
    `evil.example:${String(port)}`,
    '127.0.0.1',
    'localhost',
    `127.0.0.1:${String(port + 1)}`,
    `0.0.0.0:${String(port)}`,
    `[::]:${String(port)}`,
    `[::1]:${String(port)}`,
    `127.0.0.1.nip.io:${String(port)}`,
    `127.1:${String(port)}`,
    `2130706433:${String(port)}`,
    `localhost.:${String(port)}`,
    `evil@127.0.0.1:${String(port)}`,
    `127.0.0.1:${String(port)}, evil.example`,
  ];

  it('are stopped by the host list on every route, with a good token too', async () => {
    expect(hosts(helper.port)).toHaveLength(14);
    for (const host of hosts(helper.port)) {
      expectProblem(
        await ask({ target: '/api/v1/interfaces', host, headers: [authorization()] }),
        421,
        'host-not-allowed',
      );
      expectProblem(await ask({ target: '/', host }), 421, 'host-not-allowed');
    }
  });

  it('are stopped in every other spelling of this machine and of its networks', async () => {
    const at = String(helper.port);
    for (const host of [
      `127.0.0.1.:${at}`,
      `127.0.0.1:0${at}`,
      `0127.0.0.1:${at}`,
      `0177.0.0.1:${at}`,
      `0x7f000001:${at}`,
      `017700000001:${at}`,
      `[::ffff:127.0.0.1]:${at}`,
      `[::ffff:7f00:1]:${at}`,
      `[::1%25lo]:${at}`,
      `0:${at}`,
      `255.255.255.255:${at}`,
      `224.0.0.1:${at}`,
      `localtest.me:${at}`,
      `localhost.localdomain:${at}`,
      `%6cocalhost:${at}`,
      `localhost:${at}/`,
      `localhost:${at}#`,
      `evil.example,localhost:${at}`,
      `http://localhost:${at}`,
    ]) {
      expectProblem(await ask({ target: '/api/v1/health', host }), 421, 'host-not-allowed');
    }
  });

  it('are stopped when Host is missing, empty or sent twice, in HTTP/1.0 as well', async () => {
    const good = `127.0.0.1:${String(helper.port)}`;
    for (const head of [
      'GET /api/v1/health HTTP/1.1\r\n',
      'GET /api/v1/health HTTP/1.0\r\n',
      'GET /api/v1/health HTTP/1.1\r\nHost:\r\n',
      `GET /api/v1/health HTTP/1.1\r\nHost: ${good}\r\nHost: ${good}\r\n`,
      `GET /api/v1/health HTTP/1.1\r\nHost: ${good}\r\nhost: evil.example\r\n`,
      `GET /api/v1/health HTTP/1.1\r\nHost: evil.example\r\nHost: ${good}\r\n`,
      `GET /api/v1/health HTTP/1.0\r\nHost: evil.example\r\n`,
      `GET /api/v1/health HTTP/1.1\r\nX-Forwarded-Host: ${good}\r\n`,
    ]) {
      expectProblem(await sendRaw(helper.port, `${head}Connection: close\r\n\r\n`), 421, 'host-not-allowed');
    }
  });

  it('do not profit from what a proxy would say', async () => {
    const headers = [
      ['X-Forwarded-Host', `127.0.0.1:${String(helper.port)}`],
      ['X-Forwarded-For', '127.0.0.1'],
      ['Forwarded', 'for=127.0.0.1;host=127.0.0.1'],
    ] as const;
    expectProblem(await ask({ target: '/api/v1/health', host: 'evil.example', headers }), 421, 'host-not-allowed');
  });
});

describe('7. another local server', () => {
  it.each([3000, 4321, 5173, 8080])('on port %i is as foreign as any site', async (port) => {
    expectProblem(
      await ask({
        target: '/api/v1/interfaces',
        headers: [['Origin', `http://localhost:${String(port)}`], authorization()],
      }),
      403,
      'origin-not-allowed',
    );
  });

  it('cannot use a token that was issued to another origin', async () => {
    expectProblem(
      await ask({ target: '/api/v1/interfaces', headers: [['Origin', ALLOWED], authorization()] }),
      401,
      'token-required',
    );
  });
});

describe('8. another user or program, without a token', () => {
  it.each(closedRoutes)('gets one and the same answer from %s %s', async (method, target) => {
    const answer = await ask({
      method,
      target,
      ...(method === 'POST' ? { headers: [json], body: scanBody('127.0.0.1') } : {}),
    });
    expectProblem(answer, 401, 'token-required');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('guesses three hundred tokens in vain', async () => {
    const guess = (index: number): string =>
      Buffer.from(`guess number ${String(index)}`.padEnd(32, '.')).toString('base64url');
    const answers = await Promise.all(
      Array.from({ length: 150 }, (_, index) =>
        ask({ target: '/api/v1/interfaces', headers: [['Authorization', `Bearer ${guess(index)}`]] }),
      ),
    );
    const more = await Promise.all(
      Array.from({ length: 150 }, (_, index) =>
        ask({ target: '/api/v1/listeners', headers: [['Authorization', `Bearer ${guess(150 + index)}`]] }),
      ),
    );
    expect(new Set([...answers, ...more].map(({ status }) => status))).toEqual(new Set([401]));
  });

  it('finds no token in the trailers of a body', async () => {
    await untilCalm();
    const body = scanBody('127.0.0.1');
    const answer = await sendRaw(
      helper.port,
      `POST /api/v1/scans HTTP/1.1\r\nHost: 127.0.0.1:${String(helper.port)}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nTrailer: Authorization\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    expectProblem(answer, 401, 'token-required');
  });

  it('finds no other place for a token', async () => {
    const basic = Buffer.from(`:${token}`).toString('base64');
    for (const parts of [
      { target: `/api/v1/interfaces?token=${token}` },
      { target: `/api/v1/interfaces?access_token=${token}` },
      { target: '/api/v1/interfaces', headers: [['Cookie', `token=${token}`]] },
      { target: '/api/v1/interfaces', headers: [['X-Token', token]] },
      { target: '/api/v1/interfaces', headers: [['Authorization', `Basic ${basic}`]] },
      { target: '/api/v1/interfaces', headers: [['Authorization', token]] },
      { target: '/api/v1/interfaces', headers: [['Authorization', `bearer:${token}`]] },
      { target: '/api/v1/interfaces', headers: [['Authorization', `Bearer ${token}x`]] },
      { target: '/api/v1/interfaces', headers: [['Authorization', `Bearer ${token.slice(0, 42)}`]] },
      { target: '/api/v1/interfaces', headers: [authorization(), authorization()] },
      { target: '/api/v1/interfaces', headers: [authorization(), ['Authorization', 'Bearer x']] },
      {
        method: 'POST',
        target: '/api/v1/scans',
        headers: [json],
        body: JSON.stringify({ token, target: '127.0.0.1', protocol: 'tcp', ports: '80' }),
      },
    ] as readonly RequestParts[]) {
      expectProblem(await ask(parts), 401, 'token-required');
    }
  });
});

describe('10. a hostile page with a token', () => {
  it.each(foreignTargets)('scans nothing else than an own address as it is listed: %j', async (target) => {
    expectProblem(
      await ask({ method: 'POST', target: '/api/v1/scans', headers: [authorization(), json], body: scanBody(target) }),
      403,
      'target-not-own',
    );
  });
});

describe('12. malformed bodies', () => {
  const body = (members: object): string =>
    JSON.stringify({ target: '127.0.0.1', protocol: 'tcp', ports: '80', ...members });
  const deep = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);

  it.each<[string, number, string | Buffer]>([
    ['nothing', 400, ''],
    ['blanks', 400, '   '],
    ['half an object', 400, '{"target":'],
    ['two objects', 400, `${body({})}${body({})}`],
    ['a comment', 400, `/* x */${body({})}`],
    ['a trailing comma', 400, '{"target":"127.0.0.1","protocol":"tcp","ports":"80",}'],
    ['single quotes', 400, "{'target':'127.0.0.1'}"],
    ['NaN', 400, '{"ports":NaN}'],
    ['a number in hex', 400, '{"ports":0x50}'],
    ['a byte order mark', 400, `\uFEFF${body({})}`],
    ['bytes that are no UTF-8', 400, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['an overlong UTF-8 sequence', 400, Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['UTF-16', 400, Buffer.from(body({}), 'utf16le')],
    ['a zero byte', 400, `${body({})}\0`],
    ['a form', 400, 'target=127.0.0.1&ports=80'],
    ['XML', 400, '<?xml version="1.0"?><scan/>'],
    ['an array', 422, '[]'],
    ['an array around it', 422, `[${body({})}]`],
    ['null', 422, 'null'],
    ['a string', 422, '"127.0.0.1"'],
    ['a number', 422, '80'],
    ['true', 422, 'true'],
    ['an empty object', 422, '{}'],
    ['arrays in arrays, 2 000 deep', 422, deep('[', ']', 2000)],
    ['objects in objects', 422, `{"a":${deep('{"a":', '}', 500).replace('}', '1}')}}`],
    ['an unknown member', 422, body({ rate: 1 })],
    ['__proto__', 422, '{"__proto__":{"target":"127.0.0.1"},"target":"127.0.0.1","protocol":"tcp","ports":"80"}'],
    ['constructor', 422, body({ constructor: { prototype: {} } })],
    ['a callback', 422, body({ callback: 'http://evil.example/' })],
    ['a target that is a number', 422, body({ target: 2_130_706_433 })],
    ['a target that is a list', 422, body({ target: ['127.0.0.1'] })],
    ['a target that is an object', 422, body({ target: { toString: '127.0.0.1' } })],
    ['a target that is null', 422, body({ target: null })],
    ['no target', 422, JSON.stringify({ protocol: 'tcp', ports: '80' })],
    ['a protocol in capitals', 422, body({ protocol: 'TCP' })],
    ['another protocol', 422, body({ protocol: 'sctp' })],
    ['a protocol that is a list', 422, body({ protocol: ['tcp'] })],
    ['no protocol', 422, JSON.stringify({ target: '127.0.0.1', ports: '80' })],
    ['ports that are a number', 422, body({ ports: 80 })],
    ['ports that are a list', 422, body({ ports: [80] })],
    ['no ports', 422, JSON.stringify({ target: '127.0.0.1', protocol: 'tcp' })],
    ['empty ports', 422, body({ ports: '' })],
    ['port 0', 422, body({ ports: '0' })],
    ['port 65536', 422, body({ ports: '65536' })],
    ['a port with a sign', 422, body({ ports: '+80' })],
    ['a negative port', 422, body({ ports: '-80' })],
    ['a range backwards', 422, body({ ports: '90-80' })],
    ['a range without end', 422, body({ ports: '80-' })],
    ['a leading zero', 422, body({ ports: '080' })],
    ['a blank', 422, body({ ports: '80, 81' })],
    ['a semicolon', 422, body({ ports: '80;81' })],
    ['an exponent', 422, body({ ports: '8e1' })],
    ['a fraction', 422, body({ ports: '80.5' })],
    ['hexadecimal', 422, body({ ports: '0x50' })],
    ['a star', 422, body({ ports: '*' })],
    ['a wide digit', 422, body({ ports: '８０' })],
    ['a number beyond all', 422, body({ ports: '9'.repeat(400) })],
    ['a line end', 422, body({ ports: '80\n' })],
    ['a command', 422, body({ ports: '80`id`' })],
    ['257 items', 422, body({ ports: Array.from({ length: 257 }, (_, index) => index + 1).join(',') })],
    ['1 025 characters', 422, body({ ports: '1,'.repeat(512) + '1' })],
  ])('%s: %i', async (_name, status, bytes) => {
    const answer = await ask({
      method: 'POST',
      target: '/api/v1/scans',
      headers: [authorization(), json],
      body: bytes,
    });
    const problem = JSON.parse(answer.body) as { code: string };
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/problem+json']);
    expect(status === 400 ? ['malformed-json'] : ['invalid-body', 'invalid-scan']).toContain(problem.code);
  });

  it('are refused by type, encoding and size before they are read', async () => {
    const post = (headers: readonly (readonly [string, string])[], bytes: string): Promise<RawAnswer> =>
      ask({ method: 'POST', target: '/api/v1/scans', headers: [authorization(), ...headers], body: bytes });
    for (const type of [
      'application/json-patch+json',
      'application/problem+json',
      'text/json',
      'application/json; charset=utf-16',
      'application/json; charset=utf-8; x=1',
      'application/json, text/plain',
      'application/jsonx',
    ]) {
      expectProblem(await post([['Content-Type', type]], body({})), 415, 'unsupported-media-type');
    }
    expectProblem(await post([json, json], body({})), 415, 'unsupported-media-type');
    expectProblem(await post([], body({})), 415, 'unsupported-media-type');
    for (const encoding of ['gzip', 'identity', 'br'])
      expectProblem(await post([json, ['Content-Encoding', encoding]], body({})), 415, 'unsupported-media-type');
    expectProblem(await post([json], body({ ports: '1'.repeat(4096) })), 413, 'body-too-large');
    expectProblem(await post([json], ' '.repeat(900_000)), 413, 'body-too-large');
  });

  it('are cut off when they are chunked and without end', async () => {
    const head = `POST /api/v1/scans HTTP/1.1\r\nHost: 127.0.0.1:${String(helper.port)}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = `1000\r\n${' '.repeat(4096)}\r\n`;
    expectProblem(
      await sendRaw(helper.port, [head, ...Array.from({ length: 40 }, () => chunk)]),
      413,
      'body-too-large',
    );
  });

  it('say which member is wrong and repeat nothing of it', async () => {
    const answer = await ask({
      method: 'POST',
      target: '/api/v1/scans',
      headers: [authorization(), json],
      body: body({ ports: '<script>', target: 7, '<b>evil': 1 }),
    });
    expectProblem(answer, 422, 'invalid-scan');
    expect((JSON.parse(answer.body) as { errors: unknown }).errors).toEqual([
      { pointer: '/target', code: 'target-type' },
      { pointer: '/ports', code: 'ports-syntax' },
      { pointer: '', code: 'unknown-member' },
    ]);
    expect(answer.body).not.toMatch(/script|evil/);
  });
});

describe('13. floods and sloth', () => {
  it('closes headers that never end', async () => {
    const started = performance.now();
    const answer = await sendRaw(helper.port, 'GET /api/v1/health HTTP/1.1\r\nHost: 127', 12_000);
    expect([0, 408]).toContain(answer.status);
    expect(performance.now() - started).toBeLessThan(12_000);
  });

  it('ends bodies that never end, in one piece and in chunks, however they drip', async () => {
    await untilCalm();
    const head = `POST /api/v1/pair HTTP/1.1\r\nHost: 127.0.0.1:${String(helper.port)}\r\nContent-Type: application/json\r\n`;
    const answers = await Promise.all([
      sendRaw(helper.port, `${head}Content-Length: 4000\r\n\r\n{`, 14_000),
      sendRaw(helper.port, `${head}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`, 14_000),
      sendRaw(helper.port, '', 14_000),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([408, 408, 408]);
  });

  it('answers others while sixty connections dawdle', async () => {
    const dawdlers = Array.from({ length: 60 }, () => {
      const socket = connect({ host: '127.0.0.1', port: helper.port });
      socket.on('error', () => undefined);
      socket.write(
        `POST /api/v1/pair HTTP/1.1\r\nHost: 127.0.0.1:${String(helper.port)}\r\nContent-Type: application/json\r\nContent-Length: 30\r\n\r\n{`,
      );
      return socket;
    });
    expect((await ask({ target: '/api/v1/health' })).status).toBe(200);
    for (const socket of dawdlers) socket.destroy();
  });

  it('says 429 to a flood, and is there again afterwards', async () => {
    const flood = await Promise.all(
      Array.from({ length: 240 }, () => request(helper.port, { target: '/api/v1/health' })),
    );
    const statuses = new Set(flood.map(({ status }) => status));
    expect([...statuses].every((status) => [0, 200, 429].includes(status))).toBe(true);
    const refused = flood.filter(({ status }) => status === 429);
    for (const answer of refused) {
      expectProblem(answer, 429, 'rate-limited');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await ask({ target: '/api/v1/health' })).status).toBe(200);
  });

  it('refuses headers and targets without end', async () => {
    expect([0, 431]).toContain(
      (await ask({ target: '/api/v1/health', headers: [['X-Long', 'x'.repeat(9000)]] })).status,
    );
    expect([0, 431]).toContain(
      (
        await ask({
          target: '/api/v1/health',
          headers: Array.from({ length: 900 }, (_, index) => [`X-${String(index)}`, 'xxxxxx'] as const),
        })
      ).status,
    );
    expectProblem(await ask({ target: `/api/v1/health?${'x'.repeat(3000)}` }), 414, 'target-too-long');
    expect([0, 414, 431]).toContain((await ask({ target: `/${'x'.repeat(20_000)}` })).status);
  });
});

describe('15. files outside the site', () => {
  it.each([
    '/etc/passwd',
    '//etc/passwd',
    '/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/%2e%2e%2fpackage.json',
    '/..\\..\\windows\\win.ini',
    '/..%5c..%5cpackage.json',
    '/....//package.json',
    '/.%2e/package.json',
    '/@fs/etc/passwd',
    '/@fs/etc/passwd?raw??',
    '/@fs/etc/passwd?import&raw??',
    '/@fs/etc/passwd?.svg?.wasm?init',
    '/@fs/x/x/x/vite/../../../../etc/passwd',
    '/@id/..',
    '/@vite/client',
    '/__open-in-editor?file=/etc/passwd',
    '/node_modules/.package-lock.json',
    '/package.json',
    '/src/helper/main.ts',
    '/.git/config',
    '/.env',
    '/dist/',
    '/index.html%00.js',
    '/%00',
    '/%',
    '/%zz',
    '/%c0%ae%c0%ae/etc/passwd',
    '/;/etc/passwd',
    '/index.html/../../package.json',
    '/proc/self/environ',
    '/C:/Windows/win.ini',
    '/file:///etc/passwd',
    '/api/../../etc/passwd',
    '/api/v1/../../package.json',
    '/api/v1/health/../../../etc/passwd',
  ])('are not served: %s', async (target) => {
    expectProblem(await ask({ target }), 404, 'not-found');
  });
});

describe('16. smuggling and proxying', () => {
  it.each([
    'http://127.0.0.1/',
    'http://evil.example/',
    'https://127.0.0.1/api/v1/health',
    'evil.example:443',
    '*',
    '?x',
    'api/v1/health',
    '@evil.example',
    '\\api',
  ])('refuses the target %s', async (target) => {
    const answer = await ask({ target });
    expect(answer.status).toBe(400);
    if (answer.body !== '') expectProblem(answer, 400, 'bad-request-target');
  });

  it('refuses a fragment in a target', async () => {
    const answer = await ask({ target: '/#/../etc/passwd' });
    expect(answer.status).toBe(400);
  });

  it('is no proxy for CONNECT', async () => {
    expectProblem(
      await sendRaw(
        helper.port,
        `CONNECT 127.0.0.1:${String(canaryPort)} HTTP/1.1\r\nHost: 127.0.0.1:${String(helper.port)}\r\n\r\n`,
      ),
      400,
      'bad-request-target',
    );
  });

  it.each([
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 44\r\n\r\n'],
    ['a list of lengths', 'Content-Length: 0, 44\r\n\r\n'],
    ['a signed length', 'Content-Length: +0\r\n\r\n'],
    ['an unknown coding', 'Transfer-Encoding: xchunked\r\n\r\n'],
    ['chunked not last', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['a blank before the colon', 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
    ['a folded header', 'X: a\r\n b\r\n\r\n'],
    ['a bare line feed', 'X: a\n\r\n'],
    ['a zero byte in a header', 'X: a\0b\r\n\r\n'],
    ['a bad chunk size', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ])('is not confused by %s', async (_name, rest) => {
    const hidden = requestBytes(helper.port, {
      method: 'POST',
      target: '/api/v1/scans',
      headers: [authorization(), json],
      body: scanBody('127.0.0.1'),
    }).toString();
    const answer = await sendRaw(
      helper.port,
      `POST /api/v1/health HTTP/1.1\r\nHost: 127.0.0.1:${String(helper.port)}\r\n${rest}${hidden}`,
      3000,
    );
    expect([0, 400, 405]).toContain(answer.status);
    expect(answer.text).not.toContain(' 201 ');
  });

  it('closes after a refusal and ignores what was sent behind it', async () => {
    const refused = `GET /api/v1/interfaces HTTP/1.1\r\nHost: evil.example\r\n\r\n`;
    const hidden = requestBytes(helper.port, {
      method: 'POST',
      target: '/api/v1/scans',
      headers: [authorization(), json],
      body: scanBody('127.0.0.1'),
    }).toString();
    const answer = await sendRaw(helper.port, refused + hidden);
    expectProblem(
      { ...answer, body: answer.body.slice(0, Number(answer.headers['content-length'])) },
      421,
      'host-not-allowed',
    );
    expect(answer.headers['connection']).toBe('close');
    expect(answer.text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  it.each([
    '\r\n\r\n',
    '\0\0\0\0',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'G\xc3\x84T / HTTP/1.1\r\n\r\n',
    'x'.repeat(20_000),
  ])('survives what is no HTTP (%#)', async (bytes) => {
    expect([0, 400, 431, 408]).toContain((await sendRaw(helper.port, Buffer.from(bytes, 'latin1'), 2000)).status);
  });
});

describe('8. and 17. guessed codes, and what is left behind', () => {
  it('does not count requests that the gate or their shape has kept out', async () => {
    const post = (headers: RequestParts['headers'], body: string): Promise<RawAnswer> =>
      ask({ method: 'POST', target: '/api/v1/pair', headers: headers ?? [], body });
    for (let index = 0; index < 8; index += 1) {
      expect((await post([json, ['Origin', 'https://evil.example']], '{"code":"AAAAA-AAAAA"}')).status).toBe(403);
      expect((await post([json], '{"code":1}')).status).toBe(422);
      expect((await post([json], '{"code":"AAAAA-AAAAA","x":1}')).status).toBe(422);
      expect((await post([['Content-Type', 'text/plain']], '{"code":"AAAAA-AAAAA"}')).status).toBe(415);
    }
    expectProblem(await post([json], '{"code":"AAAAA-AAAAA"}'), 403, 'code-invalid');
  });

  it('throttles sixty guesses', async () => {
    const answers: RawAnswer[] = [];
    for (let index = 0; index < 60; index += 1) {
      const code = `AAAA${String(index % 10)}-BBBB${String(Math.floor(index / 10))}`;
      answers.push(
        await request(helper.port, {
          method: 'POST',
          target: '/api/v1/pair',
          headers: [json],
          body: JSON.stringify({ code }),
        }),
      );
    }
    expect(answers.filter(({ status }) => status === 403).length).toBeLessThanOrEqual(5);
    expect(answers.every(({ status }) => status === 403 || status === 429)).toBe(true);
    const throttled = answers.find(({ status }) => status === 429);
    expect(Number(throttled?.headers['retry-after'])).toBeGreaterThan(1);
  });

  it('answers a spent code like a wrong one, and leaves no secret in the log', async () => {
    const spent = await request(helper.port, {
      method: 'POST',
      target: '/api/v1/pair',
      headers: [json],
      body: JSON.stringify({ code: helper.code }),
    });
    expectProblem(spent, 429, 'rate-limited');
    const log = helper.log();
    expect(log).toContain(' paired origin=none');
    expect(log).toMatch(/ refused code=/);
    for (const secret of [token, helper.code, helper.code.replace('-', ''), 'evil', 'AAAA', 'Bearer', 'passwd'])
      expect(log).not.toContain(secret);
    expect(helper.output().match(/http:\/\/127\.0\.0\.1:\d+/g)).toHaveLength(1);
  });
});
