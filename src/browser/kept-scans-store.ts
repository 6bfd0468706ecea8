/**
 * Scans to compare with later. Those of this tab are remembered until it is closed; one that somebody chooses to keep
 * stays in this browser until they forget it. What a newer Minato wrote is left alone.
 */
import { formatKeptScans, keepScan, keptScanFor, parseKeptScans } from '#machines/real-scan/kept-scan.record.ts';
import type { KeptScan } from '#machines/real-scan/scan-comparison.ts';

/** The same name in the storage of the tab and in that of the browser. */
export const SCANS_KEY = 'minato.real-scans';

export interface KeptScansStore {
  /** The last scan of the same address and protocol, before this one. */
  before(scan: KeptScan): KeptScan | null;
  /** Remembers a scan for this tab. */
  remember(scan: KeptScan): void;
  /** Keeps it in this browser; false when there is no room or no storage. */
  keep(scan: KeptScan): boolean;
  /** Forgets all that was kept in this browser. */
  forget(): void;
  hasKept(): boolean;
  countKept(): number;
}

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What the store needs of a window; either may throw where the visitor has switched storage off. */
export interface KeptScansPlace {
  readonly localStorage: Place;
  readonly sessionStorage: Place;
}

export function createKeptScansStore(place: KeptScansPlace): KeptScansStore {
  const stored = (where: 'localStorage' | 'sessionStorage') => {
    try {
      const text = place[where].getItem(SCANS_KEY);
      return text === null ? { scans: [], isNewer: false } : readable(text);
    } catch {
      return { scans: [], isNewer: false };
    }
  };
  const write = (where: 'localStorage' | 'sessionStorage', scan: KeptScan): boolean => {
    const { scans, isNewer } = stored(where);
    if (isNewer) return false;
    try {
      place[where].setItem(SCANS_KEY, formatKeptScans(keepScan(scans, scan)));
      return true;
    } catch {
      return false;
    }
  };
  return {
    before(scan) {
      const found = [stored('sessionStorage'), stored('localStorage')].flatMap(({ scans }) => {
        const kept = keptScanFor(scans, scan);
        return kept === null || kept.at >= scan.at ? [] : [kept];
      });
      return found.sort((one, other) => (one.at < other.at ? 1 : -1))[0] ?? null;
    },
    remember: (scan) => void write('sessionStorage', scan),
    keep: (scan) => write('localStorage', scan),
    forget() {
      try {
        place.localStorage.removeItem(SCANS_KEY);
      } catch {
        // There is nothing to forget where nothing can be kept.
      }
    },
    hasKept: () => stored('localStorage').scans.length > 0,
    countKept: () => stored('localStorage').scans.length,
  };
}

function readable(text: string): { readonly scans: readonly KeptScan[]; readonly isNewer: boolean } {
  const read = parseKeptScans(text);
  return read.ok ? { scans: read.value, isNewer: false } : { scans: [], isNewer: read.problem === 'newer' };
}
