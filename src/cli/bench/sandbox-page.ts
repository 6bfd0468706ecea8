/**
 * The sandbox page in a real browser whose processor is slowed down: how long a change of settings takes until three
 * viewpoints of 1,056 ports are painted, how long a place in a long log, and which tasks keep the page from answering.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ui from '#content/ui/en.json' with { type: 'json' };
import { ensureChromium, launchChromium } from '../chromium.ts';
import { close, listen, loopback } from '../listen.ts';
import { buildSite, isSiteFresh, siteBase, siteFolder } from '../site-build.ts';
import { createStaticServer, readSite } from '../static-server.ts';
import { installPageClock, type PageClock } from './page-clock.ts';
import { scriptWeight, type ScriptWeight } from './script-weight.ts';

type Browser = Awaited<ReturnType<typeof launchChromium>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;

declare const pageClock: PageClock;

export const SLOWDOWN = 4;
export const WATCHED = 1_056;
const PORTS = `0-${String(WATCHED - 1)}`;
const CHANGES = 40;
const SCRUBS = 60;
/** So many events the log has at least. */
const EVENTS = 10_000;
const QUIET_MS = 200;
/** A slow page is measured too. */
const PATIENCE_MS = 300_000;
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

export interface LoadMeasured {
  /** Milliseconds of each long task. */
  readonly tasks: readonly number[];
  readonly shift: number;
}

export interface PageMeasured {
  readonly wide: LoadMeasured;
  readonly narrow: LoadMeasured;
  /** Milliseconds from each change to the last frame that it changed. */
  readonly views: readonly number[];
  readonly viewTasks: readonly number[];
  readonly scrubs: readonly number[];
  readonly scrubTasks: readonly number[];
  readonly lines: number;
  readonly events: number;
}

export interface SandboxMeasured {
  readonly version: string;
  readonly weight: ScriptWeight;
  readonly runs: readonly PageMeasured[];
}

export type SandboxProblem =
  { readonly key: 'page.not-built' } | { readonly key: 'page.no-browser'; readonly advice: string };

/** Builds the site where it is stale, serves it, and measures it `runs` times. */
export async function measureSandboxPage(
  runs: number,
  building: () => void,
): Promise<SandboxMeasured | SandboxProblem> {
  const found = await ensureChromium();
  if (!found.ok) return { key: 'page.no-browser', advice: found.advice };
  if (!process.env['NOBUILD'] && !(await isSiteFresh())) {
    building();
    if ((await buildSite()) !== 0) return { key: 'page.not-built' };
  }
  const site = readSite(siteFolder, await siteBase());
  const server = createStaticServer(site);
  const address = `http://${loopback}:${String(await listen(server, 0))}${site.base}en/sandbox/`;
  const browser = await launchChromium(found.path);
  try {
    const measured: PageMeasured[] = [];
    for (let run = 0; run < runs; run += 1) measured.push(await measureOnce(browser, address));
    const html = readFileSync(join(siteFolder, 'en/sandbox/index.html'), 'utf8');
    return { version: browser.version(), weight: scriptWeight(siteFolder, html), runs: measured };
  } finally {
    await browser.close();
    await close(server);
  }
}

async function measureOnce(browser: Browser, address: string): Promise<PageMeasured> {
  const small = await openPage(browser, address, NARROW);
  const narrow = await loadOf(small);
  await small.context().close();
  const page = await openPage(browser, address, WIDE);
  const wide = await loadOf(page);
  const views = await measureViews(page);
  const viewTasks = await longTasks(page);
  const { scrubs, lines } = await measureScrubs(page);
  const scrubTasks = await longTasks(page);
  await page.context().close();
  return { wide, narrow, views, viewTasks, scrubs, scrubTasks, lines, events: EVENTS };
}

/** Opens the page in a profile of its own, slow from the first byte on, and waits until it has come to rest. */
async function openPage(browser: Browser, address: string, viewport: typeof WIDE): Promise<Page> {
  const isNarrow = viewport.width < 600;
  const context = await browser.newContext({
    viewport,
    isMobile: isNarrow,
    hasTouch: isNarrow,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.addInitScript(installPageClock, QUIET_MS);
  await slowDown(page, SLOWDOWN);
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForFunction(() => document.querySelector('astro-island[ssr], [data-waking]') === null);
  await page.evaluate(() => pageClock.settled());
  return page;
}

async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

async function loadOf(page: Page): Promise<LoadMeasured> {
  const shift = await page.evaluate(() => pageClock.layoutShift());
  return { tasks: await longTasks(page), shift };
}

async function longTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => pageClock.takeLongTasks());
}

/** The gateway refuses strangers instead of keeping silent: every square from outside changes. Then back, and again. */
async function measureViews(page: Page): Promise<number[]> {
  const field = page.getByRole('textbox', { name: ui['lab.views.ports'] });
  await field.fill(PORTS);
  await field.press('Enter');
  await page.getByRole('button', { name: ui['gateway.page.wan'], exact: true }).click();
  await page.getByRole('radio', { name: ui['gateway.reply.reject'] }).click();
  const undo = page.getByRole('button', { name: ui['lab.undo'], exact: true });
  const redo = page.getByRole('button', { name: ui['lab.redo'], exact: true });
  // It takes a moment of the network's time until the gateway has done so.
  await undo.and(page.locator('[aria-disabled=false]')).waitFor();
  await page.evaluate(() => pageClock.settled());
  await longTasks(page);
  const times: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const button = await (change % 2 === 0 ? undo : redo).elementHandle();
    times.push(
      await page.evaluate((pressed) => {
        pageClock.begin();
        (pressed as HTMLElement).click();
        return pageClock.settled();
      }, button),
    );
  }
  return times;
}

/** Patrols until the log is long enough, shows it, and goes to places all over the time line. */
async function measureScrubs(page: Page): Promise<{ readonly scrubs: number[]; readonly lines: number }> {
  const rail = page.getByRole('slider', { name: ui['lab.time.rail'] });
  const count = async (): Promise<number> => Number(await rail.getAttribute('aria-valuemax'));
  await slowDown(page, 1);
  await page.getByRole('tab', { name: ui['lab.device.patrol'] }).click();
  while ((await count()) < EVENTS) {
    const before = await count();
    await page.getByRole('button', { name: ui['lab.patrol.go'] }).click();
    await page.getByRole('button', { name: ui['lab.time.end'], exact: true }).last().click();
    await page.waitForFunction(
      ({ name, least }) =>
        Number(document.querySelector(`[role=slider][aria-label="${name}"]`)?.getAttribute('aria-valuemax')) > least,
      { name: ui['lab.time.rail'], least: before },
    );
    await page.evaluate(() => pageClock.settled());
  }
  await page.getByRole('tab', { name: ui['lab.lower.log'] }).click();
  await page.evaluate(() => pageClock.settled());
  await slowDown(page, SLOWDOWN);
  await longTasks(page);
  const box = (await rail.boundingBox())!;
  const middle = box.y + box.height / 2;
  const scrubs: number[] = [];
  await page.mouse.move(box.x + box.width / 2, middle);
  await page.mouse.down();
  for (let scrub = 0; scrub < SCRUBS; scrub += 1) {
    // The golden section goes everywhere, and never twice to the same place.
    const share = (scrub * 0.618_034) % 1;
    await page.evaluate(() => {
      pageClock.begin();
    });
    await page.mouse.move(box.x + 16 + share * (box.width - 36), middle);
    scrubs.push(await page.evaluate(() => pageClock.settled()));
  }
  await page.mouse.up();
  return { scrubs, lines: await count() };
}
