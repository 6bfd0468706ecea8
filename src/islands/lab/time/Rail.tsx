import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { FlagShape, type FlagName } from '#art/Flag.tsx';
import { stripRuby } from '#art/Ruby.tsx';
import { boatOf } from '#machines/lab/boat.ts';
import type { LogLine } from '#machines/lab/log.ts';
import { fill } from '../../fill.ts';
import { memo } from '../../memo.tsx';
import { oncePerFrame } from '../../once-per-frame.ts';
import { useLab } from '../lab-context.ts';
import styles from './time.module.css';

const HEIGHT = 84;
const LEFT = 14;
const RIGHT = 18;
const RAIL_TOP = 46;
/** Flags closer together than this would hide one another. */
const FLAG_SPACE = 27;
const TICK_SPACE = 64;
/** Changes of settings are all marked, but for those that would lie on one another. */
const CHANGE_SPACE = 3;
/** Planks narrower than this are not told apart. */
const LEAST_PLANK = 4;
/** Half of the sheet that hides what one has not come to. */
const UNSEEN_HALF = 9;
/** So many places are on the rail at least, so that the first boats do not jump about. */
const LEAST_PLACES = 10;

/**
 * The rail: a place for each line of the log, since packets come in bursts of milliseconds and silences of seconds. It is
 * one slider; arrows go line by line. What lies beyond the playhead is not drawn.
 */
export function Rail() {
  const { session, state, view, labels, wording } = useLab();
  const { lines, line } = state.playhead;
  const rail = useRef<HTMLDivElement>(null);
  const width = useWidth(rail);
  const places = Math.max(LEAST_PLACES, lines.length);
  const step = (width - LEFT - RIGHT) / places;
  const xOf = (place: number): number => xAt(place, step);
  const at = lines[line];
  const seconds = wording.seconds(at?.at ?? 0);
  const edge = xOf(line) + Math.min(step / 2, UNSEEN_HALF);
  const go = useMemo(
    () =>
      oncePerFrame((place: number) => {
        if (place !== state.playhead.line) session.goTo(place);
      }),
    [session],
  );
  const seek = ({ clientX }: PointerEvent): void => {
    const box = rail.current!.getBoundingClientRect();
    const place = Math.round((clientX - box.left - LEFT) / step) - 1;
    go(Math.max(-1, Math.min(lines.length - 1, place)));
  };
  const drag = (event: PointerEvent): void => {
    if (rail.current!.hasPointerCapture(event.pointerId)) seek(event);
  };
  return (
    <div
      ref={rail}
      class={styles['rail']}
      role="slider"
      tabIndex={0}
      aria-label={stripRuby(labels['lab.time.rail'])}
      aria-valuemin={0}
      aria-valuemax={lines.length}
      aria-valuenow={line + 1}
      aria-valuetext={stripRuby(
        at === undefined
          ? labels['lab.time.rail.start']
          : fill(labels['lab.time.rail.at'], { seconds, what: wording.line(view.network, at) }),
      )}
      onKeyDown={(event) => {
        const moved = moveOf(event.key, line, lines.length);
        if (moved === null) return;
        event.preventDefault();
        if (moved > line && line >= lines.length - 1) session.forward();
        else session.goTo(Math.max(-1, Math.min(lines.length - 1, moved)));
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seek(event);
      }}
      {...onMove(drag)}
    >
      {/* Two drawings of all places, the upper one cut off where one is: then going on moves an edge and nothing else. */}
      <Ahead lines={lines} step={step} width={width} />
      <div style={lines.length === 0 ? undefined : { clipPath: `inset(0 ${width - edge}px 0 0)` }}>
        <Seen lines={lines} step={step} width={width} />
      </div>
      <Sheet width={width}>
        <Done from={LEFT} step={step} places={line + 1} />
        <rect class={styles['frame']} x={LEFT} y={RAIL_TOP} width={width - LEFT - RIGHT} height="12" />
        {at !== undefined && <Mark entry={at} x={xOf(line)} />}
        <g transform={`translate(${xOf(line)} 0)`}>
          <path class={styles['needle']} d={`M0 24V${RAIL_TOP + 16}`} />
          <g transform={`translate(${Math.max(-xOf(line) + 34, Math.min(0, width - 36 - xOf(line)))} 0)`}>
            <rect class={styles['here']} x="-34" y="1" width="68" height="23" rx="2" />
            <text class={styles['here-text']} y="17">
              {seconds}
            </text>
          </g>
        </g>
      </Sheet>
    </div>
  );
}

/** Chromium tells of moves as they come, not only when a frame begins; Preact's types do not know that event. */
function onMove(follow: (event: PointerEvent) => void) {
  return { onPointerRawUpdate: follow, onPointerMove: follow };
}

/** What has been gone through: a plank for each place while there is room for planks, else one bar. */
function Done({ from, step, places }: { readonly from: number; readonly step: number; readonly places: number }) {
  const box = { y: RAIL_TOP, height: 12 };
  if (places <= 0) return null;
  if (step < LEAST_PLANK) return <rect class={styles['done']} {...box} x={from} width={places * step} />;
  return (
    <>
      {Array.from({ length: places }, (_, place) => (
        <rect
          key={place}
          class={place % 2 === 0 ? styles['done'] : styles['done-2']}
          {...box}
          x={from + place * step}
          width={step}
        />
      ))}
    </>
  );
}

/** The places that have a mark: some of the boats, so that flags do not hide one another, and all changes. */
function marked(lines: readonly LogLine[], step: number): readonly number[] {
  const places = new Set(everyNth(lines.length, FLAG_SPACE / Math.max(1e-6, step)));
  let last = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < lines.length; place += 1) {
    if (lines[place]!.kind !== 'change' || (place - last) * step < CHANGE_SPACE) continue;
    places.add(place);
    last = place;
  }
  return [...places].sort((a, b) => a - b);
}

/** The places from the first one on that are at least `distance` apart. */
function everyNth(count: number, distance: number): readonly number[] {
  const every = Math.max(1, Math.ceil(distance));
  return Array.from({ length: Math.ceil(count / every) }, (_, nth) => nth * every);
}

interface SheetProps {
  readonly lines: readonly LogLine[];
  /** From one place to the next, in pixels. */
  readonly step: number;
  readonly width: number;
}

const xAt = (place: number, step: number): number => LEFT + (place + 1) * step;

/** One drawing of the rail; several lie on one another. */
function Sheet({ width, children }: { readonly width: number; readonly children: ComponentChildren }) {
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} aria-hidden="true">
      {children}
    </svg>
  );
}

/** The flags and changes of all marked places, on a ground that hides the drawing below. */
const Seen = memo(({ lines, step, width }: SheetProps) => (
  <Sheet width={width}>
    <rect class={styles['cover']} width={width} height={RAIL_TOP - 1} />
    {marked(lines, step).map((place) => (
      <Mark key={place} entry={lines[place]!} x={xAt(place, step)} />
    ))}
  </Sheet>
));

/** The same places as long as one has not come to them, the empty rail, and the moments below it. */
const Ahead = memo(({ lines, step, width }: SheetProps) => (
  <Sheet width={width}>
    <rect class={styles['empty']} x={LEFT} y={RAIL_TOP} width={width - LEFT - RIGHT} height="12" />
    <g class={styles['unseen']}>
      {marked(lines, step).map((place) => {
        const x = xAt(place, step);
        return (
          <g key={place}>
            <path d={`M${x} 36V${RAIL_TOP}`} />
            <rect x={x - UNSEEN_HALF} y="20" width={2 * UNSEEN_HALF} height="16" />
            <text x={x} y="33">
              ?
            </text>
          </g>
        );
      })}
    </g>
    <Ticks lines={lines} step={step} />
  </Sheet>
));

function Ticks({ lines, step }: Omit<SheetProps, 'width'>) {
  const { wording } = useLab();
  return (
    <g>
      {everyNth(lines.length, TICK_SPACE / Math.max(1e-6, step)).map((place) => (
        <text key={place} class={styles['tick']} x={xAt(place, step)} y={RAIL_TOP + 30}>
          {wording.seconds(lines[place]!.at)}
        </text>
      ))}
    </g>
  );
}

/** Each transform is one more thing for the browser to put together in each frame, so marks stand where they are drawn. */
function Mark({ entry, x }: { readonly entry: LogLine; readonly x: number }) {
  if (entry.kind === 'change')
    return (
      <g class={styles['change']}>
        <path d={`M${x} 22l9 9-9 9-9-9Z`} />
        <path class={styles['plus']} d={`M${x - 4} 31h8M${x} 27v8`} />
      </g>
    );
  const flag = flagOf(entry);
  return (
    <g>
      <path class={styles['pole']} d={`M${x} 20V${RAIL_TOP}`} />
      {flag !== null && (
        <g transform={`translate(${x} 21) scale(0.72)`}>
          <FlagShape name={flag} />
        </g>
      )}
    </g>
  );
}

/** The flag of a line: what the boat says, L where it was stopped. */
export function flagOf(entry: LogLine): FlagName | null {
  if (entry.kind === 'ruling') return entry.ruling === 'drop' ? 'L' : entry.ruling === 'reject' ? 'N' : null;
  if (entry.kind === 'sail') return boatOf(entry.packet).flags.at(-1) ?? null;
  return null;
}

function moveOf(key: string, line: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return line + 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return line - 1;
    case 'PageUp':
      return line + 10;
    case 'PageDown':
      return line - 10;
    case 'Home':
      return -1;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The width of an element, followed. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(600);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(200, Math.round(entry.contentRect.width)));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
