/**
 * Ends with whoever started us. npm hands SIGTERM on to a shell that may stand between (dash does), and the shell keeps it
 * to itself; SIGHUP and SIGKILL it hands on to nobody. A process cannot be told of its parent's end, so it is looked for.
 */
import { readFileSync } from 'node:fs';

const LOOK_MS = 500;
const SHELL = /^(ba|da|k|z|a)?sh$/;

/** What looking needs of the system. */
export interface Ancestry {
  readonly platform: NodeJS.Platform;
  parent(): number;
  /** False when there is certainly no such process. */
  isAlive(pid: number): boolean;
  /** Name and parent of a process, where the system shows them as files; otherwise `undefined`. */
  look(pid: number): { readonly name: string; readonly parent: number } | undefined;
}

/**
 * Tells, each time it is called, whether one of those who were above us at first is gone: the parent, and who is above it
 * when it is a mere shell. An orphan is given another parent, but for Windows, where it keeps the number of the dead one.
 */
export function createOrphanTest(system: Ancestry): () => boolean {
  const parent = system.parent();
  const first = system.look(parent);
  const above = first !== undefined && SHELL.test(first.name) ? first.parent : undefined;
  return () => {
    if (system.parent() !== parent) return true;
    if (system.platform === 'win32') return !system.isAlive(parent);
    return above !== undefined && system.look(parent)?.parent !== above;
  };
}

/** Calls `onGone` once when npm, or what it put between, is gone. Does nothing in a helper that was not started by npm. */
export function watchParent(onGone: () => void): void {
  if (process.env['npm_lifecycle_event'] !== 'helper') return;
  const isOrphan = createOrphanTest(thisSystem);
  const timer = setInterval(() => {
    if (!isOrphan()) return;
    clearInterval(timer);
    onGone();
  }, LOOK_MS).unref();
}

const thisSystem: Ancestry = {
  platform: process.platform,
  parent: () => process.ppid,
  isAlive: (pid) => {
    try {
      return process.kill(pid, 0);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'ESRCH';
    }
  },
  look: (pid) => {
    try {
      // proc(5): "pid (comm) state ppid …"; a name may hold brackets and blanks.
      const found = /^\d+ \((.*)\) \S (\d+) /s.exec(readFileSync(`/proc/${String(pid)}/stat`, 'latin1'));
      return found === null ? undefined : { name: found[1] ?? '', parent: Number(found[2]) };
    } catch {
      return undefined;
    }
  },
};
