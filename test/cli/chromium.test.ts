import { describe, expect, it } from 'vitest';
import { chromiumCandidates } from '#cli/chromium-places.ts';
import { chromiumProblem } from '#cli/chromium.ts';

const paths = (...given: Parameters<typeof chromiumCandidates>) => chromiumCandidates(...given).map(({ path }) => path);

describe('where Chromium is looked for', () => {
  it('prefers CHROME_PATH, then what Playwright installed, then PATH, then the usual places', () => {
    const found = chromiumCandidates('linux', { CHROME_PATH: '/mine/chrome', PATH: '/a:/b' }, '/cache/chrome');
    expect(found.slice(0, 4)).toEqual([
      { path: '/mine/chrome', origin: 'CHROME_PATH' },
      { path: '/cache/chrome', origin: 'playwright' },
      { path: '/a/chromium', origin: 'system' },
      { path: '/b/chromium', origin: 'system' },
    ]);
    expect(found.at(-1)).toEqual({ path: '/opt/microsoft/msedge/msedge', origin: 'system' });
  });

  it('names no place twice', () => {
    const found = paths('linux', { CHROME_PATH: '/usr/bin/chromium', PATH: '/usr/bin:/usr/bin' }, undefined);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toContain('/usr/bin/chromium');
  });

  it('looks for Chrome and Edge where Windows keeps programs', () => {
    const environment = {
      Path: 'C:\\tools;D:\\bin',
      ProgramFiles: 'C:\\Program Files',
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\aya\\AppData\\Local',
    };
    const found = paths('win32', environment, undefined);
    expect(found).toContain('D:\\bin\\chrome.exe');
    expect(found).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
    expect(found).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(found).toContain('C:\\Users\\aya\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe');
  });

  it('looks into both application folders of macOS', () => {
    const found = paths('darwin', { HOME: '/Users/aya' }, undefined);
    expect(found).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(found).toContain('/Users/aya/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge');
  });

  it('knows no place when the environment and the system name none', () => {
    expect(paths('win32', { CHROME_PATH: '' }, undefined)).toEqual([]);
  });
});

describe('a browser that was found', () => {
  it('is not taken when the file is no browser', async () => {
    expect(await chromiumProblem(process.execPath)).toEqual(expect.any(String));
  });

  it('is not taken when there is no such file', async () => {
    expect(await chromiumProblem('/no/such/browser')).toEqual(expect.any(String));
  });
});
