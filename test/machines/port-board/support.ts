import type { Findings } from '#machines/port-board/board-words.ts';

/** Findings of a home that needs its first card open and nothing else. */
export const findings: Findings = {
  errands: [{ id: 'pages', stoppedAt: null }],
  seen: [],
  needed: ['https'],
  home: '1',
};
