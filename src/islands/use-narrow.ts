import { useLayoutEffect, useState } from 'preact/hooks';

/** The design's first range, 0–599 px. */
const NARROW = '(width < 37.5rem)';

/** Whether the window is as narrow as a phone's. False until the page has come to life. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(false);
  // Before the first frame: what is drawn for a wide window and drawn anew for a narrow one costs a telephone most.
  useLayoutEffect(() => {
    const query = matchMedia(NARROW);
    const follow = (): void => setNarrow(query.matches);
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return narrow;
}
