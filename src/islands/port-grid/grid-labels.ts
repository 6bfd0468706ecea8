import type { BerthState } from '#machines/scanner/berth.ts';
import type { ScannerLabels } from '../scanner/scanner.labels.ts';

export type GridLabels = Pick<ScannerLabels, Extract<keyof ScannerLabels, `grid.${string}` | `state.${string}`>>;

/** The word of a state. */
export function stateWord(labels: GridLabels, state: BerthState): string {
  return labels[`state.${state}`];
}
