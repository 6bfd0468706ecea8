import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Folder that holds package.json; every program of this folder works from there, wherever it was called. */
export const projectRoot = resolve(import.meta.dirname, '../..');

/** How long a tool that was asked to end may take before it is ended. Milliseconds. */
const killDelay = 5_000;

/**
 * Absolute path of the JavaScript file that an installed package registers as its command.
 * Throws when the package is not installed or has no such command: then `npm ci` did not run.
 */
export function toolPath(packageName: string, command: string = packageName): string {
  const manifest = join(projectRoot, 'node_modules', packageName, 'package.json');
  if (!existsSync(manifest)) throw new Error(`${packageName} is not installed; run "npm ci" first`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin?: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin?.[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}; run "npm ci" first`);
  return join(dirname(manifest), file);
}

export interface RunOptions {
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** End the program after so many milliseconds; absent: let it run. */
  readonly timeout?: number;
}

/**
 * Runs a program in the project's folder with this terminal's input and output.
 * Resolves with its exit status; a program that could not be started, or was ended by a signal or a time-out, is 1.
 * Never uses a shell, so arguments mean the same on every system.
 */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  return new Promise((finish) => {
    const child = spawn(program, args, {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...options.env },
    });
    const timer =
      options.timeout === undefined
        ? undefined
        : setTimeout(() => {
            child.kill('SIGTERM');
            setTimeout(() => child.kill('SIGKILL'), killDelay).unref();
          }, options.timeout);
    const end = (status: number) => {
      clearTimeout(timer);
      finish(status);
    };
    child.on('error', () => {
      end(1);
    });
    child.on('close', (status) => {
      end(status ?? 1);
    });
  });
}

/** Runs an installed package's command under the Node that runs this program. */
export function runTool(
  packageName: string,
  args: readonly string[],
  options: RunOptions & { readonly command?: string } = {},
): Promise<number> {
  return run(process.execPath, [toolPath(packageName, options.command), ...args], options);
}
