import { expectAccessible } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { MissionPage } from './support/mission-page.ts';
import { SimPcPage } from './support/sim-pc-page.ts';

const GAME = 25_565;
const WEB = 8080;

const test = base.extend<{ readonly mission: MissionPage; readonly pc: SimPcPage }>({
  mission: async ({ page, baseURL }, use) => {
    await use(new MissionPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
  pc: async ({ page, baseURL }, use) => {
    await use(new SimPcPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

test('the guard gets a rule for one port of the own network, through the wizard and by keyboard alone', async ({
  mission,
  pc,
  page,
}) => {
  await mission.begin('listener-without-rule', 'ja');
  pc.locale = 'ja';
  await mission.device('pc');
  await pc.walkToConsole();
  await pc.makePortRule(String(WEB), 'Web');
  await page.keyboard.press('Escape');
  await expect(pc.screen.getByRole('row', { name: /Web/u })).toBeVisible();
  // The rule alone is not enough: somebody has to look.
  await mission.press('mission.check');
  await expect(mission.bar.getByRole('heading', { name: mission.name('mission.not-yet') })).toBeFocused();
  await mission.press('mission.again');
  await mission.look(WEB, 'lan');
  await mission.solve();
  await expectAccessible(page);
});

test('a friend is let into the game and the way is closed after him, by keyboard with the chart hidden', async ({
  mission,
  pc,
  page,
}) => {
  await mission.begin('friend-in-the-game', 'en');
  pc.locale = 'en';
  const screen = await mission.programs();
  await screen.getByRole('button', { name: /^Start Game server/u }).press('Enter');
  // Windows asks about the new listener, and a yes makes the rule.
  await expect(screen.getByRole('alertdialog')).toBeVisible();
  await pc.press('pc.alert.allow');
  await expect(screen.getByRole('alertdialog')).toHaveCount(0);
  await mission.look(GAME);
  await expect(mission.square(GAME, 'internet')).toContainText('Stealth');

  await mission.gatewayPage('forward');
  await mission.forward(GAME, '192.168.1.10', 'Haruto');
  await expect(page.getByRole('rowheader', { name: 'Haruto' })).toBeVisible();
  await mission.look(GAME);
  await expect(mission.square(GAME, 'internet')).toContainText('Open');
  await mission.press('mission.check');
  await expect(mission.bar.getByRole('heading', { name: mission.name('mission.not-yet') })).toBeFocused();
  await mission.press('mission.again');

  // The game is over: the forward goes, and so do the rules.
  const router = await mission.gatewayPage('forward');
  await router.getByRole('button', { name: /^Delete .Haruto/u }).press('Enter');
  await expect(page.getByRole('rowheader', { name: 'Haruto' })).toHaveCount(0);
  // The PC is as it was left: the window with the programs is still open.
  await mission.device('pc');
  await expect(screen.getByRole('button', { name: /^Stop Game server/u })).toBeVisible();
  await pc.closeWindow();
  await pc.walkToConsole();
  await pc.press('wfas.node.in');
  await pc.removeRules(/game\.exe/u);
  await mission.look(GAME);
  await mission.solve();
  await expectAccessible(page);
});
