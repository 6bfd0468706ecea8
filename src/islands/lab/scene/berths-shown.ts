import type { SightRow } from '#machines/lab/sights.view.ts';

/** The berths that fit on the chart: those around the chosen port. */
export function berthsShown(rows: readonly SightRow[], port: number, most: number): readonly SightRow[] {
  const at = Math.max(
    0,
    rows.findIndex((row) => row.port === port),
  );
  const from = Math.max(0, Math.min(at - Math.floor(most / 2), rows.length - most));
  return rows.slice(from, from + most);
}
