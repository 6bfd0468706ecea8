/** How a list of ports is laid out: as a chart of small cells, or as plates with number and name when there are few. */
export interface GridLayout {
  readonly size: 'chart' | 'plates';
  readonly columns: number;
  /** Places on one page. */
  readonly page: number;
}

/** So many ports still fit as plates. */
const MOST_PLATES = 64;

export function gridLayout(count: number, narrow: boolean): GridLayout {
  if (count <= MOST_PLATES) return { size: 'plates', columns: narrow ? 3 : 6, page: MOST_PLATES };
  return narrow ? { size: 'chart', columns: 16, page: 256 } : { size: 'chart', columns: 32, page: 1_056 };
}

/** Whether the ports follow each other without a gap, so that a row's number and +n name every cell. */
export function isUnbroken(ports: Int32Array): boolean {
  return ports.length > 0 && ports.at(-1)! - ports[0]! === ports.length - 1;
}
