import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { parseReport } from '#helper-protocol/report.ts';
import { runHelper } from '#test/helper/support/helper-process.ts';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test } from './support/browser-test.ts';
import { runHelperWithSite } from './support/helper-run.ts';
import { RealScanPage } from './support/real-scan-page.ts';
import { SandboxPage } from './support/sandbox-page.ts';

type Helper = Awaited<ReturnType<typeof runHelperWithSite>>;

/** Chromium reports every refused or broken request; here they are what is tested. */
const REFUSED = /Failed to load resource/;

let helper: Helper;
let waiting: Server;

test.beforeEach(async ({ watch }) => {
  helper = await runHelperWithSite();
  watch.allowOrigin(helper.origin);
  // The helper closes each connection at once with a reset, which is an error for whoever waits.
  waiting = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(waiting, 'listening');
});

test.afterEach(async () => {
  waiting.close();
  await helper.end();
});

test('the helper’s link leads over the promise to a real scan of this machine', async ({ page }) => {
  const real = new RealScanPage(page);
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  await page.goto(`${helper.origin}/#pair=${helper.code}`);
  await page.waitForURL(`${helper.origin}/real-scan/`);
  expect(page.url(), 'the code is gone from the address').not.toContain('pair');
  await expectAccessible(page);
  expect(asked.filter((url) => url.includes('/api/'))).toEqual([]);

  await real.promise();
  await real.expectConnected();
  const letters = /^Flags: +((?:[A-Z] )+)/m.exec(helper.output())?.[1]?.trim().split(' ') ?? [];
  expect(letters).toHaveLength(4);
  await expect(
    page
      .getByRole('complementary')
      .getByRole('listitem')
      .filter({ hasText: /^[A-Z]$/u }),
  ).toHaveText(letters);
  await expectAccessible(page);
  const { port } = waiting.address() as AddressInfo;
  await real.chooseRange('own');
  await page.locator('#real-ports').fill('70000');
  await real.button('real.start').click();
  await expect(page.getByRole('alert')).toContainText('65535');
  await page.locator('#real-ports').fill(`${port},1-100`);
  await real.button('real.start').click();

  await expect(real.heading('real.read.title')).toBeVisible();
  const row = page.getByRole('row', { name: new RegExp(`${port}`) });
  await expect(row).toContainText('127.0.0.1');
  await row.getByRole('button').click();
  await expect(row.getByRole('button')).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('tbody dl')).toBeVisible();
  await expect(page.locator('tbody dl')).toContainText(/(< 0\.1|\d)ミリ/u, { useInnerText: true });
  const saved = page.waitForEvent('download');
  await real.button('real.take.json').click();
  const report = parseReport(await readFile(await (await saved).path(), 'utf8'));
  expect(report.ok && report.value.scan.rttMs?.[port]).toBeGreaterThan(0);
  const table = report.ok && report.value.listeners.available ? report.value.listeners.listeners : [];
  expect(table.find((row) => row.port === port)?.pid).toBeGreaterThan(0);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, { only: 'colours' });
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);

  const stored = await page.evaluate(() => JSON.stringify(localStorage));
  expect(stored, 'neither token nor result stays behind').not.toMatch(/token|real-scans/);

  await page.reload();
  await real.promise();
  await real.button('helper.seek').click();
  await real.expectConnected();
});

test('the helper’s link works on every page and in English, and its code stays in no history', async ({ page }) => {
  for (const [address, place] of [
    ['/en/', '/en/real-scan/'],
    ['/words/', '/real-scan/'],
  ] as const) {
    await page.goto(`${helper.origin}${address}#pair=${helper.code}`);
    await page.waitForURL(`${helper.origin}${place}`);
  }
  await page.goBack();
  expect(page.url(), 'the page before has no place of its own with the code').toBe(`${helper.origin}/en/real-scan/`);
  await page.goto(`${helper.origin}/en/words/`);
  // As when the link is put into the address of a page that is open.
  await page.evaluate((fragment) => location.assign(fragment), `#pair=${helper.code}`);
  await page.waitForURL(`${helper.origin}/en/real-scan/`);
  const real = new RealScanPage(page, 'en');
  await real.promise();
  await real.expectConnected();
});

test('a scan is stopped, and what it found is kept', async ({ page }) => {
  const real = new RealScanPage(page);
  await page.goto(`${helper.origin}/real-scan/#pair=${helper.code}`);
  await real.promise();
  await real.expectConnected();
  await real.chooseRange('all');
  await real.button('real.start').click();
  // At once, wherever the page is scrolling to: the scan takes a second or two.
  await real.button('real.stop').dispatchEvent('click');
  await expect(real.heading('real.outcome.cancelled')).toBeVisible();
  await expect(real.rows.first()).toBeVisible();
  await real.button('real.again').click();
  await expect(real.heading('real.scan.title')).toBeVisible();
});

test('a helper that is lost while it scans takes nothing along, and another one is connected', async ({
  page,
  watch,
}) => {
  watch.allowComplaint(REFUSED);
  const real = new RealScanPage(page);
  await page.goto(`${helper.origin}/real-scan/#pair=${helper.code}`);
  await real.promise();
  await real.expectConnected();
  await real.chooseRange('all');
  const opened = page.waitForResponse((response) => response.url().endsWith('/events'));
  await real.button('real.start').click();
  await opened;
  await real.button('real.stop').waitFor();
  helper.child.kill('SIGKILL');
  await expect(real.heading('helper.lost.title')).toBeVisible();
  await expect(real.rows.first()).toBeVisible();

  helper = await runHelperWithSite(helper.port);
  await real.button('helper.reconnect').first().click();
  await real.code.fill(helper.code);
  await real.button('helper.code.go').click();
  await expect(real.button('helper.disconnect')).toBeVisible();
  await expect(real.rows.first()).toBeVisible();
  await real.button('real.again').click();
  await real.expectConnected();
});

test('wrong codes are explained, and after five the helper takes a break', async ({ page, watch }) => {
  watch.allowComplaint(REFUSED);
  const real = new RealScanPage(page);
  await page.goto(`${helper.origin}/real-scan/`);
  await real.promise();
  await real.button('helper.seek').click();
  await real.code.fill('abc');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('10');
  await expect(real.code).toHaveValue('abc');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await real.code.fill(`AAAAA-BBBB${attempt}`);
    await page.keyboard.press('Enter');
    await expect(real.button('helper.code.go')).toBeVisible();
    await expect(page.locator('#pair-code-error')).toBeVisible();
  }
  await real.code.fill('AAAAA-BBBBB');
  await page.keyboard.press('Enter');
  await expect(real.code).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('alert')).toContainText(/\d+\s*秒/);
});

test('a report of the helper is opened without connecting, and what is none is refused with a reason', async ({
  page,
  site,
}) => {
  const { output } = await runHelper(['--report', '--ports', '1-60']);
  const real = new RealScanPage(page);
  await site.open('/real-scan/');
  await real.promise();
  await page
    .locator('details', { has: page.locator('#report-text') })
    .locator('summary')
    .click();
  const paste = async (text: string) => {
    await page.locator('#report-text').fill(text);
    await real.button('real.report.go').click();
  };
  await paste('{"hello":"world"}');
  await expect(page.getByRole('alert')).toContainText('/report');
  await paste(output.slice(0, 80));
  await expect(page.getByRole('alert')).toContainText('JSON');
  await page
    .locator('#report-file')
    .setInputFiles({ name: 'big.json', mimeType: 'application/json', buffer: Buffer.alloc(10_000_000, 32) });
  await expect(page.getByRole('alert')).toContainText('1MiB');
  const hostile = JSON.parse(output) as { listeners: { listeners: { process: string | null }[] } };
  const [first] = hostile.listeners.listeners;
  if (first !== undefined) first.process = '<img src=x onerror=alert(1)>';
  await paste(JSON.stringify(hostile));
  await expect(real.heading('real.rows.title')).toBeVisible();
  await expect(page.getByText('<img src=x onerror=alert(1)>').first()).toBeVisible();
  await expectAccessible(page);

  await real.button('real.twin.scan').click();
  await page.waitForURL(/scanner\/#scan=/);
  await page.goBack();
});

test('rows are entered by hand, and the whole way is walked with the keyboard', async ({ page, site, baseURL }) => {
  const real = new RealScanPage(page);
  await site.open('/real-scan/');
  for (const box of await page.getByRole('main').getByRole('checkbox').all()) {
    await box.focus();
    await page.keyboard.press('Space');
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(real.heading('helper.connect.title')).toBeVisible();
  await expectAccessible(page);
  const summary = page.locator('details', { has: page.locator('#hand-port') }).locator('summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('65536');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('65535');
  await expect(page.locator('#hand-port')).toHaveValue('65536');
  await page.locator('#hand-port').fill('３３８９、65534-65535');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '3' }).first()).toBeAttached();
  await page.getByRole('button', { name: /65535/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#hand-port'), 'the button is gone with its row').toBeFocused();
  await page.getByRole('button', { name: /65534/ }).focus();
  await page.keyboard.press('Enter');
  await page.locator('main button.button').filter({ hasText: /1/ }).last().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('rowheader', { name: /3389/ })).toBeVisible();
  await expectAccessible(page);
  await real.openTwin();
  const sandbox = new SandboxPage(page, baseURL ?? '');
  await sandbox.showLower('views');
  await expect(sandbox.square(3389, 'self')).toHaveAccessibleName(new RegExp(sandbox.text('state.open'), 'u'));
  await expect(sandbox.square(3389, 'internet')).toHaveAccessibleName(new RegExp(sandbox.text('state.stealth'), 'u'));
});

test('a report is the way into the sandbox too: its programs wait there, and the gateway leads to them', async ({
  page,
  site,
  baseURL,
}) => {
  const { port } = waiting.address() as AddressInfo;
  const { output } = await runHelper(['--report', '--ports', `1-60,${port}`]);
  const real = new RealScanPage(page, 'en');
  await site.open('/real-scan/', 'en');
  await real.promise();
  await page
    .locator('details', { has: page.locator('#report-text') })
    .locator('summary')
    .click();
  await page
    .locator('#report-file')
    .setInputFiles({ name: 'report.json', mimeType: 'application/json', buffer: Buffer.from(output) });
  await expect(real.heading('real.rows.title')).toBeVisible();
  await page.locator('#twin-forwards').fill('70000');
  await real.button('real.twin.go').click();
  await expect(page.getByRole('alert')).toContainText('65535');
  await page.locator('#twin-forwards').fill(`${port}`);
  await real.openTwin();
  const sandbox = new SandboxPage(page, baseURL ?? '');
  sandbox.locale = 'en';
  await sandbox.watch(String(port));
  await expect(sandbox.square(port, 'self')).toHaveAccessibleName(new RegExp(sandbox.text('state.open'), 'u'));
  // Forwarded, and stopped by the guard that Windows is delivered with.
  await expect(sandbox.square(port, 'internet')).toHaveAccessibleName(new RegExp(sandbox.text('state.stealth'), 'u'));
});

test('a page without a helper says so and stays usable', async ({ page, site, watch }) => {
  // Whether a helper runs on this machine at the moment is not this test's business.
  await page.route('http://127.0.0.1:47815/**', (route) => route.abort('connectionrefused'));
  watch.allowOrigin('http://127.0.0.1:47815');
  watch.allowComplaint(/Failed to load resource|CORS/);
  const real = new RealScanPage(page, 'en');
  await site.open('/real-scan/', 'en');
  await real.promise();
  await real.button('helper.seek').click();
  await expect(page.locator('.message')).toContainText(real.text('helper.absent.title'));
  await expectAccessible(page);
  await expect(real.button('helper.seek.again')).toBeVisible();
});
