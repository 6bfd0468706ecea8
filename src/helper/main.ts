/** The program: reads the command line, starts the helper, says where it is, and ends it in an orderly way. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_PORT, HELPER_VERSION } from '#helper-protocol/protocol.ts';
import { type Helper, startHelper } from './helper.ts';
import { chooseLanguage, createSay, type MessageKey, type Say } from './messages.ts';
import { type Command, parseOptions } from './options.ts';
import { CODE_LIFE_MS } from './pairing.ts';
import { watchParent } from './parent.ts';
import { type ReportProblem, scannableAddresses, startReport } from './report.ts';
import { mapSite, type SiteMap } from './site.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const SITE = join(PROJECT, 'dist');
const BUILD = join(PROJECT, 'src', 'cli', 'build.ts');

const EXIT = { failed: 1, misused: 2 } as const;

const say: Say = createSay(chooseLanguage(process.env, Intl.DateTimeFormat().resolvedOptions().locale));

/** A reason to stop that has been understood: its message is printed, and nothing else. */
class Stop extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A closed window or pipe takes no more lines: that is no reason to break off. */
function outliveOutput(): void {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
}

async function main(): Promise<void> {
  const parsed = parseOptions(process.argv.slice(2));
  if (!parsed.ok) throw new Stop(say(parsed.problem), EXIT.misused);
  const command = parsed.value;
  switch (command.command) {
    case 'help':
      print(say('help', { version: HELPER_VERSION, port: DEFAULT_PORT }));
      return;
    case 'version':
      print(HELPER_VERSION);
      return;
    case 'report':
      warnIfPrivileged();
      return report(command);
    case 'serve':
      warnIfPrivileged();
      return serve(command);
  }
}

async function serve({ port, foreignOrigins, withSite }: Extract<Command, { command: 'serve' }>): Promise<void> {
  outliveOutput();
  const site = withSite ? await loadSite() : undefined;
  const end = createEnding();
  watchParent(() => {
    complain(say('end.parent'));
    end('parent-gone');
  });
  const helper = await startHelper({
    port,
    foreignOrigins,
    site,
    writeLog: complain,
    onIdle: () => {
      complain(say('end.idle'));
      end('idle');
    },
  }).catch((error: unknown) => {
    throw listenProblem(error, port);
  });
  end.attach(helper);
  print(say('banner.title', { version: HELPER_VERSION }));
  printCode(helper);
  print(say('banner.scope'));
  print(say('banner.flags', { flags: [...helper.flags].join(' ') }));
  if (!withSite) print(say('banner.api-only'));
  if (process.stdin.isTTY) {
    print(say('banner.fresh'));
    process.stdin.on('data', (typed) => {
      if (typed.includes('\n')) printCode(helper);
    });
  }
}

function printCode(helper: Helper): void {
  const code = helper.renewCode();
  print(say('banner.open', { url: `http://127.0.0.1:${String(helper.port)}/#pair=${code}` }));
  print(say('banner.code', { code, minutes: CODE_LIFE_MS / 60_000 }));
}

/**
 * What ends the helper from outside. Windows has two of these (libuv): SIGHUP when the window is closed, SIGBREAK for
 * Ctrl+Break. The others know no SIGBREAK.
 */
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/** The signals that end the helper, and the one way in which it ends. A second signal does not wait. */
function createEnding(): ((reason: string) => void) & { attach(helper: Helper): void } {
  let helper: Helper | undefined;
  let isEnding = false;
  const end = (reason: string): void => {
    if (isEnding || helper === undefined) process.exit(0);
    isEnding = true;
    // Never longer than two seconds, whatever still hangs.
    setTimeout(() => process.exit(0), 1800).unref();
    void helper.stop(reason).finally(() => process.exit(0));
  };
  for (const signal of ENDING_SIGNALS) {
    process.on(signal, () => {
      end(signal);
    });
  }
  return Object.assign(end, {
    attach(started: Helper) {
      helper = started;
    },
  });
}

function listenProblem(error: unknown, port: number): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') return new Stop(say('error.port-taken', { port }), EXIT.failed);
  if (code === 'EACCES') return new Stop(say('error.port-refused', { port }), EXIT.failed);
  return error;
}

/**
 * The built course, as its sources are now: one that is missing or older than they are is built first, before the helper
 * listens on anything, and one that cannot be built is not served.
 */
async function loadSite(): Promise<SiteMap> {
  if ((await runBuild(['--is-fresh'])) !== 0) {
    complain(say('build.running'));
    if ((await runBuild([])) !== 0) throw new Stop(say('error.build-failed'), EXIT.failed);
  }
  return mapSite(SITE);
}

/**
 * Runs the project's own build program, without a shell, under the Node that runs the helper. The helper serves the
 * course at "/", wherever it was built for before. Its output goes to standard error, so that standard output holds the
 * banner and nothing else.
 */
function runBuild(args: readonly string[]): Promise<number> {
  const { MINATO_BASE: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const build = spawn(process.execPath, [BUILD, ...args], {
      cwd: PROJECT,
      env,
      stdio: ['ignore', 2, 2],
      windowsHide: true,
    });
    build.once('error', reject);
    build.once('exit', (status) => {
      resolve(status ?? EXIT.failed);
    });
  });
}

const REPORT_PROBLEMS: Readonly<Record<ReportProblem, MessageKey>> = {
  'target-not-own': 'error.report-target',
  'target-type': 'error.report-target',
  'protocol-unknown': 'error.report-protocol',
  'ports-syntax': 'error.report-ports',
  'ports-range': 'error.report-ports',
  'ports-too-many': 'error.report-ports',
  'unknown-member': 'error.option-unknown',
};

async function report({ target, protocol, ports }: Extract<Command, { command: 'report' }>): Promise<void> {
  const started = startReport({ target, protocol, ports });
  if (!started.ok) {
    throw new Stop(say(REPORT_PROBLEMS[started.problem], { addresses: scannableAddresses().join(' ') }), EXIT.misused);
  }
  for (const signal of ENDING_SIGNALS) process.on(signal, () => void started.value.cancel());
  print(JSON.stringify(await started.value.report, null, 2));
}

function warnIfPrivileged(): void {
  if (!isPrivileged()) return;
  const user = process.platform === 'win32' ? say('warning.root.windows') : say('warning.root.posix');
  complain(say('warning.root', { user }));
}

/** On Windows only an administrator may list this folder. */
function isPrivileged(): boolean {
  if (process.platform !== 'win32') return process.getuid?.() === 0;
  try {
    readdirSync(`${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\config`);
    return true;
  } catch {
    return false;
  }
}

try {
  await main();
} catch (error) {
  complain(error instanceof Stop ? error.message : say('error.unexpected'));
  process.exit(error instanceof Stop ? error.exitCode : EXIT.failed);
}
