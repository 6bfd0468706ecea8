import { expectAccessible } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { QuizPage } from './support/quiz-page.ts';

const test = base.extend<{ readonly quiz: QuizPage }>({
  quiz: async ({ page, baseURL }, use) => {
    await use(new QuizPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

const DAY = 24 * 60 * 60 * 1000;

for (const locale of ['ja', 'en'] as const) {
  test(`a final that was passed ends with a certificate, whatever the name (${locale})`, async ({ quiz, page }) => {
    test.setTimeout(300_000);
    await quiz.openQuiz(locale);
    await page.getByRole('button', { name: quiz.name('quiz.final.start') }).press('Enter');
    await quiz.fill(await quiz.asked(), true);
    await expectAccessible(page);
    await quiz.play(true);

    // Only who has passed is asked for a name.
    const name = page.getByRole('textbox', { name: quiz.name('certificate.name') });
    for (const typed of ['みなと 花子', '<b>&"', '🚢⚓', 'مينا']) {
      await name.fill(typed);
      await expect(quiz.main.locator('svg text', { hasText: typed })).toHaveCount(1);
    }
    await name.fill('長'.repeat(200));
    await expect(name).toHaveAttribute('aria-invalid', 'true');
    await name.fill('Hanako');
    await expectAccessible(page);
    await quiz.preferTheme('dark');
    await expectAccessible(page, { only: 'colours' });
  });
}

test('what was wrong comes back the next day, and not before', async ({ quiz, page }) => {
  await page.clock.install({ time: new Date('2026-11-24T10:00:00+09:00') });
  await quiz.openQuiz('en');
  await page.getByRole('button', { name: quiz.name('quiz.final.start') }).press('Enter');
  const question = await quiz.asked();
  await quiz.fill(question, false);
  await quiz.submit.press('Enter');
  await page.reload();
  const review = page.getByRole('button', { name: quiz.name('quiz.review.start') });
  await expect(page.getByText(quiz.name('quiz.review.none'))).toBeVisible();
  await page.clock.setSystemTime(new Date(Date.parse('2026-11-24T10:00:00+09:00') + DAY));
  await quiz.openQuiz('en');
  await review.press('Enter');
  expect((await quiz.asked()).id).toBe(question.id);
});
