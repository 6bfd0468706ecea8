import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A part of the page whose script is fetched when it is first shown: a page need not load at once what few open. Until
 * then there is an empty box that says it is busy. Not for what the server draws.
 */
export function later<Props extends object>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  let loaded: FunctionComponent<Props> | null = null;
  return function Later(props: Props) {
    const [, redraw] = useState(false);
    useEffect(() => {
      if (loaded !== null) return undefined;
      let isWanted = true;
      void load().then((part) => {
        loaded = part;
        if (isWanted) redraw(true);
      });
      return () => {
        isWanted = false;
      };
    }, []);
    const Part = loaded;
    return Part === null ? <div aria-busy="true" /> : <Part {...props} />;
  };
}
