import { describe, expect, it } from 'vitest';
import { searchResults } from '#machines/settings-path/settings-path.view.ts';

const NAMES = {
  console: ['Windows Defender Firewall with Advanced Security'],
  'control-panel': ['Windows Defender Firewall'],
  security: ['Windows Security'],
  settings: ['Settings', '設定'],
  programs: ['Programs'],
  listeners: ['Listeners'],
};

describe('searchResults', () => {
  it.each(['wf.msc', ' WF.MSC ', 'ｗｆ．ｍｓｃ'])('finds the console by its own name: %j', (query) => {
    expect(searchResults(query, NAMES)).toEqual(['console']);
  });

  it('finds the control panel for the word firewall, as Windows does', () => {
    expect(searchResults('firewall', NAMES)).toEqual(['control-panel']);
    expect(searchResults('firewall.cpl', NAMES)).toEqual(['control-panel']);
  });

  it('finds by part of a word in any of the names', () => {
    expect(searchResults('設', NAMES)).toEqual(['settings']);
    expect(searchResults('windows', NAMES)).toEqual(['control-panel', 'security']);
  });

  it('finds nothing for nothing', () => {
    expect(searchResults('  ', NAMES)).toEqual([]);
    expect(searchResults('zzz', NAMES)).toEqual([]);
  });
});
