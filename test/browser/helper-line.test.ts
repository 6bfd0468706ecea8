import { describe, expect, it } from 'vitest';
import { createHelperClient } from '#browser/helper-client.ts';
import { createKeptScansStore } from '#browser/kept-scans-store.ts';
import { loopbackPermission } from '#browser/loopback-permission.ts';
import { takePairCode } from '#browser/pair-address.ts';
import { helperOrigins } from '#browser/real-scan-session.ts';
import { readReport, readReportFile } from '#browser/report-file.ts';
import { followScan, type ScanNews } from '#browser/scan-stream.ts';
import { formatEvent } from '#helper-protocol/event-stream.ts';
import { ok } from '#result';
import { listening, reportWith, scanWith, tableOf } from '#test/machines/real-scan/support.ts';

const ORIGIN = 'http://127.0.0.1:47815';
const TOKEN = 'a'.repeat(43);

function memory(initial: Readonly<Record<string, string>> = {}) {
  const entries = new Map(Object.entries(initial));
  return {
    entries,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
}

/** A place with a helper that gives this answer to everything, and what was asked of it. */
function placeAnswering(answer: () => Response | Promise<Response>, storage = memory()) {
  const asked: { readonly address: string; readonly init: RequestInit }[] = [];
  return {
    asked,
    storage,
    place: {
      sessionStorage: storage,
      fetch: async (address: string, init: RequestInit) => {
        asked.push({ address, init });
        return answer();
      },
    },
  };
}

const json = (value: unknown, status = 200, headers = {}) =>
  new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json', ...headers } });
const problem = (code: string, status: number, headers = {}) =>
  json({ type: `/problems/${code}`, title: code, status, code }, status, headers);

describe('the line to the helper', () => {
  it('asks nobody anything until it is told to', () => {
    const { place, asked } = placeAnswering(() => json({}));
    createHelperClient(place, ORIGIN);
    expect(asked).toEqual([]);
  });

  it('redeems a code as it was meant and keeps the token in the tab', async () => {
    const { place, asked, storage } = placeAnswering(() =>
      json({ token: TOKEN, tokenType: 'Bearer', expiresAt: '2030-01-01T12:00:00.000Z' }),
    );
    const client = createHelperClient(place, ORIGIN);
    expect(await client.pair('k7qx2－9mdra')).toEqual(ok(null));
    expect(asked[0]).toMatchObject({ address: `${ORIGIN}/api/v1/pair`, init: { body: '{"code":"K7QX29MDRA"}' } });
    expect([...storage.entries.values()].join('')).toContain(TOKEN);
    await client.interfaces();
    expect(new Headers(asked[1]?.init.headers).get('Authorization')).toBe(`Bearer ${TOKEN}`);
    expect(asked[1]?.address).not.toContain(TOKEN);
  });

  it('sends no code that cannot be one', async () => {
    const { place, asked } = placeAnswering(() => json({}));
    expect(await createHelperClient(place, ORIGIN).pair('abc')).toMatchObject({ problem: { code: 'code-misshapen' } });
    expect(asked).toEqual([]);
  });

  it('does not use the token of another helper', () => {
    const stored = memory({ 'minato.helper-token': JSON.stringify({ origin: 'http://127.0.0.1:1', token: TOKEN }) });
    expect(createHelperClient(placeAnswering(() => json({}), stored).place, ORIGIN).hasToken()).toBe(false);
  });

  it('keeps the flags of the helper with its token, and takes no others', async () => {
    const stored = memory();
    const answer = { token: TOKEN, tokenType: 'Bearer', expiresAt: '2030-01-01T12:00:00.000Z', flags: 'KTAO' };
    const client = createHelperClient(placeAnswering(() => json(answer), stored).place, ORIGIN);
    expect(client.flags()).toBeNull();
    await client.pair('K7QX2-9MDRA');
    expect(client.flags()).toBe('KTAO');
    expect(createHelperClient(placeAnswering(() => json({}), stored).place, ORIGIN).flags()).toBe('KTAO');
    const forged = memory({ 'minato.helper-token': JSON.stringify({ origin: ORIGIN, token: TOKEN, flags: '<img>' }) });
    expect(createHelperClient(placeAnswering(() => json({}), forged).place, ORIGIN).flags()).toBeNull();
    client.forgetToken();
    expect(client.flags()).toBeNull();
  });

  it.each(['null', '{', '[]', '"x"', JSON.stringify({ origin: ORIGIN, token: 'short' })])(
    'takes the stored text %s for no token',
    (text) => {
      const stored = memory({ 'minato.helper-token': text });
      expect(createHelperClient(placeAnswering(() => json({}), stored).place, ORIGIN).hasToken()).toBe(false);
    },
  );

  it.each([
    ['another program', () => new Response('<h1>hello</h1>'), 'unreadable'],
    ['a helper of another interface', () => json({ name: 'port-helper', version: '2.0.0', api: 2 }), 'unreadable'],
    ['nobody', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
    ['a refusal', () => problem('host-not-allowed', 421), 'host-not-allowed'],
  ])('tells %s from a helper', async (_, answer, code) => {
    const { place } = placeAnswering(answer);
    expect(await createHelperClient(place, ORIGIN).health()).toMatchObject({ ok: false, problem: { code } });
  });

  it('hears how long to wait', async () => {
    const { place } = placeAnswering(() => problem('rate-limited', 429, { 'Retry-After': '42' }));
    expect(await createHelperClient(place, ORIGIN).pair('K7QX2-9MDRA')).toEqual({
      ok: false,
      problem: { code: 'rate-limited', retryAfter: 42 },
    });
  });

  it('goes to the page’s own origin first when that is this machine, and to the contract’s port otherwise', () => {
    expect(helperOrigins({ hostname: '127.0.0.1', origin: 'http://127.0.0.1:5000' })).toEqual([
      'http://127.0.0.1:5000',
      ORIGIN,
    ]);
    expect(helperOrigins({ hostname: 'minato.example', origin: 'https://minato.example' })).toEqual([ORIGIN]);
  });
});

describe('the stream of a scan', () => {
  const line = (...chunks: readonly string[]) => ({
    events: async () =>
      ok(
        new ReadableStream<Uint8Array>({
          start(controller) {
            for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
            controller.close();
          },
        }),
      ),
  });
  const running = scanWith({
    status: 'running',
    done: 0,
    counts: { open: 0, closed: 0, filtered: 0, 'open|filtered': 0 },
    results: { open: '', closed: '', filtered: '', 'open|filtered': '' },
  });
  const follow = async (...chunks: readonly string[]) => {
    const news: ScanNews[] = [];
    const end = await followScan(line(...chunks), running.id, new AbortController().signal, (each) => news.push(each));
    return { end, news };
  };

  it('is followed to its end, whatever the pieces', async () => {
    const whole =
      formatEvent('snapshot', running) +
      formatEvent('results', { open: '5', closed: '1-4,6-9' }) +
      formatEvent('progress', { done: 9, total: 9, elapsedMs: 3, portsPerSecond: 3000 }) +
      formatEvent('done', {
        status: 'completed',
        reason: null,
        counts: { ...running.counts, open: 1, closed: 8 },
        elapsedMs: 4,
      });
    const { end, news } = await follow(...whole.match(/.{1,40}/gs)!);
    expect(end).toBe('over');
    expect(news.at(-1)).toMatchObject({ portsPerSecond: 3000, scan: { status: 'completed', results: { open: '5' } } });
  });

  it('that was over before we came is heard whole: what did not fit into its first event comes after it', async () => {
    const ended = { ...running, status: 'completed' as const };
    const { end, news } = await follow(
      formatEvent('snapshot', { ...ended, results: { ...running.results, open: '5' } }),
      formatEvent('results', { closed: '1-4,6-9', rttMs: { '5': 0.3 } }),
      formatEvent('done', {
        status: 'completed',
        reason: null,
        counts: { ...running.counts, open: 1, closed: 8 },
        elapsedMs: 4,
      }),
    );
    expect(end).toBe('over');
    expect(news.map(({ scan }) => scan)).toMatchObject([
      { status: 'completed', results: { open: '5', closed: '1-4,6-9' }, rttMs: { '5': 0.3 } },
    ]);
  });

  it('that breaks off is lost, and what came is kept', async () => {
    const { end, news } = await follow(formatEvent('snapshot', running), formatEvent('results', { open: '5' }));
    expect(end).toBe('lost');
    expect(news.at(-1)?.scan.results.open).toBe('5');
  });

  it.each([
    'event: snapshot\ndata: {"id":"x"}\n\n',
    'event: results\ndata: {"open":"70000"}\n\n',
    `data: ${'x'.repeat(90_000)}`,
  ])('that says something else is lost (%#)', async (chunk) => {
    expect((await follow(chunk)).end).toBe('lost');
  });
});

describe('a report', () => {
  const report = reportWith(scanWith(), tableOf(listening(5, '127.0.0.1', '<img src=x onerror=alert(1)>')));

  it('is read with or without a byte order mark', () => {
    expect(readReport(JSON.stringify(report))).toEqual({ ok: true, value: report });
    expect(readReport(`\uFEFF${JSON.stringify(report)}`)).toEqual({ ok: true, value: report });
  });

  it.each([
    ['nothing', '  ', { code: 'empty' }],
    ['half of one', JSON.stringify(report).slice(0, 99), { code: 'not-json' }],
    ['foreign JSON', '{"hello":"world"}', { code: 'not-a-report', pointer: '/report' }],
    ['a list', '[1]', { code: 'not-a-report', pointer: '' }],
    ['a later version', JSON.stringify({ ...report, report: 2 }), { code: 'other-version' }],
    [
      'a port too many',
      JSON.stringify({ ...report, scan: { ...report.scan, done: 10 } }),
      { code: 'not-a-report', pointer: '/scan/done' },
    ],
    ['2 MB', 'x'.repeat(2_000_000), { code: 'too-large' }],
  ])('is refused with its reason for %s', (_, text, expected) => {
    expect(readReport(text)).toEqual({ ok: false, problem: expected });
  });

  it('of 10 MB is not even opened', async () => {
    let opened = false;
    const file = { size: 10_000_000, text: async () => ((opened = true), '') };
    expect(await readReportFile(file)).toEqual({ ok: false, problem: { code: 'too-large' } });
    expect(opened).toBe(false);
  });
});

describe('the code in the address', () => {
  const at = (hash: string) => {
    const shown: string[] = [];
    return {
      shown,
      place: {
        location: { hash, pathname: '/real-scan/', search: '' },
        history: {
          state: null,
          replaceState: (_: unknown, __: string, url?: string | URL | null) => void shown.push(String(url)),
        },
      },
    };
  };

  it('is taken out of it', () => {
    const { place, shown } = at('#pair=K7QX2-9MDRA');
    expect(takePairCode(place)).toBe('K7QX2-9MDRA');
    expect(shown).toEqual(['/real-scan/']);
  });

  it('is removed even when it is none', () => {
    const { place, shown } = at('#pair=<script>');
    expect(takePairCode(place)).toBeNull();
    expect(shown).toEqual(['/real-scan/']);
  });

  it('leaves other fragments alone', () => {
    const { place, shown } = at('#berths');
    expect(takePairCode(place)).toBeNull();
    expect(shown).toEqual([]);
  });
});

describe('the browser’s permission', () => {
  it('is asked for by its newer name first, and by the older one where that throws', async () => {
    const asked: string[] = [];
    const permissions = {
      query: async ({ name }: { readonly name: string }) => {
        asked.push(name);
        if (name === 'loopback-network') throw new TypeError('unknown');
        return { state: 'denied' } as PermissionStatus;
      },
    };
    expect(await loopbackPermission(permissions as Permissions)).toBe('denied');
    expect(asked).toEqual(['loopback-network', 'local-network-access']);
  });

  it('is not known to a browser without it', async () => {
    expect(await loopbackPermission(undefined)).toBe('unknown');
  });
});

describe('scans kept in the browser', () => {
  const scan = {
    target: '127.0.0.1',
    protocol: 'tcp',
    looked: '1-9',
    open: '5',
    at: '2030-01-01T12:00:00.000Z',
  } as const;
  const later = { ...scan, at: '2030-01-02T12:00:00.000Z' };

  it('are found again, and never as the scan itself', () => {
    const store = createKeptScansStore({ localStorage: memory(), sessionStorage: memory() });
    store.remember(scan);
    expect(store.before(scan)).toBeNull();
    expect(store.before(later)).toEqual(scan);
    expect(store.hasKept()).toBe(false);
  });

  it('are kept beyond the tab only when somebody wants it, and forgotten on demand', () => {
    const place = { localStorage: memory(), sessionStorage: memory() };
    const store = createKeptScansStore(place);
    expect(store.keep(scan)).toBe(true);
    expect(createKeptScansStore({ ...place, sessionStorage: memory() }).before(later)).toEqual(scan);
    store.forget();
    expect(store.hasKept()).toBe(false);
  });

  it('of a newer Minato are not overwritten', () => {
    const localStorage = memory({ 'minato.real-scans': '{"version":9}' });
    expect(createKeptScansStore({ localStorage, sessionStorage: memory() }).keep(scan)).toBe(false);
    expect(localStorage.entries.get('minato.real-scans')).toBe('{"version":9}');
  });
});
