/** Where one is on the simulated PC, and what a search there finds. */
import type { SnapshotFrom } from 'xstate';
import type { Profile } from '#sim/firewall/rule.ts';
import type { settingsPathMachine, WindowsVersion } from './settings-path.machine.ts';

export type SettingsPathSnapshot = SnapshotFrom<typeof settingsPathMachine>;

export const PLACES = [
  'desktop',
  'settings10',
  'system10',
  'network10',
  'status10',
  'properties10',
  'update10',
  'security10',
  'settings11',
  'system11',
  'network11',
  'properties11',
  'privacy11',
  'security11',
  'securityHome',
  'virus',
  'firewall',
  'profile',
  'controlPanel',
  'programs',
  'listeners',
  'app',
  'console',
  'start',
  'search',
  'uac',
] as const;
export type Place = (typeof PLACES)[number];

/** Places that belong to one window. */
export type WindowId = 'settings' | 'security' | 'control-panel' | 'programs' | 'listeners' | 'app' | 'console';

export interface SettingsPathView {
  readonly version: WindowsVersion;
  readonly place: Place;
  /** The window in front, below a menu or the question of UAC too; null: the bare desktop. */
  readonly window: WindowId | null;
  /** The page inside that window. */
  readonly page: Place;
  readonly menu: 'start' | 'search' | null;
  readonly asksUac: boolean;
  readonly profile: Profile;
  readonly app: string | null;
  readonly isConsoleOpen: boolean;
}

export function windowOf(place: Place): WindowId | null {
  if (/1[01]$/.test(place)) return 'settings';
  switch (place) {
    case 'securityHome':
    case 'virus':
    case 'firewall':
    case 'profile':
      return 'security';
    case 'controlPanel':
      return 'control-panel';
    case 'programs':
    case 'listeners':
    case 'app':
    case 'console':
      return place;
    default:
      return null;
  }
}

export function placeOf({ value }: SettingsPathSnapshot): Place {
  return (typeof value === 'string' ? value : Object.values(value)[0]) as Place;
}

/** The page that lies below a menu or a question: where the chart's history would lead. */
function pageBelow(snapshot: SettingsPathSnapshot): Place {
  const place = placeOf(snapshot);
  if (!PLACES.slice(-3).includes(place)) return place;
  const last = snapshot.historyValue['settings-path.windows.last']?.[0];
  return (last?.key ?? 'desktop') as Place;
}

export function settingsPathView(snapshot: SettingsPathSnapshot): SettingsPathView {
  const { version, profile, app, isConsoleOpen } = snapshot.context;
  const place = placeOf(snapshot);
  const page = pageBelow(snapshot);
  return {
    version,
    place,
    window: windowOf(page),
    page,
    menu: place === 'start' || place === 'search' ? place : null,
    asksUac: place === 'uac',
    profile,
    app,
    isConsoleOpen,
  };
}

export const SEARCH_RESULTS = ['console', 'control-panel', 'security', 'settings', 'programs', 'listeners'] as const;
export type SearchResult = (typeof SEARCH_RESULTS)[number];

/** What Windows runs by these names. */
const COMMANDS: Readonly<Record<string, SearchResult>> = { 'wf.msc': 'console', 'firewall.cpl': 'control-panel' };

/** The event that opens a result. */
export const RESULT_EVENTS = {
  console: 'advanced.open',
  'control-panel': 'control-panel.open',
  security: 'security-home.open',
  settings: 'settings.open',
  programs: 'programs.open',
  listeners: 'listeners.open',
} as const satisfies Record<SearchResult, string>;

/**
 * What a search finds: commands by their exact name, everything else by its words. `names` are the results' names in
 * the language of the page; each may have several, such as the English one too.
 */
export function searchResults(
  query: string,
  names: Readonly<Record<SearchResult, readonly string[]>>,
): readonly SearchResult[] {
  const plain = query.normalize('NFKC').trim().toLowerCase();
  if (plain === '') return [];
  const command = COMMANDS[plain];
  const named = SEARCH_RESULTS.filter((result) =>
    names[result].some((name) => name.normalize('NFKC').toLowerCase().includes(plain)),
  );
  // wf.msc is found by its own name alone, as on a real PC; the control panel stands for the word "firewall".
  return command === undefined ? named.filter((result) => result !== 'console') : [command];
}
