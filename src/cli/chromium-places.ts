import { posix, win32 } from 'node:path';

/** A file that may be a browser of the Chromium family, and where the idea came from. */
export interface Candidate {
  readonly path: string;
  readonly origin: 'CHROME_PATH' | 'playwright' | 'system';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Command names on PATH, the plainest first. */
const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];

const linuxFiles = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
];

const macFiles = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsFiles = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * Every place where a browser of the Chromium family may lie, the one to be preferred first: CHROME_PATH, Playwright's
 * own, PATH, the usual places of the system. No place is looked at; none is named twice.
 */
export function chromiumCandidates(
  platform: NodeJS.Platform,
  environment: Environment,
  playwrightPath: string | undefined,
): readonly Candidate[] {
  const wanted = environment['CHROME_PATH'];
  const candidates: Candidate[] = [];
  if (wanted !== undefined && wanted !== '') candidates.push({ path: wanted, origin: 'CHROME_PATH' });
  if (playwrightPath !== undefined) candidates.push({ path: playwrightPath, origin: 'playwright' });
  for (const path of [...onPath(platform, environment), ...usualFiles(platform, environment)]) {
    candidates.push({ path, origin: 'system' });
  }
  const seen = new Set<string>();
  return candidates.filter(({ path }) => !seen.has(path) && seen.add(path));
}

function onPath(platform: NodeJS.Platform, environment: Environment): string[] {
  const system = platform === 'win32' ? win32 : posix;
  const folders = (environment['PATH'] ?? environment['Path'] ?? '')
    .split(system.delimiter)
    .filter((folder) => folder !== '');
  const suffix = platform === 'win32' ? '.exe' : '';
  return commands.flatMap((command) => folders.map((folder) => system.join(folder, command + suffix)));
}

function usualFiles(platform: NodeJS.Platform, environment: Environment): string[] {
  if (platform === 'win32') {
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
      .map((name) => environment[name])
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => windowsFiles.map((steps) => win32.join(folder, ...steps)));
  }
  if (platform === 'darwin') {
    const home = environment['HOME'];
    const folders = ['/Applications', ...(home === undefined ? [] : [posix.join(home, 'Applications')])];
    return folders.flatMap((folder) => macFiles.map((file) => posix.join(folder, file)));
  }
  return linuxFiles;
}
