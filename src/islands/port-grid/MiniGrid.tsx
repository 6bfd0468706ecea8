import { berthAt } from '#machines/scanner/berth.ts';

const COLUMNS = 44;
const STEP = 10;
const CELL = 8.6;

/** A thousand ports at a glance, too small to press: three paths instead of a thousand elements. */
export function MiniGrid({ states, label }: { readonly states: Uint8Array; readonly label: string }) {
  const squares = { open: '', closed: '', stealth: '' };
  let dots = '';
  for (let place = 0; place < states.length; place += 1) {
    const state = berthAt(states, place);
    if (state !== 'open' && state !== 'closed' && state !== 'stealth') continue;
    const x = (place % COLUMNS) * STEP;
    const y = Math.floor(place / COLUMNS) * STEP;
    squares[state] += `M${x} ${y}h${CELL}v${CELL}h-${CELL}Z`;
    if (state === 'open') dots += `M${x + 2.5} ${y + 2.5}h3.6v3.6h-3.6Z`;
  }
  const rows = Math.ceil(states.length / COLUMNS);
  return (
    <svg role="img" aria-label={label} viewBox={`-1 -1 ${COLUMNS * STEP + 1} ${rows * STEP + 1}`}>
      <path d={squares.closed} fill="var(--closed-fill)" />
      <path d={squares.open} fill="var(--open-fill)" />
      <path d={dots} fill="var(--flag-white)" />
      <path d={squares.stealth} fill="var(--stealth-fill)" stroke="var(--stealth-line)" stroke-width="2" />
    </svg>
  );
}
