import { useEffect, useState } from 'preact/hooks';
import { runInSlices } from '#browser/run-in-slices.ts';

/** The result of work that is done in slices, begun anew when one of `inputs` is another; null until it is there. */
export function useSliced<Result>(begin: () => Generator<void, Result>, inputs: readonly unknown[]): Result | null {
  const [result, setResult] = useState<Result | null>(null);
  useEffect(() => {
    setResult(null);
    return runInSlices(begin(), (found) => setResult(() => found));
  }, inputs);
  return result;
}
