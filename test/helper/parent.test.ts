import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { type Ancestry, createOrphanTest } from '#helper/parent.ts';
import { projectRoot } from '#test/support/source-files.ts';
import { freePort } from './support/helper-process.ts';

describe('who is gone above the helper', () => {
  /** A system whose processes are named and placed as told; the helper is number 30. */
  function systemOf(platform: NodeJS.Platform, family: Record<number, { name: string; parent: number }>) {
    const alive = new Set(Object.keys(family).map(Number));
    const system: Ancestry = {
      platform,
      parent: () => family[30]!.parent,
      isAlive: (pid) => alive.has(pid),
      look: (pid) => (platform === 'linux' ? family[pid] : undefined),
    };
    return { system, family, alive };
  }
  const underShell = () => ({
    30: { name: 'node', parent: 20 },
    20: { name: 'sh', parent: 10 },
    10: { name: 'npm run helper', parent: 5 },
    5: { name: 'bash', parent: 1 },
  });

  it('is nobody while all are there', () => {
    const isOrphan = createOrphanTest(systemOf('linux', underShell()).system);
    expect([isOrphan(), isOrphan()]).toEqual([false, false]);
  });

  it('is the parent when the helper has another one, on every system that tells of it', () => {
    for (const platform of ['linux', 'darwin'] as const) {
      const { system, family } = systemOf(platform, underShell());
      const isOrphan = createOrphanTest(system);
      family[30] = { name: 'node', parent: 1 };
      expect(isOrphan()).toBe(true);
    }
  });

  it('is npm when the shell between the two has another parent', () => {
    const { system, family } = systemOf('linux', underShell());
    const isOrphan = createOrphanTest(system);
    family[20] = { name: 'sh', parent: 1 };
    expect(isOrphan()).toBe(true);
  });

  it('is not the window’s shell when npm outlives it, as under nohup', () => {
    const { system, family } = systemOf('linux', {
      30: { name: 'node', parent: 10 },
      10: { name: 'npm run helper', parent: 5 },
      5: { name: 'bash', parent: 1 },
    });
    const isOrphan = createOrphanTest(system);
    family[10] = { name: 'npm run helper', parent: 1 };
    expect(isOrphan()).toBe(false);
  });

  it('is on Windows a parent whose number no process bears any more', () => {
    const { system, alive } = systemOf('win32', underShell());
    const isOrphan = createOrphanTest(system);
    expect(isOrphan()).toBe(false);
    alive.delete(20);
    expect(isOrphan()).toBe(true);
  });
});

/** Windows has no signals. */
const SIGNALS = process.platform === 'win32' ? [] : (['SIGTERM', 'SIGHUP', 'SIGKILL'] as const);

describe('npm run helper', () => {
  it.each(SIGNALS)('ends in order when npm alone gets a %s', async (signal) => {
    const port = await freePort();
    const npm = spawn('npm', ['run', '--silent', 'helper', '--', '--no-site', '--port', String(port)], {
      cwd: projectRoot,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    npm.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    await once(npm.stdout, 'data');
    // The helper holds npm's pipes: they are closed when both have ended.
    const closed = once(npm, 'close');
    npm.kill(signal);
    await closed;
    // Some shells make room for the helper, and then it is told the signal itself.
    expect(log).toMatch(new RegExp(`ended reason=(parent-gone|${signal})\\n`));
  });
});
