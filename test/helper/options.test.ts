import { describe, expect, it } from 'vitest';
import en from '#content/helper/en.json' with { type: 'json' };
import ja from '#content/helper/ja.json' with { type: 'json' };
import { chooseLanguage, createSay } from '#helper/messages.ts';
import { isAllowableOrigin, parseOptions } from '#helper/options.ts';

describe('the command line', () => {
  it('serves the course on 47815 unless it is told otherwise', () => {
    expect(parseOptions([])).toEqual({
      ok: true,
      value: { command: 'serve', port: 47_815, foreignOrigins: [], withSite: true },
    });
  });

  it('takes a port, several origins, and leaves the site out', () => {
    const args = [
      '--port',
      '50000',
      '--allow-origin',
      'https://a.example',
      '--allow-origin=https://b.example:8443',
      '--allow-origin',
      'https://a.example',
      '--no-site',
    ];
    expect(parseOptions(args)).toEqual({
      ok: true,
      value: {
        command: 'serve',
        port: 50_000,
        foreignOrigins: ['https://a.example', 'https://b.example:8443'],
        withSite: false,
      },
    });
  });

  it('makes a report of all TCP ports of 127.0.0.1 unless it is told otherwise', () => {
    expect(parseOptions(['--report'])).toEqual({
      ok: true,
      value: { command: 'report', target: '127.0.0.1', protocol: 'tcp', ports: '1-65535' },
    });
    expect(parseOptions(['--report', '--target', '::1', '--protocol', 'udp', '--ports', '53'])).toEqual({
      ok: true,
      value: { command: 'report', target: '::1', protocol: 'udp', ports: '53' },
    });
  });

  it('gives help and version before anything else', () => {
    expect(parseOptions(['--help', '--port', 'x'])).toEqual({ ok: true, value: { command: 'help' } });
    expect(parseOptions(['--version'])).toEqual({ ok: true, value: { command: 'version' } });
  });

  it.each<[string, string[]]>([
    ['error.option-port', ['--port', '0']],
    ['error.option-port', ['--port', '80']],
    ['error.option-port', ['--port', '65536']],
    ['error.option-port', ['--port', '4781x']],
    ['error.option-port', ['--port', '047815']],
    ['error.option-port', ['--port', '']],
    ['error.option-origin', ['--allow-origin', '*']],
    ['error.option-origin', ['--allow-origin', 'null']],
    ['error.option-report-only', ['--ports', '80']],
    ['error.option-report-only', ['--target', '127.0.0.1']],
    ['error.option-report-alone', ['--report', '--port', '50000']],
    ['error.option-report-alone', ['--report', '--no-site']],
    ['error.option-unknown', ['--host', '0.0.0.0']],
    ['error.option-unknown', ['--no-token']],
    ['error.option-unknown', ['--code', 'AAAAA-AAAAA']],
    ['error.option-unknown', ['--insecure']],
    ['error.option-unknown', ['50000']],
    ['error.option-unknown', ['--port']],
  ])('explains with %s what is wrong: %j', (problem, args) => {
    expect(parseOptions(args)).toEqual({ ok: false, problem });
  });
});

describe('an origin that may be allowed', () => {
  it.each([
    'https://minato.example',
    'https://minato.example:8443',
    'http://127.0.0.1:4321',
    'http://localhost:4321',
    'http://[::1]:4321',
  ])('is exact: %s', (origin) => {
    expect(isAllowableOrigin(origin)).toBe(true);
  });

  it.each([
    '*',
    'null',
    '',
    'https://*',
    'https://*.example',
    'https://minato.example/',
    'https://minato.example/ja/',
    'https://minato.example?x',
    'https://minato.example#x',
    'https://user@minato.example',
    'https://MINATO.example',
    'https://minato.example:443',
    'http://minato.example',
    'http://192.168.1.20',
    'http://0.0.0.0:4321',
    'http://localhost.example',
    'ftp://minato.example',
    'file:///',
    'data:text/html,x',
    'chrome-extension://abc',
    'minato.example',
    ' https://minato.example',
    'https://minato.example,https://b.example',
  ])('is not: %j', (origin) => {
    expect(isAllowableOrigin(origin)).toBe(false);
  });
});

describe('the words of the terminal', () => {
  it('are the same set in both languages, with the same places to fill', () => {
    expect(Object.keys(ja)).toEqual(Object.keys(en));
    const places = (messages: Readonly<Record<string, string>>): unknown =>
      Object.entries(messages).map(([key, text]) => [key, (text.match(/\{[a-z]+\}/g) ?? []).toSorted()]);
    expect(places(ja)).toEqual(places(en));
  });

  it.each([
    [{ LANG: 'ja_JP.UTF-8' }, 'en-US', 'ja'],
    [{ LANG: 'C' }, 'ja-JP', 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'ja_JP' }, 'en-US', 'ja'],
    [{ LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'de_DE' }, 'ja-JP', 'en'],
    [{ LANG: '' }, 'ja-JP', 'ja'],
    [{}, 'ja', 'ja'],
    [{}, 'jam-JM', 'en'],
    [{}, 'fr-FR', 'en'],
  ] as const)('are chosen by %j and the system’s %s: %s', (environment, locale, language) => {
    expect(chooseLanguage(environment, locale)).toBe(language);
  });

  it('have their places filled, and only with values of their own', () => {
    expect(createSay('en')('banner.code', { code: 'K7QX2-9MDRA', minutes: 10 })).toBe(
      'Pairing code:  K7QX2-9MDRA  (one use, valid for 10 minutes)',
    );
    expect(createSay('en')('banner.open', Object.create({ url: 'x' }) as Record<string, string>)).toBe(
      'Open:          {url}',
    );
  });
});
