import type { ConnectionView } from '#machines/helper-connection/helper-connection.view.ts';
import type { RealScanView } from '#machines/real-scan/real-scan.view.ts';
import { fill } from '../fill.ts';
import type { RealScanLabels } from './real-scan.labels.ts';

/** What a screen reader hears when something has happened. */
export function spokenNews(
  view: RealScanView,
  connection: ConnectionView,
  number: (value: number) => string,
  labels: RealScanLabels,
): string {
  switch (view.phase) {
    case 'promising':
      return '';
    case 'connecting':
      return labels[`helper.said.${connection.phase}`];
    case 'choosing':
      return labels['helper.said.connected'];
    case 'starting':
    case 'scanning':
      return labels['real.said.scanning'];
    case 'stopping':
      return labels['real.stopping'];
    case 'interrupted':
      return labels['helper.said.lost'];
    case 'finished':
      return fill(labels['real.said.finished'], {
        rows: number(view.rows.length),
        open: number(view.counts?.open ?? 0),
      });
  }
}
