import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '#test/support/source-files.ts';

/** The helper as a learner starts it: a process of its own. */
export interface HelperProcess {
  readonly port: number;
  readonly code: string;
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly log: () => string;
  readonly isAlive: () => boolean;
  end(): Promise<void>;
}

/** What a finished process left behind. */
export interface Finished {
  readonly exitCode: number | null;
  readonly output: string;
  readonly log: string;
}

const PROGRAM = join(projectRoot, 'src/helper/main.ts');

/** English, whatever the machine speaks. */
function spawnHelper(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], {
    cwd: projectRoot,
    env: { ...process.env, LC_ALL: 'C', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A port of 127.0.0.1 that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts the helper and waits for its banner. */
export async function startHelperProcess(args: readonly string[] = ['--no-site']): Promise<HelperProcess> {
  const port = await freePort();
  const child = spawnHelper(['--port', String(port), ...args]);
  let output = '';
  let log = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  while (!output.includes('Ctrl+C')) {
    if (child.exitCode !== null) throw new Error(`the helper ended: ${log}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    port,
    code: /#pair=([0-9A-Z]{5}-[0-9A-Z]{5})/.exec(output)?.[1] ?? '',
    child,
    output: () => output,
    log: () => log,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Runs the helper to its end. */
export async function runHelper(args: readonly string[]): Promise<Finished> {
  const child = spawnHelper(args);
  let output = '';
  let log = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, output, log };
}
