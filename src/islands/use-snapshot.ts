import { useEffect, useState } from 'preact/hooks';

/** Whatever has a present state and tells when it changes: an XState actor, a store. */
export interface Source<Snapshot> {
  getSnapshot(): Snapshot;
  subscribe(listener: (snapshot: Snapshot) => void): { unsubscribe(): void };
}

/** The present state of a source; the component is drawn again when it changes. The only bridge to actors and stores. */
export function useSnapshot<Snapshot>(source: Source<Snapshot>): Snapshot {
  const [snapshot, setSnapshot] = useState<Snapshot>(() => source.getSnapshot());
  useEffect(() => {
    // It may have changed between drawing and subscribing.
    setSnapshot(() => source.getSnapshot());
    const subscription = source.subscribe((next) => setSnapshot(() => next));
    return () => subscription.unsubscribe();
  }, [source]);
  return snapshot;
}
