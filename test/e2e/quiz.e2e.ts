import { emptyProgress } from '#machines/progress/progress.record.ts';
import { questions } from '../support/lessons.ts';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { QuizPage } from './support/quiz-page.ts';

const test = base.extend<{ readonly quiz: QuizPage }>({
  quiz: async ({ page, baseURL }, use) => {
    await use(new QuizPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

const DAY = 24 * 60 * 60 * 1000;

const deeds = { ja: 'completed', en: 'passed' } as const;

for (const locale of ['ja', 'en'] as const) {
  const deed = deeds[locale];
  test(`a final that was passed ends with a certificate of what was done, whatever the name (${locale})`, async ({
    quiz,
    page,
  }) => {
    test.setTimeout(300_000);
    const pennants = deed === 'completed' ? [...questions.keys()] : [];
    await page.addInitScript(
      (text) => {
        localStorage.setItem('minato.progress', text);
      },
      JSON.stringify({ ...emptyProgress, pennants }),
    );
    await quiz.openQuiz(locale);
    await page.getByRole('button', { name: quiz.name('quiz.final.start') }).press('Enter');
    await quiz.play(true);

    // Only who has passed is asked for a name.
    const name = page.getByRole('textbox', { name: quiz.name('certificate.name') });
    const written = quiz.main.locator('svg text');
    for (const typed of [
      'みなと 花子',
      '<b>&"',
      '<img src=x onerror=alert(1)>',
      '🚢⚓👩‍👩‍👧',
      'مينا',
      '{score} $& {name}',
    ]) {
      await name.fill(typed);
      await expect(written.filter({ hasText: typed })).toHaveCount(1);
      await expect(quiz.main.locator('svg :is(b, img)')).toHaveCount(0);
    }
    // A mark that turns the words after it round does not reach the paper.
    await name.fill('\u202EHanako');
    await expect(written.filter({ hasText: '\u202E' })).toHaveCount(0);
    for (const typed of ['長'.repeat(200), 'x'.repeat(200), '🚢'.repeat(200)]) {
      await name.fill(typed);
      await expect(name).toHaveAttribute('aria-invalid', 'true');
      expect(await quiz.overflow()).toEqual({ pixels: 0, elements: [] });
    }
    await name.fill('Hanako');
    await expect(written.filter({ hasText: quiz.text(`certificate.${deed}.line1`) })).toHaveCount(1);
    const result = quiz.text(`certificate.${deed}.line2`).replace('{score}', '18').replace('{count}', '18');
    await expect(written.filter({ hasText: result })).toHaveCount(1);
    await expectAccessible(page);
    await quiz.preferTheme('dark');
    await expectAccessible(page, { only: 'colours' });

    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/gu), 'sheets').toHaveLength(1);
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/u.exec(paper) ?? [];
    // A4 landscape in points.
    expect(Number(width)).toBeCloseTo(842, -1);
    expect(Number(height)).toBeCloseTo(595, -1);
  });

  test(`every way of asking is without a barrier, asked and answered, by day and by night (${locale})`, async ({
    quiz,
    page,
  }) => {
    test.setTimeout(300_000); // axe, some twenty times
    await quiz.openQuiz(locale, '#trial=guard-rules');
    await expect(quiz.submit).toBeVisible();
    const seen = new Set<string>();
    while ((await quiz.submit.count()) > 0) {
      const question = await quiz.asked();
      const way = `${question.kind} ${question.scene === null ? 'words' : 'doors'}`;
      const isNew = !seen.has(way);
      seen.add(way);
      if (isNew) await expectAccessible(page);
      await quiz.fill(question, false);
      await quiz.press(quiz.submit);
      await expect(quiz.main.locator('.message[data-kind="ng"]')).toHaveCount(1);
      if (isNew) {
        await expectAccessible(page);
        await quiz.preferTheme('dark');
        await expectAccessible(page, { only: 'colours' });
        await quiz.preferTheme('light');
        if (locale === 'ja') {
          await page.evaluate(() => (document.documentElement.dataset['furigana'] = 'on'));
          expect(await quiz.overflow(), way).toEqual({ pixels: 0, elements: [] });
          await page.evaluate(() => (document.documentElement.dataset['furigana'] = 'off'));
        }
      }
      await quiz.press(quiz.submit);
    }
    expect([...seen].sort()).toEqual(['match doors', 'match words', 'order words', 'pick doors', 'pick words']);
    await expect(quiz.main.getByRole('region', { name: quiz.name('quiz.reread') }).getByRole('link')).toHaveCount(1);
    await expectAccessible(page);
  });
}

test('the foot of a trial leads to the questions on it, and to no others', async ({ quiz, page }) => {
  await quiz.open('/trials/flag-signals/', 'en');
  await page.getByRole('link', { name: quiz.text('lesson.quiz.trial').replace('{number}', '3') }).click();
  await expect(page).toHaveURL(quiz.address('/quiz/#trial=flag-signals'));
  await quiz.readQuestions();
  await expect(quiz.submit).toBeVisible();
  const own = questions.get('flag-signals')!.map(({ id }) => id);
  const asked: string[] = [];
  while ((await quiz.submit.count()) > 0) {
    const question = await quiz.asked();
    asked.push(question.id);
    await quiz.fill(question, true);
    await quiz.press(quiz.submit);
    await quiz.press(quiz.submit);
  }
  expect(asked.sort()).toEqual([...own].sort());
  // Back at the choice of rounds the address asks for none any more.
  await page.getByRole('button', { name: quiz.name('quiz.leave') }).press('Enter');
  await expect(page).toHaveURL(quiz.address('/quiz/'));
});

test('the departure board of the home page leads to the quiz', async ({ quiz, page }) => {
  await quiz.open('/', 'ja');
  const board = page.getByRole('region', { name: quiz.name('board.title') });
  await board.getByRole('link', { name: quiz.name('quiz.title') }).click();
  await expect(page).toHaveURL(quiz.address('/quiz/'));
  await expect(quiz.heading).toHaveText(quiz.text('quiz.title'), { useInnerText: true });
});

test('an address that names a trial there is not leaves the choice of rounds', async ({ quiz, page }) => {
  await quiz.openQuiz('en', '#trial=%3Cb%3E');
  await expect(page.getByRole('button', { name: quiz.name('quiz.final.start') })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a round is played by touch', async ({ quiz }) => {
    quiz.byTouch = true;
    await quiz.openQuiz('ja', '#trial=breakwater-and-lighthouse');
    await quiz.play(true);
    const all = String(questions.get('breakwater-and-lighthouse')!.length);
    const score = quiz.text('quiz.score').replace('{score}', all).replace('{count}', all);
    await expect(quiz.main.getByRole('status').first()).toContainText(score, { useInnerText: true });
  });
});

test('the door of a home opens that home in the sandbox', async ({ quiz, page }) => {
  await quiz.openQuiz('en', '#trial=a-friends-boat');
  let question = await quiz.asked();
  while (question.scene === null) {
    await quiz.fill(question, true);
    await quiz.press(quiz.submit);
    await quiz.press(quiz.submit);
    question = await quiz.asked();
  }
  await quiz.fill(question, true);
  await quiz.press(quiz.submit);
  await page.getByRole('link', { name: quiz.name('quiz.scene.sandbox') }).click();
  await expect(page).toHaveURL(/\/en\/sandbox\/#home=/);
  await expect(page.getByText('Misaki’s PC').first()).toBeVisible();
});

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
