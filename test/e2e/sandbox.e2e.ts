import type { Page } from '@playwright/test';
import { expectAccessible, expectFocusInSight } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { locales } from './support/messages.ts';
import { SandboxPage } from './support/sandbox-page.ts';

const GAME = 25565;
const PC = '192.168.1.10';

const test = base.extend<{ readonly sandbox: SandboxPage }>({
  sandbox: async ({ page, baseURL }, use) => {
    await use(new SandboxPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

for (const locale of locales) {
  test(`a friend is let in by keyboard with the chart hidden, and the view from outside says so at once (${locale})`, async ({
    sandbox,
    page,
  }) => {
    await sandbox.openSandbox(locale);
    await sandbox.button('lab.scene.text').press('Enter');
    await sandbox.choosePort(GAME, 'internet');
    await expect(sandbox.why).toContainText(sandbox.text('door.gateway-no-mapping'), { useInnerText: true });
    await expect(sandbox.square(GAME, 'internet')).toHaveAccessibleName(new RegExp(sandbox.text('state.stealth'), 'u'));

    await sandbox.forward(GAME, PC, 'Friend');
    await expect(page.getByRole('rowheader', { name: 'Friend' })).toBeVisible();
    await sandbox.showLower('views');
    const outside = sandbox.square(GAME, 'internet');
    await expect(outside).toHaveAccessibleName(new RegExp(sandbox.text('state.open'), 'u'));
    // What was seen before stays as a ghost.
    await expect(outside).toHaveAccessibleName(new RegExp(sandbox.text('state.stealth'), 'u'));
    await expect(sandbox.why).toContainText(sandbox.text('door.program'), { useInnerText: true });

    await sandbox.button('lab.undo').press('Enter');
    await expect(sandbox.why).toContainText(sandbox.text('door.gateway-no-mapping'), { useInnerText: true });
    await sandbox.button('lab.redo').press('Enter');
    await expect(sandbox.why).toContainText(sandbox.text('door.program'), { useInnerText: true });
  });
}

test('a boat shows its way to the door that stopped it, and the log and the tag tell of it', async ({
  sandbox,
  page,
}) => {
  await sandbox.openSandbox('en');
  await sandbox.choosePort(GAME, 'internet');
  await sandbox.button('lab.why.sail').press('Enter');
  await sandbox.button('lab.time.end').press('Enter');
  await expect(sandbox.rail).toHaveAttribute('aria-valuetext', /port 25565 is Stealth/u);
  await sandbox.rail.press('ArrowLeft');
  await expect(sandbox.rail).toHaveAttribute('aria-valuetext', /nobody to hand it to/u);
  await sandbox.showLower('log');
  await expect(page.getByRole('row', { name: /nobody to hand it to/u }).first()).toBeVisible();
  await sandbox.show('tag');
  await expect(page.getByText(`203.0.113.45:${String(GAME)}`).last()).toBeVisible();
});

test('going back before a change shows the old rules, and coming back the new ones', async ({ sandbox, page }) => {
  await sandbox.openSandbox('en');
  await sandbox.forward(GAME, PC, 'Friend');
  await expect(page.getByRole('rowheader', { name: 'Friend' })).toBeVisible();
  const rule = page.getByRole('rowheader', { name: 'Friend' });
  await expect(rule).toBeVisible();
  await sandbox.rail.press('Home');
  await expect(rule).toHaveCount(0);
  await sandbox.rail.press('End');
  await expect(rule).toBeVisible();
});

test('wrong fields are named with their rule, and nothing that was typed is lost', async ({ sandbox, page }) => {
  await sandbox.openSandbox('en');
  await sandbox.forward(70_000, '10.0.0.5', '');
  const problems = page.getByRole('alert');
  await expect(problems).toContainText('65535');
  await expect(problems).toContainText('192.168.1.0/24');
  await expect(sandbox.field('wanPorts')).toHaveValue('70000');
  await expect(sandbox.field('wanPorts')).toHaveAttribute('aria-invalid', 'true');
});

test('applying takes a moment and can be cancelled, and what was typed stays', async ({ sandbox, page }) => {
  await sandbox.openSandbox('en');
  await sandbox.forward(GAME, PC, 'Friend');
  await page.getByRole('button', { name: sandbox.name('gateway.cancel') }).press('Enter');
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByRole('rowheader', { name: 'Friend' })).toHaveCount(0);
  await expect(sandbox.field('name')).toHaveValue('Friend');
});

test('a link brings the same rules back, in another window too', async ({ sandbox, page }) => {
  await sandbox.openSandbox('en');
  await sandbox.forward(GAME, PC, 'Friend');
  await expect(page.getByRole('rowheader', { name: 'Friend' })).toBeVisible();
  await sandbox.button('lab.share').press('Enter');
  await expect(page.getByRole('img', { name: sandbox.text('lab.share.code') })).toBeVisible();
  const link = await page.getByRole('textbox', { name: sandbox.name('lab.share.link') }).inputValue();
  await expectAccessible(page);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByText(sandbox.text('lab.link.opened'))).toBeVisible();
  await sandbox.show('screen');
  await expect(page.getByRole('rowheader', { name: 'Friend' })).toBeVisible();
});

test('a damaged link says so and leaves the harbour as it was', async ({ sandbox, page }) => {
  await sandbox.openSandbox('en');
  await sandbox.forward(GAME, PC, 'Friend');
  await expect(page.getByRole('rowheader', { name: 'Friend' })).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#home=1AAAAbroken';
  });
  await expect(page.getByRole('alert')).toContainText(sandbox.text('link.problem'));
  await expect(page.getByRole('rowheader', { name: 'Friend' })).toBeVisible();
});

test('behind a carrier the gateway says what a forward cannot do', async ({ sandbox, page }) => {
  await sandbox.openSandbox('en');
  await page.getByRole('combobox', { name: sandbox.name('lab.home') }).selectOption('double-router-home');
  await sandbox.show('screen');
  await expect(page.getByText(/second router outside/u)).toBeVisible();
});

for (const locale of locales)
  test(`another line is chosen by keyboard, says what it cannot do, and can be taken back (${locale})`, async ({
    sandbox,
    page,
  }) => {
    await sandbox.openSandbox(locale);
    await sandbox.chooseLine('map-e');
    const notice = page.getByRole('status').filter({ hasText: 'MAP-E' });
    await expect(notice).toContainText(sandbox.text('lab.line.map-e.note'), { useInnerText: true });
    await sandbox.choosePort(GAME, 'internet');
    await expect(sandbox.why).toContainText(sandbox.text('door.another-customer'), { useInnerText: true });

    // The page warns before the useless forward is applied, and marks it afterwards.
    await sandbox.forward(GAME, PC, 'Friend');
    const row = page.getByRole('row', { name: 'Friend' });
    await expect(row).toContainText(sandbox.text('gateway.not-owned'), { useInnerText: true });
    await sandbox.forward(5_296, PC, 'Own number', GAME);
    await expect(page.getByRole('row', { name: 'Own number' })).toBeVisible();
    await sandbox.watch('5296');
    await expect(sandbox.square(5_296, 'internet')).toHaveAccessibleName(new RegExp(sandbox.text('state.open'), 'u'));

    await sandbox.chooseLine('tethering');
    await sandbox.show('screen');
    const screen = page.getByRole('tabpanel').filter({ hasText: '100.64.0.20' });
    await expect(screen).toContainText(sandbox.text('gateway.phone.no-settings'), { useInnerText: true });
    await sandbox.button('lab.undo').press('Enter');
    await expect(page.getByRole('row', { name: 'Own number' })).toBeVisible();
  });

test('through two routers a friend comes in when both have a forward', async ({ sandbox, page }) => {
  await sandbox.openSandbox('en');
  await sandbox.chooseLine('double-router');
  await sandbox.forward(GAME, PC, 'Inner');
  await expect(page.getByRole('row', { name: 'Inner' })).toBeVisible();
  await sandbox.choosePort(GAME, 'internet');
  await expect(sandbox.why).toContainText(sandbox.text('door.carrier'), { useInnerText: true });
  await sandbox.show('screen');
  await page.getByRole('tab', { name: sandbox.name('lab.device.outer') }).click();
  await sandbox.forward(GAME, '192.168.0.2', 'Outer');
  await expect(page.getByRole('row', { name: 'Outer' })).toBeVisible();
  await sandbox.showLower('views');
  await expect(sandbox.why).toContainText(sandbox.text('door.program'), { useInnerText: true });
});

test('the focus never stays behind a bar that floats over the page', async ({ sandbox, page }) => {
  await sandbox.openSandbox('ja');
  await expectFocusInSight(page, 60);
});

for (const theme of ['light', 'dark'] as const)
  test(`no panel has a barrier that axe can find, in the ${theme} theme`, async ({ sandbox, page }) => {
    // Fourteen looks at a page of a thousand elements: axe needs its time on a small machine.
    test.setTimeout(900_000);
    await sandbox.openSandbox('ja');
    await sandbox.choosePort(GAME, 'internet');
    await sandbox.button('lab.why.sail').press('Enter');
    await sandbox.button('lab.time.end').press('Enter');
    await sandbox.preferTheme(theme);
    for (const look of looksOf(sandbox, page)) {
      await look();
      await expectAccessible(page, theme === 'dark' ? { only: 'colours' } : {});
    }
  });

/** Every tab and page that the sandbox can show, one after the other. */
function looksOf(sandbox: SandboxPage, page: Page): readonly (() => Promise<void>)[] {
  const tab = (key: Parameters<SandboxPage['name']>[0]) => async () => {
    await page.getByRole('tab', { name: sandbox.name(key) }).click();
  };
  const gatewayPage = (name: 'status' | 'upnp' | 'dmz' | 'wan' | 'admin') => async () => {
    await page.getByRole('button', { name: sandbox.name(`gateway.page.${name}`) }).click();
  };
  return [
    () => sandbox.show('harbour'),
    () => sandbox.showLower('log'),
    () => sandbox.showLower('what-if'),
    () => sandbox.show('tag'),
    tab('packet.tab.envelopes'),
    tab('packet.tab.tcp'),
    () => sandbox.show('screen'),
    tab('lab.device.patrol'),
    tab('lab.device.gateway'),
    gatewayPage('status'),
    gatewayPage('upnp'),
    gatewayPage('dmz'),
    gatewayPage('wan'),
    gatewayPage('admin'),
  ];
}

test('a thousand watched ports are one tab stop, and arrows lead to rows that are drawn only then', async ({
  sandbox,
  page,
}) => {
  await sandbox.openSandbox('en');
  await sandbox.watch('0-1055');
  const grid = page.getByRole('grid', { name: sandbox.name('lab.views.caption') });
  await expect(grid).toHaveAttribute('aria-rowcount', '1057');
  await expect(grid.locator('[tabindex="-1"]').first()).toBeVisible();
  expect(await grid.getByRole('row').count()).toBeLessThan(100);
  const stop = grid.locator('button:not([tabindex="-1"])');
  await expect(stop).toHaveCount(1);
  await stop.press('Control+End');
  const focused = grid.locator('button:focus');
  await expect(focused).toHaveAccessibleName(/^Port 1055 from the outside sea/u);
  await focused.press('ArrowUp');
  await grid.locator('button:focus').press('ArrowRight');
  await expect(grid.locator('button:focus')).toHaveAccessibleName(/^Port 1054 from the same Wi-Fi/u);
  await expect(sandbox.why).toContainText('1054', { useInnerText: true });
});
