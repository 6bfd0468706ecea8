import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#test/support/source-files.ts';

const SCRIPT = readFileSync(join(projectRoot, 'src/layouts/settings.inline.js'), 'utf8');
const CODE = '#pair=K7QX2-9MDRA';

/** A page at that address; `pairing` is the address of 自分のPC as the page was built with it. */
function open(address: string, pairing: string) {
  const { href, pathname, hash } = new URL(address, 'http://127.0.0.1:47815');
  const led: string[] = [];
  const listeners = new Map<string, () => void>();
  const location = { href, pathname, hash, replace: (to: string) => void led.push(to) };
  const nothing = () => undefined;
  runInNewContext(SCRIPT, {
    URL,
    location,
    localStorage: { getItem: nothing },
    matchMedia: () => ({ matches: false, addEventListener: nothing }),
    addEventListener: (type: string, listener: () => void) => void listeners.set(type, listener),
    document: {
      documentElement: { dataset: {}, lang: 'ja', removeAttribute: nothing },
      currentScript: { dataset: { pairing } },
      addEventListener: nothing,
    },
  });
  return {
    led,
    turnTo: (fragment: string) => {
      location.hash = fragment;
      listeners.get('hashchange')?.();
    },
  };
}

describe('the helper’s link', () => {
  it.each([
    ['/', '/real-scan/'],
    ['/en/', '/en/real-scan/'],
    ['/words/', '/real-scan/'],
    ['/minato/', '/minato/real-scan/'],
    ['/minato/en/trials/berths/1/', '/minato/en/real-scan/'],
    ['/minato/no-such-page', '/minato/real-scan/'],
  ])('is led on from %s to %s, in the same place of the history', (address, pairing) => {
    expect(open(`${address}${CODE}`, pairing).led).toEqual([`${pairing}${CODE}`]);
  });

  it('stays on the page that uses it', () => {
    expect(open(`/minato/en/real-scan/${CODE}`, '/minato/en/real-scan/').led).toEqual([]);
  });

  it('is led on, too, when it is put into the address of a page that is open', () => {
    const page = open('/en/', '/en/real-scan/');
    page.turnTo('#top');
    expect(page.led).toEqual([]);
    page.turnTo(CODE);
    expect(page.led).toEqual([`/en/real-scan/${CODE}`]);
  });

  it('is nothing of any other fragment', () => {
    expect(open('/sandbox/#home=abc', '/real-scan/').led).toEqual([]);
  });
});
