import { existsSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';
import { chromiumCandidates, type Candidate } from './chromium-places.ts';
import { say } from './text.ts';
import { run, runTool } from './tool.ts';

/** What was tried on the way to a browser: told to the reader when none was found. */
interface Attempt {
  readonly what: string;
  readonly problem: string;
}

/** Time-outs. Milliseconds. */
const startTimeout = 30_000;
const downloadTimeout = 300_000;
const aptTimeout = 600_000;

/**
 * Switches for a browser that tests drive. The sandbox is left out only where it cannot work: for root, and in
 * continuous integration, where the only pages it sees are our own.
 */
export function chromiumArguments(): string[] {
  const isRoot = process.getuid?.() === 0;
  const isCi = process.env['CI'] !== undefined && process.env['CI'] !== 'false';
  return [
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    ...(isRoot || isCi ? ['--no-sandbox'] : []),
  ];
}

/** Starts the browser at `path` for a program that measures or looks at pages. */
export function launchChromium(path: string): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: chromiumArguments() });
}

/** Undefined when the browser starts, opens a page and computes in it; else the first line of what went wrong. */
export async function chromiumProblem(path: string): Promise<string | undefined> {
  try {
    const browser = await chromium.launch({
      executablePath: path,
      args: chromiumArguments(),
      timeout: startTimeout,
      // Playwright would otherwise write the browser's own log among ours.
      logger: { isEnabled: () => false, log: () => undefined },
    });
    try {
      const page = await browser.newPage();
      return (await page.evaluate('6 * 7')) === 42 ? undefined : say('browser.no-script');
    } finally {
      await browser.close();
    }
  } catch (error) {
    return firstTelling((error as Error).message);
  }
}

/** Chromium's own words where there are some, else the first line of the error. */
function firstTelling(message: string): string {
  const lines = message.split('\n').map((line) => line.replaceAll(/\u001b\[\d+m/g, '').trim());
  const telling = lines.find((line) => /error while loading|FATAL|sandbox|cannot execute|ENOEXEC|EACCES/i.test(line));
  return telling ?? lines.find((line) => line !== '') ?? say('browser.not-started');
}

/** The first browser of the candidates that really starts. The others are added to `attempts`, with the reason. */
async function firstThatStarts(candidates: readonly Candidate[], attempts: Attempt[]): Promise<string | undefined> {
  for (const { path, origin } of candidates) {
    if (!existsSync(path)) {
      if (origin === 'CHROME_PATH') attempts.push({ what: `CHROME_PATH=${path}`, problem: say('browser.no-file') });
      continue;
    }
    const problem = await chromiumProblem(path);
    if (problem === undefined) return path;
    attempts.push({ what: path, problem });
  }
  return undefined;
}

function playwrightPath(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

function findChromium(attempts: Attempt[]): Promise<string | undefined> {
  return firstThatStarts(chromiumCandidates(process.platform, process.env, playwrightPath()), attempts);
}

/** Tries to install a browser, the way that changes least first. Resolves with the first one that starts. */
async function installChromium(attempts: Attempt[]): Promise<string | undefined> {
  const own = playwrightPath();
  console.log(say('browser.download'));
  const downloaded = await playwright(['install', 'chromium'], downloadTimeout);
  if (downloaded !== 0)
    attempts.push({ what: 'playwright install chromium', problem: say('browser.ended', { status: downloaded }) });
  if (own !== undefined && existsSync(own)) {
    const problem = await chromiumProblem(own);
    if (problem === undefined) return own;
    attempts.push({ what: own, problem });
  }
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;

  // The browser is there but misses libraries of the system: Playwright knows which.
  if (own !== undefined && existsSync(own)) {
    await playwright(['install-deps', 'chromium'], aptTimeout);
    if ((await chromiumProblem(own)) === undefined) return own;
  }
  console.log(say('browser.apt'));
  await aptGet(['update']);
  const installed = await aptGet(['install', '-y', '--no-install-recommends', 'chromium']);
  if (installed !== 0)
    attempts.push({ what: 'apt-get install chromium', problem: say('browser.ended', { status: installed }) });
  return findChromium(attempts);
}

function playwright(args: readonly string[], timeout: number): Promise<number> {
  return runTool('@playwright/test', args, { command: 'playwright', timeout });
}

function aptGet(args: readonly string[]): Promise<number> {
  return run('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeout: aptTimeout });
}

/**
 * The path of a browser of the Chromium family that was seen to start: CHROME_PATH, Playwright's own, the system's, or
 * one that was installed just now. When there is none, a text that says what was tried and what to do.
 */
export async function ensureChromium(): Promise<
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly advice: string }
> {
  const attempts: Attempt[] = [];
  const path = (await findChromium(attempts)) ?? (await installChromium(attempts));
  return path === undefined ? { ok: false, advice: advice(attempts) } : { ok: true, path };
}

function advice(attempts: readonly Attempt[]): string {
  const tried = new Set(attempts.map(({ what, problem }) => `  ${what}\n    ${problem}`));
  const system = ['linux', 'darwin', 'win32'].includes(process.platform) ? process.platform : 'other';
  return [
    say('browser.none'),
    ...(tried.size === 0 ? [] : [say('browser.tried'), ...tried]),
    say('browser.todo'),
    say('browser.todo.playwright'),
    say(`browser.todo.${system}`),
    say('browser.todo.path'),
  ].join('\n');
}
