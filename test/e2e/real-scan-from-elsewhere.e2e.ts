/**
 * Way B: the course comes from a public site, and Chromium's own rules stand between its page and the helper on this
 * machine. The site is handed out under an https name by the test, with the policy that makes the browser take it for a
 * public one (`treat-as-public-address`, else the test's own 127.0.0.1 would shine through); what happens then, the
 * permission included, is Chromium's doing.
 */
import type { CDPSession } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test } from './support/browser-test.ts';
import { runHelperFor } from './support/helper-run.ts';
import { RealScanPage } from './support/real-scan-page.ts';

const SITE = 'https://minato.example';
const REFUSED = /Failed to load resource|blocked by CORS policy/;

let helper: Awaited<ReturnType<typeof runHelperFor>> | undefined;

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, watch, baseURL }) => {
  helper = await runHelperFor(SITE);
  for (const origin of [SITE, helper.origin]) watch.allowOrigin(origin);
  await page.route(`${SITE}/**`, async (route) => {
    const url = route
      .request()
      .url()
      .replace(SITE, new URL(baseURL ?? '').origin);
    const response = await route.fetch({ url });
    const policy = { 'content-security-policy': 'treat-as-public-address' };
    await route.fulfill({ response, headers: { ...response.headers(), ...policy } });
  });
});

test.afterEach(async ({ page }) => {
  await page.close();
  await helper?.end();
  helper = undefined;
});

/** What the helper has said of itself so far. */
function log(): string {
  return helper?.log() ?? '';
}

/** Answers the browser's question about programs on this machine before it is asked. */
async function decide(browser: CDPSession, setting: 'granted' | 'denied'): Promise<void> {
  const { browserContextIds } = (await browser.send('Target.getBrowserContexts')) as { browserContextIds: string[] };
  for (const browserContextId of browserContextIds)
    await browser.send('Browser.setPermission', {
      permission: { name: 'loopback-network' },
      setting,
      origin: SITE,
      browserContextId,
    });
}

test('a public page that may talk to this machine pairs, scans and reads its result', async ({ page, browser }) => {
  await decide(await browser.newBrowserCDPSession(), 'granted');
  const real = new RealScanPage(page, 'en');
  await page.goto(`${SITE}/en/real-scan/`);
  await real.promise();
  await real.button('helper.seek').click();
  await real.code.fill(helper?.code ?? '');
  await page.keyboard.press('Enter');
  await real.expectConnected();
  await real.chooseRange('common');
  await real.button('real.start').click();
  await expect(real.heading('real.read.title')).toBeVisible();
  expect(log()).toContain(`paired origin=${SITE}`);
});

test('a public page that was refused says so, asks the helper nothing, and shows the ways that are left', async ({
  page,
  browser,
}) => {
  await decide(await browser.newBrowserCDPSession(), 'denied');
  const real = new RealScanPage(page, 'en');
  await page.goto(`${SITE}/en/real-scan/`);
  await real.promise();
  await real.button('helper.seek').click();
  await expect(page.locator('.message')).toContainText(real.text('helper.declined.title'));
  await expectAccessible(page);
  await expect(real.button('helper.seek.again')).toBeVisible();
  await expect(page.locator('#report-text')).toBeAttached();
  expect(log()).not.toMatch(/paired|refused/);
});

test('a question of the browser that nobody answered with yes counts as refused', async ({ page, watch }) => {
  // Without a window Chromium puts its question aside at once.
  watch.allowComplaint(REFUSED);
  const real = new RealScanPage(page, 'en');
  await page.goto(`${SITE}/en/real-scan/`);
  await real.promise();
  await real.button('helper.seek').click();
  await expect(page.locator('.message')).toContainText(real.text('helper.declined.title'));
  expect(log()).not.toMatch(/paired|refused/);
});

test('a page of a site that the helper was not told of is let in by the browser and refused by the helper', async ({
  page,
  browser,
  watch,
}) => {
  watch.allowComplaint(REFUSED);
  await helper?.end();
  helper = await runHelperFor('https://other.example');
  await decide(await browser.newBrowserCDPSession(), 'granted');
  const real = new RealScanPage(page, 'en');
  await page.goto(`${SITE}/en/real-scan/`);
  await real.promise();
  await real.button('helper.seek').click();
  await expect(page.locator('.message')).toContainText(real.text('helper.absent.title'));
  expect(log()).toContain('refused code=origin-not-allowed');
});
