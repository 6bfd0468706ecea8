import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows beyond the edge of what is in sight that are drawn too, so that scrolling shows no gap. */
const SPARE = 3;
/** So many at once where one went to; the others when nothing has moved for a while. */
const LEAST_SPARE = 1;
const REST_MS = 400;
/** Pixels that are left below a row which is brought into sight. */
const MARGIN = 8;
/** The first row drawn is a multiple of this, so that most scrolling draws nothing anew. */
const STRIDE = 2;
/** How many are drawn before anything was measured: enough to measure by. */
const AT_FIRST = 24;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface RowsInSight<Body extends HTMLElement> extends Stretch {
  /** The element whose children are the rows, and before and after them one that is as high as the rows left out. */
  readonly body: RefObject<Body>;
  /** How high the rows before and after are that are not drawn, in CSS pixels. */
  readonly above: number;
  readonly below: number;
}

/**
 * Which rows of a long list are in sight: only those are drawn, for a thousand cost a telephone seconds. The list
 * scrolls in its nearest scrolling ancestor or with the page; rows should be about equally high. Whoever uses this tells
 * assistive technology how many there are in all (`aria-rowcount`, `aria-setsize`).
 *
 * A row's key says what it is about and not its place on the screen, or its element is handed on (`slots.ts`), so that the
 * focus stays with it or goes.
 *
 * `here`: a row that is brought into sight whenever it becomes another; -1 for none. Only a panel scrolls for it, never
 * the page.
 */
export function useRowsInSight<Body extends HTMLElement>(count: number, height: number, here = -1): RowsInSight<Body> {
  const body = useRef<Body>(null);
  const [stretch, setStretch] = useState<Stretch>({ from: 0, to: AT_FIRST });
  const [row, setRow] = useState(height);
  /** How many rows fit into what is in sight. */
  const fitting = useRef(AT_FIRST / 2);
  const known = useRef(-1);
  const drawn = useRef(stretch);
  // What one goes to is drawn at once, and not only after it was scrolled to.
  const isFar =
    here >= 0 && here !== known.current && (here < stretch.from + LEAST_SPARE || here >= stretch.to - LEAST_SPARE);
  if (isFar) drawn.current = within(sightAround(here, fitting.current), count);
  else if (here === known.current) drawn.current = stretch;
  const { from, to } = within(drawn.current, count);

  const firstDrawn = useRef(from);
  firstDrawn.current = from;
  const rowAt = (element: HTMLElement, place: number): Element | undefined =>
    element.children[place - firstDrawn.current + 1];

  useLayoutEffect(() => {
    // In the frame, when everything else is drawn: to measure earlier would lay the page out twice.
    const frame = requestAnimationFrame(() => {
      const element = body.current;
      if (element === null) return;
      const measured = row === height ? heightOf(element) : null;
      if (measured !== null && Math.abs(measured - row) > 0.5) {
        // With the right height everything is elsewhere: what is gone to is brought into sight after that.
        setRow(measured);
        return;
      }
      if (here !== known.current && here >= 0) bringIntoSight(element, rowAt(element, here), isFar);
      known.current = here;
      if (isFar) setStretch(drawn.current);
    });
    return () => cancelAnimationFrame(frame);
  }, [here, row, count > 0]);

  useLayoutEffect(() => {
    const element = body.current;
    if (element === null) return undefined;
    let frame = 0;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const look = (spare: number): void => {
      const [top, bottom] = sightOf(element);
      fitting.current = Math.max(1, (bottom - top) / row);
      const [first, last] = [Math.floor(top / row), Math.ceil(bottom / row)];
      // As long as there are rows to spare on both sides, and not far too many, nothing is drawn anew.
      setStretch((now) => {
        const wanted = stretchAround(first, last);
        const isEnough = now.from <= Math.max(0, first - spare) && now.to >= last + spare;
        return isEnough && now.to - now.from <= wanted.to - wanted.from + STRIDE ? now : wanted;
      });
    };
    const addSpare = (): void => {
      const [panel, at] = [panelOf(element), rowAt(element, known.current)];
      const isInSight = panel !== null && at !== undefined && Math.abs(outOfSightBy(element, at, panel)) <= MARGIN;
      look(SPARE);
      // Rows that are added may be higher than it was thought: the one that one is at stays in sight.
      if (isInSight) requestAnimationFrame(() => bringIntoSight(element, rowAt(element, known.current), false));
    };
    const soon = (): void => {
      if (frame === 0)
        frame = requestAnimationFrame(() => {
          frame = 0;
          look(0);
        });
      clearTimeout(rest);
      rest = setTimeout(addSpare, REST_MS);
    };
    soon();
    addEventListener('scroll', soon, { capture: true, passive: true });
    addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
      removeEventListener('scroll', soon, { capture: true });
      removeEventListener('resize', soon);
    };
  }, [row, count > 0]);

  return { body, from, to, above: from * row, below: (count - to) * row };
}

/** The rows to be drawn for what is in sight, as many for a stretch here as for an equally long one elsewhere. */
function stretchAround(first: number, last: number): Stretch {
  const from = Math.max(0, Math.floor((first - SPARE) / STRIDE) * STRIDE);
  return { from, to: from + Math.ceil((last - first) / STRIDE + 1) * STRIDE + 2 * SPARE };
}

/** What will be in sight around a row that one goes to, with the least to spare; as many rows wherever it is. */
function sightAround(here: number, fitting: number): Stretch {
  const from = Math.max(0, Math.floor(here - fitting / 2) - LEAST_SPARE);
  return { from, to: from + Math.ceil(fitting) + 1 + 2 * LEAST_SPARE };
}

/** The part of a stretch that there is, moved up where the list ends before it does. */
function within({ from, to }: Stretch, count: number): Stretch {
  const first = Math.max(0, Math.min(from, count - (to - from)));
  return { from: first, to: Math.min(count, first + to - from) };
}

/** The average height of the rows that are drawn; null where there are none. */
function heightOf(body: HTMLElement): number | null {
  const rows = body.children.length - 2;
  const [first, last] = [body.children[1], body.children[rows]];
  if (rows <= 0 || first === undefined || last === undefined) return null;
  const height = (last.getBoundingClientRect().bottom - first.getBoundingClientRect().top) / rows;
  return height > 0 ? height : null;
}

/** Which stretch of a list is in sight, in pixels from its top. */
function sightOf(body: HTMLElement): readonly [top: number, bottom: number] {
  const { top } = body.getBoundingClientRect();
  const panel = panelOf(body)?.getBoundingClientRect();
  return [Math.max(0, panel?.top ?? 0) - top, Math.min(innerHeight, panel?.bottom ?? innerHeight) - top];
}

/** The nearest ancestor that scrolls; null where the page does. */
function panelOf(element: HTMLElement): HTMLElement | null {
  for (let panel = element.parentElement; panel !== null && panel !== document.body; panel = panel.parentElement)
    if (panel.scrollHeight > panel.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(panel).overflowY))
      return panel;
  return null;
}

/** By how many pixels a row is below the edge of the panel, or, negative, behind the heading of the table; 0 in sight. */
function outOfSightBy(body: HTMLElement, row: Element, panel: HTMLElement): number {
  const heading = body.parentElement?.querySelector('thead')?.getBoundingClientRect();
  const frame = panel.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  return (
    Math.max(0, box.bottom - frame.bottom + MARGIN) ||
    Math.min(0, box.top - Math.max(frame.top, heading?.bottom ?? 0) - 2)
  );
}

/** Scrolls the panel so that a row can be seen; a row from afar comes to the middle. */
function bringIntoSight(body: HTMLElement, row: Element | undefined, isFar: boolean): void {
  const panel = panelOf(body);
  if (panel === null || row === undefined) return;
  const frame = panel.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  panel.scrollTop += isFar ? (box.top + box.bottom - frame.top - frame.bottom) / 2 : outOfSightBy(body, row, panel);
}
