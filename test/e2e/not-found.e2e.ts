import { expectAccessible } from './support/accessibility.ts';
import { expect, test } from './support/browser-test.ts';
import { locales } from './support/messages.ts';

for (const locale of locales) {
  test(`an address that does not exist is answered in its language, with a way home (${locale})`, async ({
    site,
    page,
    watch,
  }) => {
    watch.allowComplaint(/status of 404/);
    const answer = await site.open('/no/such/harbour/', locale);
    expect(answer?.status()).toBe(404);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(site.heading).toHaveText(site.text('not-found.title'), { useInnerText: true });
    await expectAccessible(page);
    await page.getByRole('link', { name: site.name('not-found.home') }).click();
    await expect(page).toHaveURL(site.address('/', locale));
  });
}

for (const path of [
  '/trials/under-the-sea/',
  '/missions/under-the-sea/',
  '/words/under-the-sea/',
  '/teachers/plan-99/',
]) {
  test(`${path}, which the course does not have, leads on in both languages`, async ({ site, page, watch }) => {
    watch.allowComplaint(/status of 404/);
    for (const locale of locales) {
      expect((await site.open(path, locale))?.status()).toBe(404);
      await expect(site.heading).toHaveText(site.text('not-found.title'), { useInnerText: true });
      await expect(page.getByRole('link', { name: site.name('not-found.home') })).toHaveAttribute(
        'href',
        new URL(site.address('/', locale)).pathname,
      );
    }
  });
}
