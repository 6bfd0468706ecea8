import { useEffect, useState } from 'preact/hooks';
import type { Explanation } from '#sim/explain.ts';

/** Why the port is as it is; the one before stays until the worker has answered, so that nothing flickers. */
export function useExplanation(
  port: number | null,
  explain: (port: number) => Promise<Explanation | null>,
): Explanation | null {
  const [known, setKnown] = useState<Explanation | null>(null);
  useEffect(() => {
    if (port === null) return;
    let wanted = true;
    explain(port).then(
      (explanation) => {
        if (wanted) setKnown(explanation);
      },
      () => {
        if (wanted) setKnown(null);
      },
    );
    return () => {
      wanted = false;
    };
  }, [port, explain]);
  return known;
}
