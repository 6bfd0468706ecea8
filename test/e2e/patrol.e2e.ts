import type { Locator } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { locales, type MessageKey } from './support/messages.ts';
import { MissionPage } from './support/mission-page.ts';

const NEEDED = ['who', 'what', 'sorry', 'stopped', 'ask'] as const;

class PatrolPage extends MissionPage {
  get panel(): Locator {
    return this.page.locator('#device-panel');
  }

  /** The heading of the phase that is now, which has the focus. */
  async reached(phase: MessageKey): Promise<void> {
    await expect(this.panel.getByRole('heading', { name: this.name(phase) })).toBeFocused();
  }

  /** Expects a sentence in the panel. */
  async says(key: MessageKey): Promise<void> {
    await expect(this.panel).toContainText(this.text(key), { useInnerText: true });
  }

  async go(key: MessageKey): Promise<void> {
    await this.panel.getByRole('button', { name: this.name(key) }).press('Enter');
  }

  async aim(ports: string, atOnce?: string): Promise<void> {
    await this.panel.getByRole('textbox', { name: this.name('lab.views.ports') }).fill(ports);
    if (atOnce !== undefined)
      await this.panel.getByRole('combobox', { name: this.name('patrol.outward.at-once') }).selectOption(atOnce);
    await this.go('lab.patrol.go');
  }
}

const test = base.extend<{ readonly patrol: PatrolPage }>({
  patrol: async ({ page, baseURL }, use) => {
    await use(new PatrolPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

for (const locale of locales) {
  test(`the story of a scan without permission is walked by keyboard to a scan with one (${locale})`, async ({
    patrol,
    page,
  }) => {
    await patrol.open('/missions/neighbour-server/', locale);
    await patrol.button('lab.scene.text').press('Enter');
    await patrol.show('screen');

    await patrol.aim('20-40,443');
    await patrol.reached('patrol.slip.title');
    await patrol.go('patrol.slip.none');
    await patrol.reached('patrol.tempted.title');
    await patrol.says('patrol.law');
    await expectAccessible(page);
    await patrol.go('patrol.insist');
    await patrol.reached('patrol.scanning.title');
    await patrol.go('patrol.await');

    await patrol.reached('patrol.cut.title');
    await patrol.go('patrol.mail.open');
    await patrol.reached('patrol.mail.title');
    await expect(patrol.panel.getByRole('article')).toContainText('203.0.113.45');
    await patrol.go('patrol.log.open');
    await patrol.reached('patrol.log.title');
    await expect(patrol.panel.getByRole('row').filter({ hasText: patrol.text('patrol.log.refused') })).not.toHaveCount(
      0,
    );
    await expectAccessible(page);

    await patrol.go('patrol.letter.begin');
    await patrol.reached('patrol.letter.title');
    await patrol.go('patrol.letter.send');
    await patrol.says('patrol.letter.missing');
    for (const [place] of NEEDED.entries()) await patrol.panel.getByRole('checkbox').nth(place).press('Space');
    await expectAccessible(page);
    await patrol.go('patrol.letter.send');
    await patrol.reached('patrol.asked.title');
    await patrol.go('patrol.answer.open');
    await patrol.reached('patrol.aim');

    // More than was allowed is still not allowed.
    await patrol.aim('20-40');
    await patrol.go('patrol.slip.show');
    await patrol.says('patrol.breach.other-ports');
    await patrol.go('patrol.turn-back');
    await patrol.aim('22,443', '2');
    await patrol.go('patrol.slip.show');
    await patrol.reached('patrol.permitted.title');
    await patrol.go('patrol.await');
    await patrol.reached('patrol.finished.title');
    await expectAccessible(page);

    await patrol.open('/missions/', locale);
    await expect(page.locator('[data-mission="neighbour-server"]')).toContainText(patrol.text('missions.solved'), {
      useInnerText: true,
    });
  });
}

test('in the sandbox a scan of the neighbour ends at the permission slip, and no boat leaves', async ({
  patrol,
  page,
}) => {
  await patrol.openSandbox('en');
  await patrol.device('patrol');
  await patrol.panel.getByRole('radio', { name: /library/u }).press('Space');
  await patrol.aim('20-30');
  await patrol.reached('patrol.slip.title');
  await expectAccessible(page);
  await patrol.go('patrol.slip.none');
  await patrol.reached('patrol.refused.title');
  await expect(patrol.panel.getByRole('button')).toHaveCount(1);
  await expectAccessible(page);
  await patrol.go('patrol.turn-back');
  await patrol.reached('patrol.aim');
  await patrol.says('lab.patrol.none');
});
