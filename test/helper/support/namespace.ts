import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#test/support/source-files.ts';

const TOOLS = ['ip', 'nft'] as const;

function findTool(name: string): string | undefined {
  return ['/usr/sbin', '/sbin', '/usr/bin', '/bin']
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** A network of our own needs root, Linux, and the two tools. Elsewhere there is nothing to be filtered safely. */
export function canMakeNamespace(): boolean {
  return (
    process.platform === 'linux' && process.getuid?.() === 0 && TOOLS.every((name) => findTool(name) !== undefined)
  );
}

/** A network namespace with nothing in it but loopback: no packet of a test leaves it. */
export interface Namespace {
  readonly name: string;
  ip(...args: readonly string[]): void;
  /** Puts rules of nftables before everything that arrives. */
  filter(...rules: readonly string[]): void;
  /** Runs a script of this folder inside; gives what it printed, read as JSON. */
  run(script: string, ...args: readonly string[]): unknown;
  remove(): void;
}

export function makeNamespace(label: string): Namespace {
  const name = `minato-${label}-${String(process.pid)}`;
  const ip = findTool('ip') ?? 'ip';
  execFileSync(ip, ['netns', 'add', name]);
  execFileSync(ip, ['-n', name, 'link', 'set', 'lo', 'up']);
  return {
    name,
    ip: (...args) => {
      execFileSync(ip, ['-n', name, ...args]);
    },
    filter: (...rules) => {
      const chain = ['type filter hook input priority 0; policy accept;', ...rules].join('\n');
      execFileSync(ip, ['netns', 'exec', name, findTool('nft') ?? 'nft', '-f', '-'], {
        input: `table inet test {\nchain input {\n${chain}\n}\n}\n`,
      });
    },
    run: (script, ...args) =>
      JSON.parse(
        execFileSync(
          ip,
          ['netns', 'exec', name, process.execPath, join(projectRoot, 'test/helper/support', script), ...args],
          {
            cwd: projectRoot,
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'inherit'],
          },
        ),
      ) as unknown,
    remove: () => {
      execFileSync(ip, ['netns', 'del', name]);
    },
  };
}
