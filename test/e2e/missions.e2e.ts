import { expectAccessible } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { locales } from './support/messages.ts';
import { MissionPage } from './support/mission-page.ts';

const GAME = 25565;

const test = base.extend<{ readonly mission: MissionPage }>({
  mission: async ({ page, baseURL }, use) => {
    await use(new MissionPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

for (const locale of locales) {
  test(`a mission whose answer is "not possible here" is solved by keyboard with the chart hidden (${locale})`, async ({
    mission,
    page,
  }) => {
    await mission.begin('carrier-nat', locale);
    await mission.look(GAME);
    await mission.answer(0);
    await mission.press('mission.check');
    // The wrong answer gets its own feedback, and the focus goes there.
    await expect(mission.bar.getByRole('heading', { name: mission.name('mission.not-yet') })).toBeFocused();
    await expect(mission.bar.getByText(mission.text('mission.next'))).toBeVisible();
    await expectAccessible(page);
    await mission.press('mission.again');

    await mission.answer(2, 2);
    await mission.solve();
    await expectAccessible(page);
  });
}

test('a PC that sleeps is found, woken and reached, by keyboard with the chart hidden', async ({ mission, page }) => {
  await mission.begin('sleeping-pc', 'en');
  await mission.look(GAME);
  const screen = await mission.device('pc');
  await screen.getByRole('button', { name: mission.name('pc.power.on') }).press('Enter');
  await expect(screen.getByRole('button', { name: mission.name('pc.start') })).toBeVisible();
  // Without a look after the change it is not done.
  await mission.press('mission.check');
  await expect(mission.bar.getByRole('heading', { name: mission.name('mission.not-yet') })).toBeFocused();
  await mission.press('mission.again');
  await mission.look(GAME);
  await mission.solve();
  await expect(mission.score(100)).toBeVisible();

  // It is remembered, and the list says so.
  await mission.open('/missions/', 'en');
  const row = page.getByRole('listitem').filter({ has: page.locator('a[href$="/sleeping-pc/"]') });
  await expect(row).toContainText(mission.text('missions.solved'));
  await expect(row.locator('[data-score]')).toHaveText('100');
  await expectAccessible(page);
});

test('the inner and the outer router forward the game, by keyboard with the chart hidden', async ({
  mission,
  page,
}) => {
  await mission.begin('double-router', 'ja');
  await mission.device('outer');
  await mission.forward(GAME, '192.168.0.2', 'Game');
  await expect(page.getByRole('rowheader', { name: 'Game' })).toBeVisible();
  await mission.look(GAME);
  await mission.solve();
  await expectAccessible(page);
});

test('what UPnP opened is closed, by keyboard with the chart hidden', async ({ mission, page }) => {
  await mission.begin('upnp-opened-it', 'en');
  const screen = await mission.gatewayPage('upnp');
  await expect(screen.getByText('Camera video')).toBeVisible();
  const upnp = screen.getByRole('switch', { name: mission.name('gateway.upnp.enable') });
  await upnp.press('Enter');
  await expect(upnp).not.toBeChecked();
  await mission.patrol('554,1050');
  await mission.solve();
  await expectAccessible(page);
});

test('the settings of the gateway are closed to the internet, by keyboard with the chart hidden', async ({
  mission,
}) => {
  await mission.begin('remote-admin', 'ja');
  const screen = await mission.gatewayPage('admin');
  const open = screen.getByRole('switch', { name: mission.name('gateway.remote-admin') });
  await open.press('Enter');
  await expect(open).not.toBeChecked();
  await mission.patrol('23,80,443');
  await mission.solve();
});

test('a program that nobody started is started, by keyboard with the chart hidden', async ({ mission, page }) => {
  await mission.begin('rule-without-listener', 'en');
  const screen = await mission.programs();
  const start = mission.text('pc.programs.start.named').split('{program}')[0]!;
  await screen
    .getByRole('button', { name: new RegExp(`^${start}`, 'u') })
    .first()
    .press('Enter');
  await mission.look(8080, 'lan');
  await mission.solve();
  await expectAccessible(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('two missions are played by touch on a phone', async ({ mission, page }) => {
    await mission.open('/missions/not-your-phone/', 'ja');
    await mission.bar.getByRole('button', { name: mission.name('mission.briefing.accept') }).tap();
    for (const from of ['internet', 'lan'] as const) {
      await page.getByRole('button', { name: mission.name('lab.tab.harbour') }).tap();
      await mission.square(80, from).tap();
      await mission.button('lab.why.sail').tap();
      await mission.button('lab.time.end').first().tap();
    }
    await mission.bar.getByRole('button', { name: mission.name('mission.questions') }).tap();
    await mission.bar.getByRole('group').nth(0).getByRole('radio').nth(2).tap();
    await mission.bar.getByRole('group').nth(1).getByRole('radio').nth(1).tap();
    await mission.bar.getByRole('button', { name: mission.name('mission.check') }).tap();
    await expect(mission.bar.getByRole('heading', { name: mission.name('mission.solved') })).toBeVisible();
    await expectAccessible(page);

    await mission.open('/missions/upnp-opened-it/', 'en');
    await mission.bar.getByRole('button', { name: mission.name('mission.briefing.accept') }).tap();
    await page.getByRole('button', { name: mission.name('lab.tab.screen') }).tap();
    await page.locator('#device-tab-gateway').tap();
    const screen = page.locator('#device-panel');
    await screen.getByRole('button', { name: mission.name('gateway.page.upnp') }).tap();
    const upnp = screen.getByRole('switch', { name: mission.name('gateway.upnp.enable') });
    await upnp.tap();
    await expect(upnp).not.toBeChecked();
    await page.locator('#device-tab-patrol').tap();
    await screen.getByRole('textbox', { name: mission.name('lab.views.ports') }).fill('554,1050');
    await screen.getByRole('button', { name: mission.name('lab.patrol.go') }).tap();
    await mission.button('lab.time.end').first().tap();
    await mission.bar.getByRole('button', { name: mission.name('mission.check') }).tap();
    await expect(mission.bar.getByRole('heading', { name: mission.name('mission.solved') })).toBeVisible();
  });
});

test('hints come one by one, and starting over forgets them', async ({ mission }) => {
  await mission.begin('sleeping-pc', 'en');
  await mission.press('mission.hint');
  const hints = mission.bar.getByRole('listitem').filter({ hasText: /^Hint \d/u });
  await expect(hints).toHaveCount(1);
  await mission.press('mission.hint.more');
  await mission.press('mission.hint.more');
  await expect(hints).toHaveCount(3);
  await expect(mission.bar.getByText(mission.text('mission.hint.none'))).toBeVisible();
  await mission.press('mission.restart');
  await mission.press('mission.briefing.accept');
  await mission.press('mission.hint');
  await expect(hints).toHaveCount(1);
});

test('the sandbox leads to all missions and the story, each to its page', async ({ mission, page }) => {
  await mission.openSandbox('en');
  await page
    .getByRole('main')
    .getByRole('link', { name: mission.name('lab.missions') })
    .press('Enter');
  await expect(page).toHaveURL(/\/missions\/$/u);
  const links = mission.main.getByRole('listitem').getByRole('link');
  await expect(links).toHaveCount(15);
  await expectAccessible(page);
  await links.first().press('Enter');
  await expect(page).toHaveURL(/\/missions\/forgotten-telnet\//u);
});
