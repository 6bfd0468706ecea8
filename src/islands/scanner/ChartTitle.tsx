import { Ruby } from '#art/Ruby.tsx';
import type { ScannerContext } from '#machines/scanner/scanner.machine.ts';
import { fill } from '../fill.ts';
import type { ScannerLabels } from './scanner.labels.ts';

/** The heading of the chart, before, during and after the scan. */
export function ChartTitle(props: {
  readonly context: ScannerContext;
  readonly count: string;
  readonly labels: ScannerLabels;
}) {
  const { context, count, labels } = props;
  return (
    <h2>
      <Ruby text={fill(labels[`grid.title.${context.portChoice}`], { count })} />
    </h2>
  );
}
