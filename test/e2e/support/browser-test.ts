import { test as base } from '@playwright/test';
import { PageWatch } from './page-watch.ts';
import { SitePage } from './site-page.ts';
import { expectStallBefore, noteStall } from './stalled-browser.ts';

interface Fixtures {
  /** What the page did that no page of ours may do; the test fails when it is not empty at the end. */
  readonly watch: PageWatch;
  /** The page under test, as a visitor handles it. */
  readonly site: SitePage;
}

/** Playwright's `test`, with a page that is watched from its first request to its last. */
export const test = base.extend<Fixtures>({
  watch: [
    async ({ page, baseURL }, use, info) => {
      expectStallBefore(info);
      const watch = new PageWatch(new URL(baseURL ?? 'http://127.0.0.1/').origin);
      watch.follow(page.context());
      await use(watch);
      await noteStall(page, info);
      watch.expectNothing();
    },
    { auto: true },
  ],
  site: async ({ page, baseURL }, use) => {
    await use(new SitePage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

export { expect } from '@playwright/test';
