/** Work of a page that is done piece by piece, each in a task of its own, so that none keeps the page from answering. */
import { breathe } from './run-in-slices.ts';

const waiting: (() => void)[] = [];
let atRest: Promise<void> | null = null;

/** Does a piece of work when those before it are done. */
export function takeTurn(work: () => void): void {
  waiting.push(work);
  atRest ??= goOn();
}

/** Resolves when nothing waits for its turn any more. */
export async function turnsTaken(): Promise<void> {
  await (atRest ?? Promise.resolve());
}

async function goOn(): Promise<void> {
  while (waiting.length > 0) {
    await breathe();
    waiting.shift()?.();
  }
  atRest = null;
}
