import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptWeight } from '#cli/bench/script-weight.ts';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { builtPages } from './support/built-pages.ts';
import { locales } from './support/messages.ts';
import { TrialPage } from './support/trial-page.ts';

const trial = 'what-is-a-port';
const path = `/trials/${trial}/`;
const all = TrialPage.experimentsOf(trial).map(([, experiment]) => experiment);
const [first, second] = [all[0]!, all[1]!];

const test = base.extend<{ readonly lesson: TrialPage }>({
  lesson: async ({ page, baseURL }, use) => {
    await use(new TrialPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

for (const locale of locales) {
  test(`trial 1 is taken by keyboard alone, and its pennant stays up (${locale})`, async ({ lesson, page }) => {
    test.setTimeout(300_000); // some hundred key presses, and axe twice
    await lesson.preferTheme('light');
    await lesson.open(path, locale);
    await lesson.takeTrial(all);
    await expectAccessible(page);
    await lesson.preferTheme('dark');
    await expectAccessible(page, { only: 'colours' });
    await lesson.expectPennant(1);
    await lesson.open('/', locale);
    await expect(page.getByRole('main')).toContainText(lesson.text('board.status.done'), { useInnerText: true });
  });
}

test('a skipped prediction is recorded, and the pennant waits for it', async ({ lesson }) => {
  await lesson.open(path, 'en');
  await lesson.isAlive(first);
  for (const [number, step] of first.steps.entries())
    await lesson.takeStep(first, step, number === 0 ? null : TrialPage.answersOf(first, step).right);
  await lesson.goal(1).scrollIntoViewIfNeeded();
  await expect(lesson.goal(1).getByText(lesson.text('goal.state.skipped'))).toBeVisible();
  await expect(lesson.goal(1).getByText(lesson.text('goal.state.open'))).toBeVisible();
});

test('furigana is switched on and off without losing the place or the guess', async ({ lesson, page }) => {
  await lesson.open(path, 'ja');
  await lesson.isAlive(first);
  const step = first.steps[0]!;
  const { right } = TrialPage.answersOf(first, step);
  await lesson.answer(first, step, right).check();
  const question = lesson.figure(first).getByRole('heading', { name: lesson.words(step.question, step) });
  await question.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  for (const state of ['true', 'false']) {
    // By its own event: a pointer would have to scroll to the header, and away from the place that is to be kept.
    await lesson.furiganaSwitch.dispatchEvent('click');
    await expect(lesson.furiganaSwitch).toHaveAttribute('aria-checked', state);
    await expect(question).toBeInViewport();
    await expect(lesson.answer(first, step, right)).toBeChecked();
  }
  await lesson.furiganaSwitch.dispatchEvent('click');
  await expect(question.locator('rt').first()).toBeVisible();
  await expectAccessible(page);
});

test('without motion the boats move one by one when told to', async ({ lesson, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await lesson.open(path, 'en');
  await lesson.isAlive(first);
  const figure = lesson.figure(first);
  await lesson.answer(first, first.steps[0]!, 'welcome').check();
  await figure.getByRole('button', { name: lesson.name('experiment.lock') }).click();
  const on = figure.getByRole('button', { name: lesson.name('experiment.next-boat') });
  await expect(on).toBeVisible();
  await expect(figure.getByText(lesson.name('experiment.right'))).toHaveCount(0);
  await on.click();
  await on.click();
  await expect(figure.getByText(lesson.name('experiment.right'))).toBeVisible();
});

test('the boats stand in a table as well, from the packets of the trace', async ({ lesson }) => {
  await lesson.open(path, 'en');
  await lesson.isAlive(first);
  const figure = lesson.figure(first);
  await lesson.answer(first, first.steps[0]!, 'welcome').check();
  await figure.getByRole('button', { name: lesson.name('experiment.lock') }).click();
  await figure.getByText(lesson.text('experiment.table')).click();
  await expect(figure.getByRole('row')).toHaveCount(3);
  await expect(figure.getByRole('cell', { name: 'SYN/ACK' })).toBeVisible();
});

test('programs are started and stopped, and berths answer as they then are', async ({ lesson }) => {
  await lesson.open(path, 'en');
  await lesson.isAlive(second);
  for (const step of second.steps) await lesson.takeStep(second, step, TrialPage.answersOf(second, step).right);
  const figure = lesson.figure(second);
  const knock = figure.getByRole('button', { name: lesson.text('quays.free.knock').replace('{port}', '53/UDP') });
  await knock.click();
  await expect(figure.getByText(`53/UDP: ${lesson.text('state.closed')}`)).toBeAttached();
  await figure.getByRole('switch').nth(1).click();
  await knock.click();
  await expect(figure.getByText(`53/UDP: ${lesson.text('state.open')}`)).toBeAttached();
});

test('the sea of numbers takes a number, and says what is wrong with another', async ({ lesson, page }) => {
  await lesson.open(path, 'en');
  const figure = page.getByRole('region', { name: lesson.text('ranges.figure') });
  const field = figure.getByRole('textbox', { name: lesson.text('ranges.field') });
  await field.scrollIntoViewIfNeeded();
  await expect
    .poll(() => figure.evaluate((element) => element.closest('astro-island')?.hasAttribute('ssr')))
    .toBe(false);
  await field.fill('５００００');
  await expect(figure.getByText(lesson.text('ranges.dynamic.meaning'))).toBeVisible();
  await field.fill('70000');
  await expect(figure.getByText(lesson.text('ranges.too-large').replace('{last}', '65535'))).toBeVisible();
  await figure.getByRole('slider').press('Home');
  await expect(figure.getByText(lesson.text('ranges.reserved'))).toBeVisible();
});

test('a record that cannot be read is set aside, and the page says so', async ({ lesson, page }) => {
  await lesson.open(path, 'en');
  await page.evaluate(() => localStorage.setItem('minato.progress', '{broken'));
  await page.reload();
  await lesson.goal(1).scrollIntoViewIfNeeded();
  await expect(lesson.goal(1).getByText(lesson.text('goal.trouble.corrupt'))).toBeVisible();
});

test('a word of the glossary opens its meaning in place, and Escape closes it', async ({ lesson, page }) => {
  await lesson.open(path, 'en');
  const term = page.getByRole('button', { name: 'port', exact: true });
  await term.focus();
  await page.keyboard.press('Enter');
  const meaning = page.getByText(/which program a piece of cargo is for/);
  await expect(meaning).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();
  await expect(term).toBeFocused();
});

const dist = join(import.meta.dirname, '../../dist');

/** As many static hosts pack files while they serve them. */
const USUAL_LEVEL = 6;

for (const { path: page, locale } of builtPages()) {
  const limit = page.startsWith('/trials/') ? 60 : page === '/' ? 5 : undefined;
  if (limit === undefined) continue;
  test(`${page} (${locale}) asks for at most ${String(limit)} KB of script before anybody does anything`, () => {
    const html = readFileSync(join(dist, locale === 'ja' ? '' : locale, page, 'index.html'), 'utf8');
    const { atLoad } = scriptWeight(dist, html, USUAL_LEVEL);
    expect(atLoad).toBeGreaterThan(100);
    expect(atLoad).toBeLessThanOrEqual(limit * 1024);
  });
}
