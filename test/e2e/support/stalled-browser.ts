import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';

/*
 * Once in some thousands of tests a headless Chromium stops drawing a page: scripts go on, but no frame comes any more, so
 * that a click waits for one until the time is up. That says nothing about the page. Only such a test is tried once more;
 * any other that failed has failed.
 */

/** How long a frame is waited for. */
const FRAME_MS = 5_000;

function noteOf(info: TestInfo): string {
  return join(info.project.outputDir, `stalled-${info.testId}`);
}

/** At the end of a test: notes that its browser had stopped drawing, where that is why it failed. */
export async function noteStall(page: Page, info: TestInfo): Promise<void> {
  if (info.status === info.expectedStatus || (await drawsFrames(page))) return;
  mkdirSync(info.project.outputDir, { recursive: true });
  writeFileSync(noteOf(info), '');
}

/** Before a test: refuses to try it again, unless its browser had stopped drawing. */
export function expectStallBefore(info: TestInfo): void {
  if (info.retry > 0 && !existsSync(noteOf(info)))
    throw new Error('It failed, in a browser that was drawing, and is not tried again.');
}

/** Whether a frame comes. A page that cannot be asked any more is none that has only stopped drawing. */
async function drawsFrames(page: Page): Promise<boolean> {
  try {
    return await page.evaluate(
      (patience) =>
        new Promise<boolean>((resolve) => {
          requestAnimationFrame(() => resolve(true));
          setTimeout(() => resolve(false), patience);
        }),
      FRAME_MS,
    );
  } catch {
    return true;
  }
}
