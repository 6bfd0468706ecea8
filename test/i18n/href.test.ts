import { describe, expect, it } from 'vitest';
import { hrefUnder } from '#i18n/href.ts';
import { localeOf, localePaths, otherLocale } from '#i18n/locales.ts';

describe('hrefUnder', () => {
  it.each([
    ['/', 'ja', '/', '/'],
    ['/', 'en', '/', '/en/'],
    ['/', 'ja', '/scanner/', '/scanner/'],
    ['/', 'en', '/scanner/#grid', '/en/scanner/#grid'],
    ['/minato', 'ja', '/', '/minato/'],
    ['/minato', 'en', '/scanner/', '/minato/en/scanner/'],
    ['/minato/', 'en', '/scanner/', '/minato/en/scanner/'],
  ] as const)('under %s in %s leads from %s to %s', (base, locale, path, address) => {
    expect(hrefUnder(base, locale, path)).toBe(address);
  });

  it('refuses a path that would depend on the page it stands on', () => {
    expect(() => hrefUnder('/', 'ja', 'scanner/')).toThrow('scanner/');
  });
});

describe('locales', () => {
  it('reads the language from the address, and Japanese where it names none', () => {
    expect(localeOf('en')).toBe('en');
    expect(localeOf(undefined)).toBe('ja');
    expect(localeOf('fr')).toBe('ja');
  });

  it('builds every page once in each language', () => {
    expect(localePaths()).toEqual([
      { params: { locale: undefined }, props: { locale: 'ja' } },
      { params: { locale: 'en' }, props: { locale: 'en' } },
    ]);
  });

  it('leads there and back', () => {
    expect(otherLocale(otherLocale('en'))).toBe('en');
  });
});
