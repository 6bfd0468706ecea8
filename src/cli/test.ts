/**
 * `npm test`: everything that can be known about the project, in order, each part to its end; then a summary. The exit
 * status is 1 when any part failed. `npm test -- types lint` runs only the named parts.
 */
import { join } from 'node:path';
import { ensureChromium } from './chromium.ts';
import { say } from './text.ts';
import { run, runTool } from './tool.ts';

interface Part {
  readonly name: string;
  /** Resolves with an exit status. */
  run(): Promise<number>;
}

const program = (name: string, ...args: string[]) => run(process.execPath, [join('src', 'cli', `${name}.ts`), ...args]);

const parts: readonly Part[] = [
  { name: 'browser', run: prepareBrowser },
  { name: 'types', run: () => program('check') },
  { name: 'lint', run: () => program('lint') },
  { name: 'unit', run: () => runTool('vitest', ['run', '--exclude', 'test/content/**']) },
  { name: 'conformance', run: () => program('conformance', join('test', 'conformance', 'scenarios')) },
  { name: 'content', run: () => runTool('vitest', ['run', 'test/content']) },
  { name: 'build', run: () => program('build') },
  { name: 'e2e', run: () => program('e2e') },
];

/** First of all: a machine without a browser is told so before the long parts, and the others run all the same. */
async function prepareBrowser(): Promise<number> {
  const browser = await ensureChromium();
  if (!browser.ok) {
    console.error(browser.advice);
    return 1;
  }
  console.log(browser.path);
  process.env['CHROME_PATH'] = browser.path;
  return 0;
}

/** `──── unit: examples, properties ─────`, with an empty line on both sides. */
function heading(...words: string[]): string {
  return `\n──── ${words.join(': ')} `.padEnd(80, '─') + '\n';
}

interface Outcome {
  readonly part: Part;
  readonly status: number;
  /** Seconds. */
  readonly duration: number;
}

async function runPart(part: Part): Promise<Outcome> {
  console.log(heading(part.name, say(`test.part.${part.name}`)));
  const start = performance.now();
  const status = await part.run().catch((error: unknown) => {
    console.error(error);
    return 1;
  });
  return { part, status, duration: (performance.now() - start) / 1000 };
}

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0) {
    console.error(say('test.unknown', { names: unknown.join(', '), parts: parts.map(({ name }) => name).join(', ') }));
    return 2;
  }
  const chosen = names.length === 0 ? parts : parts.filter(({ name }) => names.includes(name));
  const outcomes: Outcome[] = [];
  let browserMissing = false;
  for (const part of chosen) {
    if (part.name === 'e2e' && browserMissing) {
      console.log(heading(part.name, say('test.no-browser')));
      outcomes.push({ part, status: 1, duration: 0 });
      continue;
    }
    const outcome = await runPart(part);
    outcomes.push(outcome);
    if (part.name === 'browser' && outcome.status !== 0) browserMissing = true;
  }
  console.log(heading(say('test.summary')));
  for (const { part, status, duration } of outcomes) {
    console.log(
      `  ${status === 0 ? say('test.passed') : say('test.failed')}  ${part.name.padEnd(12)} ${say('test.seconds', { seconds: duration.toFixed(1).padStart(7) })}`,
    );
  }
  const failed = outcomes.filter(({ status }) => status !== 0).map(({ part }) => part.name);
  console.log(failed.length === 0 ? say('test.all-passed') : say('test.some-failed', { names: failed.join(', ') }));
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
