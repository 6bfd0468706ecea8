import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Fails with every accessibility violation that axe finds on the page, in words that lead to the element. All of axe's
 * rules count, the best practices and the target sizes too. Movement that ends is waited for: a colour on its way is not
 * a colour of ours. `only: 'colours'` looks at contrast alone: for the second theme of a page whose structure was seen.
 * `within` selects a part of the page, where the rest has been looked at.
 * `alike` selects elements that repeat others of the page one by one: axe takes a minute for a thousand of them.
 *
 * axe measures targets as the page happens to be scrolled, and calls one that a sticky bar lies over too small, though it
 * can be scrolled free. So the bars are laid into the flow for the look; that the focus never stays behind one is
 * `expectFocusInSight`.
 */
export async function expectAccessible(
  page: Page,
  scope: { readonly only?: 'colours'; readonly alike?: string; readonly within?: string } = {},
): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished),
    ),
  );
  const putBack = await page.evaluateHandle(layStickyBarsInTheFlow);
  const axe = new AxeBuilder({ page });
  if (scope.alike !== undefined) axe.exclude(scope.alike);
  if (scope.within !== undefined) axe.include(scope.within);
  if (scope.only === 'colours') axe.withRules(['color-contrast', 'link-in-text-block']);
  else axe.options({ rules: { 'target-size': { enabled: true } } });
  const { violations } = await axe.analyze();
  await putBack.evaluate((restore) => {
    restore();
  });
  const report = violations.map(
    ({ id, impact, help, nodes }) =>
      `${id} (${impact ?? 'unknown'}): ${help}\n${nodes
        .map(
          (node) =>
            `    ${node.target.flat().join(' ')}\n      ${node.failureSummary?.replaceAll('\n', '\n      ') ?? ''}`,
        )
        .join('\n')}`,
  );
  expect(report.join('\n\n'), `axe finds nothing on ${page.url()}`).toBe('');
}

/** Runs in the page. Returns what undoes it. */
function layStickyBarsInTheFlow(): () => void {
  const bars = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) => getComputedStyle(element).position === 'sticky',
  );
  for (const bar of bars) bar.style.position = 'relative';
  return () => {
    for (const bar of bars) bar.style.removeProperty('position');
  };
}

/**
 * Presses Tab `steps` times and fails when the focused element's middle is covered by something that is not part of it:
 * WCAG 2.2, 2.4.11 Focus Not Obscured.
 */
export async function expectFocusInSight(page: Page, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('Tab');
    const covered = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { left, top, width, height } = element.getBoundingClientRect();
      const above = document.elementFromPoint(left + width / 2, top + height / 2);
      if (above === null) return `${element.outerHTML.slice(0, 120)} is outside of the window`;
      const isPart = element.contains(above) || above.contains(element);
      return isPart ? null : `${element.outerHTML.slice(0, 120)} lies behind ${above.outerHTML.slice(0, 120)}`;
    });
    expect(covered, `after ${String(step + 1)} × Tab`).toBeNull();
  }
}
