/** Where each state stands on the chart, after figure 5 of RFC 9293: opening above, closing below. In chart units. */
import type { TcpState } from '#sim/tcp/states.ts';

export const BOX = { width: 138, height: 40 } as const;
export const SIZE = { width: 524, height: 560 } as const;

const column = [76, 240, 404] as const;

export const PLACES: { readonly [S in TcpState]: { readonly x: number; readonly y: number } } = {
  closed: { x: column[1], y: 30 },
  listen: { x: column[0], y: 110 },
  'syn-sent': { x: column[2], y: 110 },
  'syn-received': { x: column[0], y: 200 },
  established: { x: column[1], y: 270 },
  'fin-wait-1': { x: column[0], y: 340 },
  'close-wait': { x: column[2], y: 340 },
  'fin-wait-2': { x: column[0], y: 430 },
  closing: { x: column[1], y: 400 },
  'last-ack': { x: column[2], y: 430 },
  'time-wait': { x: column[1], y: 520 },
};

/** Endings that lead back to CLOSED from below go round the chart: how far out. */
const AROUND: { readonly [S in TcpState]?: number } = { 'last-ack': 494, 'time-wait': 512 };

/** The way between two states, from border to border, as points of a polyline. */
export function wayBetween(from: TcpState, to: TcpState): string {
  const [a, b] = [PLACES[from], PLACES[to]];
  const far = to === 'closed' ? AROUND[from] : undefined;
  if (far !== undefined) {
    const height = b.y + (far === AROUND['last-ack'] ? 8 : -8);
    const half = BOX.width / 2;
    return pointsOf([
      [a.x + half, a.y],
      [far, a.y],
      [far, height],
      [b.x + half, height],
    ]);
  }
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const part = Math.min(BOX.width / 2 / Math.max(1, Math.abs(dx)), (BOX.height / 2 + 1) / Math.max(1, Math.abs(dy)));
  return pointsOf([
    [a.x + dx * part, a.y + dy * part],
    [b.x - dx * part, b.y - dy * part],
  ]);
}

function pointsOf(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}
