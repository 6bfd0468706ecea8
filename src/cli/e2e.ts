/**
 * `npm run test:e2e`: the tests in a real browser, against the built site. Finds or installs Chromium, builds when the
 * site is stale, serves it on a free port and hands both to Playwright. Arguments are Playwright's own.
 */
import { ensureChromium } from './chromium.ts';
import { close, listen, loopback } from './listen.ts';
import { buildSite, isSiteFresh, siteBase, siteFolder } from './site-build.ts';
import { createStaticServer, readSite } from './static-server.ts';
import { say } from './text.ts';
import { runTool } from './tool.ts';

async function runBrowserTests(args: readonly string[]): Promise<number> {
  const browser = await ensureChromium();
  if (!browser.ok) {
    console.error(`\n${browser.advice}`);
    return 1;
  }
  console.log(say('browser.found', { path: browser.path }));
  if (!(await isSiteFresh())) {
    const status = await buildSite();
    if (status !== 0) return status;
  }
  const site = readSite(siteFolder, await siteBase());
  const server = createStaticServer(site);
  const port = await listen(server, 0);
  try {
    return await runTool('@playwright/test', ['test', ...args], {
      command: 'playwright',
      env: { CHROME_PATH: browser.path, MINATO_TEST_ADDRESS: `http://${loopback}:${String(port)}${site.base}` },
    });
  } finally {
    await close(server);
  }
}

process.exitCode = await runBrowserTests(process.argv.slice(2));
