/** A sea chart as data: what `ChartScene.astro` draws. All lengths are units of the chart's own view box. */
export interface SeaChart {
  readonly width: number;
  readonly height: number;
  /** Outlines of the land, islands included. The shallows follow them. */
  readonly coasts: readonly string[];
  /** Widths of the three bands of shallow water, widest first. */
  readonly shallows: readonly [number, number, number];
  /** Distance of the grid lines across and down. */
  readonly grid: readonly [number, number];
  /** Quays and piers: x, y, width, height. */
  readonly quays: readonly (readonly [number, number, number, number])[];
  readonly breakwaters: readonly string[];
  /** Houses of a town: x, y, columns, rows. */
  readonly towns: readonly (readonly [number, number, number, number])[];
  /** Hill contours: centre and size. */
  readonly hills: readonly (readonly [number, number, number])[];
  /** Port numbers as soundings: x, y, number. */
  readonly soundings: readonly (readonly [number, number, number])[];
  /** Where each of the nine trials lies. */
  readonly nodes: readonly Point[];
  /** The course from each trial to the next: eight curves that start at the trial before. */
  readonly legs: readonly string[];
  /** From each trial's dot to its plate. */
  readonly leaders: readonly Point[];
  readonly compass: readonly [number, number, number];
  /** x of the middle, y of the foot, height; with the beam's outline where it shines. */
  readonly lighthouses: readonly { readonly at: Point; readonly height: number; readonly beam?: string }[];
  readonly boats: readonly ChartBoat[];
  readonly guard: { readonly at: Point; readonly height: number; readonly gate: boolean };
  /** A mast on an island that flies K over C. */
  readonly signal?: Point;
}

export type Point = readonly [number, number];

export interface ChartBoat {
  readonly at: Point;
  readonly width: number;
  readonly kind: 'other' | 'scanner';
  readonly heading: 'left' | 'right';
  readonly flag?: 'P';
}
