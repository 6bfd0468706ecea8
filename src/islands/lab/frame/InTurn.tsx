import { hydrate, render, type ComponentChildren } from 'preact';
import { useContext, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { takeTurn } from '#browser/turns.ts';
import { LabProvider, LabSource } from '../lab-context.ts';

interface InTurnProps {
  readonly class: string | undefined;
  readonly children: ComponentChildren;
}

/** What is in the page already is kept: Preact leaves alone what it did not make. */
export const KEPT = { __html: '' };

/**
 * A panel of the lab that comes to life in a task of its own: until its turn it stays as the server has drawn it, and the
 * page can answer between one panel and the next. It is a root of its own, with the same scope.
 */
export function InTurn({ class: className, children }: InTurnProps) {
  const source = useContext(LabSource);
  const place = useRef<HTMLDivElement>(null);
  const isLive = useRef(false);
  const drawn = useRef(children);
  const latest = useRef(children);
  latest.current = children;

  useLayoutEffect(() => {
    const panel = place.current;
    if (panel === null) return;
    const put = (how: typeof render): void => {
      drawn.current = latest.current;
      isLive.current = true;
      how(<LabProvider value={source}>{latest.current}</LabProvider>, panel);
    };
    if (isLive.current) {
      if (drawn.current !== children) put(render);
    } else if (panel.childNodes.length === 0) put(render);
    else
      takeTurn(() => {
        if (isLive.current || !panel.isConnected) return;
        // What the server drew is for a wide window; where it is another, nothing of it can be taken over.
        if (drawn.current !== latest.current) panel.replaceChildren();
        put(drawn.current === latest.current ? hydrate : render);
      });
  }, [children]);

  useEffect(() => {
    const panel = place.current;
    return () => {
      if (panel !== null) render(null, panel);
    };
  }, []);

  if (typeof document === 'undefined') return <div class={className}>{children}</div>;
  return <div ref={place} class={className} dangerouslySetInnerHTML={KEPT} />;
}
