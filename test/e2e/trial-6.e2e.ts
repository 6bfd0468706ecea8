import { expectAccessible } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { MissionPage } from './support/mission-page.ts';
import { SimPcPage } from './support/sim-pc-page.ts';
import { TrialPage } from './support/trial-page.ts';

interface Fixtures {
  readonly lesson: TrialPage;
  readonly pc: SimPcPage;
  readonly mission: MissionPage;
}

const test = base.extend<Fixtures>({
  lesson: async ({ page, baseURL }, use) => {
    await use(new TrialPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
  pc: async ({ page, baseURL }, use) => {
    await use(new SimPcPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
  mission: async ({ page, baseURL }, use) => {
    await use(new MissionPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

test('trial 6 is taken by keyboard alone, with a rule made on the simulated PC, up to its pennant', async ({
  lesson,
  pc,
  mission,
  page,
}) => {
  test.setTimeout(600_000); // some two hundred key presses
  pc.locale = 'en';
  mission.locale = 'en';
  await lesson.open('/trials/guard-rules/', 'en');
  await lesson.takeTrial(TrialPage.experimentsOf('guard-rules').map(([, experiment]) => experiment));
  // The experiments alone do not raise it.
  await expect(lesson.goal(6).getByRole('link').first()).toBeVisible();
  await expect(lesson.goal(6).getByRole('status')).not.toHaveText(lesson.text('goal.earned').replace('{number}', '6'));

  const start = lesson.main.getByRole('button', { name: lesson.name('pc-desk.start') });
  await start.scrollIntoViewIfNeeded();
  await expect.poll(() => start.evaluate((one) => one.closest('astro-island')?.hasAttribute('ssr'))).toBe(false);
  await lesson.press(start);
  await mission.press('mission.briefing.accept');
  await pc.walkToConsole();
  await pc.makePortRule('8080', 'Web page');
  await expect(pc.dialog).toContainText('netsh advfirewall firewall add rule');
  await expect(pc.dialog.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(pc.dialog).toHaveCount(0);
  await expect(pc.screen.getByRole('row', { name: /Web page/u })).toBeVisible();
  await lesson.press(lesson.main.getByRole('button', { name: lesson.name('pc-desk.look') }));
  await mission.solve();
  await expectAccessible(page, { within: 'section[aria-labelledby="figure-6-5"]' });
  await lesson.expectPennant(6);
});
