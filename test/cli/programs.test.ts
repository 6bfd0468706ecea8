import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSiteFresh } from '#cli/site-build.ts';
import { run, toolPath } from '#cli/tool.ts';
import { projectRoot } from '../support/source-files.ts';

/** Runs a program of src/cli as npm does, and gives its exit status and what it said. */
function call(name: string, ...args: string[]): { readonly status: number | null; readonly said: string } {
  const program = join(projectRoot, 'src/cli', name);
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, said: stderr };
}

describe('npm start', () => {
  it.each([['--port', '70000'], ['--port', 'http'], ['--port', ''], ['--port=-1'], ['--prot', '80'], ['5000']])(
    'says what it takes when it is given %s %s',
    (...args) => {
      const { status, said } = call('start.ts', ...args);
      expect(status).toBe(2);
      expect(said).toContain('npm start -- [--port NUMBER] [--no-build]');
    },
  );
});

describe('npm test', () => {
  it('says which parts there are when it is given none of them', () => {
    const { status, said } = call('test.ts', 'types', 'spelling');
    expect(status).toBe(2);
    expect(said).toMatch(/spelling.*types, lint, unit/s);
  });
});

describe('npm run build', () => {
  it('says with --is-fresh, by its exit status alone, whether the site is what its sources say', async () => {
    const { status, said } = call('build.ts', '--is-fresh');
    expect({ status, said }).toEqual({ status: (await isSiteFresh()) ? 0 : 1, said: '' });
  });
});

describe('the programs that are called by others', () => {
  it('are found by package and command', () => {
    expect(toolPath('typescript', 'tsc')).toMatch(/typescript[\\/]bin[\\/]tsc$/);
  });

  it('are missed with the advice to install', () => {
    expect(() => toolPath('no-such-package')).toThrow('run "npm ci" first');
    expect(() => toolPath('typescript', 'no-such-command')).toThrow('run "npm ci" first');
  });

  it('hand on their exit status', async () => {
    expect(await run(process.execPath, ['-e', 'process.exit(7)'])).toBe(7);
  });

  it('count as failed when they cannot be started', async () => {
    expect(await run(join(projectRoot, 'no-such-program'), [])).toBe(1);
  });

  it('are ended when their time is over', async () => {
    expect(await run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { timeout: 500 })).toBe(1);
  });
});
