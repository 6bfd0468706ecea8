/** The watched ports as one picture: a path for each state instead of a thousand elements. */
import type { SeenState, SightRow } from '#machines/lab/sights.view.ts';

export const CHART_COLUMNS = 44;
/** A cell and the gap after it, in units of the picture. */
export const CELL = 5;
const FILLED = 4;

export interface SightChart {
  readonly squares: readonly { readonly state: SeenState; readonly path: string }[];
  /** Around the cells that changed. */
  readonly changed: string;
  readonly height: number;
}

/** How the ports look from one place, `place` among the viewpoints. Row by row, in ascending order of ports. */
export function chartOf(rows: readonly SightRow[], place: number): SightChart {
  const paths = new Map<SeenState, string[]>();
  const changed: string[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const square = rows[index]!.squares[place]!;
    const at = `M${(index % CHART_COLUMNS) * CELL} ${Math.floor(index / CHART_COLUMNS) * CELL}`;
    const path = paths.get(square.state);
    const cell = `${at}h${FILLED}v${FILLED}h-${FILLED}z`;
    if (path === undefined) paths.set(square.state, [cell]);
    else path.push(cell);
    if (square.changed) changed.push(cell);
  }
  return {
    squares: [...paths].map(([state, cells]) => ({ state, path: cells.join('') })),
    changed: changed.join(''),
    height: Math.ceil(rows.length / CHART_COLUMNS) * CELL,
  };
}
