import type { PathStep } from '#sim/explain.ts';
import type { HomeDocument } from './home-document.ts';
import type { ScannerLabels } from './scanner.labels.ts';

type PlaceLabels = Pick<ScannerLabels, Extract<keyof ScannerLabels, `place.${string}`>>;

/** What a device is called on the page: a machine by its own label, equipment by what it is in this home. */
export function placeName(
  step: Pick<PathStep, 'role' | 'name'>,
  home: HomeDocument | undefined,
  locale: 'ja' | 'en',
  labels: PlaceLabels,
): string {
  switch (step.role) {
    case 'gateway':
      return labels[home?.line === 'tethering' ? 'place.phone' : 'place.gateway'];
    case 'upstream':
      return labels[home?.line === 'double-router' ? 'place.upstream' : 'place.carrier'];
    case 'provider':
      return labels['place.provider'];
    case 'host':
      if (step.name.startsWith('@')) return labels['place.scanner'];
      return home?.hosts?.find(({ name }) => name === step.name)?.label?.[locale] ?? step.name;
  }
}
