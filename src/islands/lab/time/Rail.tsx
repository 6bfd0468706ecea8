import { useEffect, useRef, useState } from 'preact/hooks';
import { FlagShape, type FlagName } from '#art/Flag.tsx';
import { stripRuby } from '#art/Ruby.tsx';
import { boatOf } from '#machines/lab/boat.ts';
import type { LogLine } from '#machines/lab/log.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import styles from './time.module.css';

const HEIGHT = 84;
const LEFT = 14;
const RIGHT = 18;
const RAIL_TOP = 46;
/** Flags closer together than this would hide one another. */
const FLAG_SPACE = 27;
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
  const xOf = (place: number): number => LEFT + (place + 1) * step;
  const at = lines[line];
  const seconds = wording.seconds(at?.at ?? 0);
  const every = Math.max(1, Math.ceil(FLAG_SPACE / Math.max(1, step)));
  const seek = (clientX: number): void => {
    const box = rail.current?.getBoundingClientRect();
    if (box === undefined) return;
    const place = Math.round((clientX - box.left - LEFT) / step) - 1;
    session.goTo(Math.max(-1, Math.min(lines.length - 1, place)));
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
        seek(event.clientX);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event.clientX);
      }}
    >
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} aria-hidden="true">
        <rect class={styles['empty']} x={LEFT} y={RAIL_TOP} width={width - LEFT - RIGHT} height="12" />
        {Array.from({ length: Math.max(0, line + 1) }, (_, place) => (
          <rect
            key={place}
            class={place % 2 === 0 ? styles['done'] : styles['done-2']}
            x={xOf(place - 1)}
            y={RAIL_TOP}
            width={step}
            height="12"
          />
        ))}
        <rect class={styles['frame']} x={LEFT} y={RAIL_TOP} width={width - LEFT - RIGHT} height="12" />
        {lines.map((entry, place) =>
          entry.kind === 'change' || place === line || place % every === 0 ? (
            <Mark key={place} entry={entry} x={xOf(place)} isSeen={place <= line} />
          ) : null,
        )}
        {ticks(lines, step).map((place) => (
          <text key={place} class={styles['tick']} x={xOf(place)} y={RAIL_TOP + 30}>
            {wording.seconds(lines[place]!.at)}
          </text>
        ))}
        <g transform={`translate(${xOf(line)} 0)`}>
          <path class={styles['needle']} d={`M0 24V${RAIL_TOP + 16}`} />
          <g transform={`translate(${Math.max(-xOf(line) + 34, Math.min(0, width - 36 - xOf(line)))} 0)`}>
            <rect class={styles['here']} x="-34" y="1" width="68" height="23" rx="2" />
            <text class={styles['here-text']} y="17">
              {seconds}
            </text>
          </g>
        </g>
      </svg>
    </div>
  );
}

/** Which places have their time written below: as many as there is room for. */
function ticks(lines: readonly LogLine[], step: number): readonly number[] {
  const every = Math.max(1, Math.ceil(64 / Math.max(1, step)));
  return [...lines.keys()].filter((place) => place % every === 0);
}

function Mark({ entry, x, isSeen }: { readonly entry: LogLine; readonly x: number; readonly isSeen: boolean }) {
  if (!isSeen)
    return (
      <g class={styles['unseen']} transform={`translate(${x} 0)`}>
        <path d={`M0 36V${RAIL_TOP}`} />
        <rect x="-9" y="20" width="18" height="16" />
        <text y="33">?</text>
      </g>
    );
  if (entry.kind === 'change')
    return (
      <g class={styles['change']} transform={`translate(${x} 31)`}>
        <path d="M0 -9 9 0 0 9 -9 0Z" />
        <path class={styles['plus']} d="M-4 0h8M0 -4v8" />
      </g>
    );
  const flag = flagOf(entry);
  return (
    <g transform={`translate(${x} 0)`}>
      <path class={styles['pole']} d={`M0 20V${RAIL_TOP}`} />
      {flag !== null && (
        <g transform="translate(0 21) scale(0.72)">
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
