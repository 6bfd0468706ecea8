import type { MarkState } from '#art/StateMark.tsx';

/** How the engine's word for a port is marked and named. */
export const portMarks = {
  open: { state: 'open', label: 'state.open' },
  closed: { state: 'closed', label: 'state.closed' },
  filtered: { state: 'stealth', label: 'state.stealth' },
  'open|filtered': { state: 'maybe', label: 'state.maybe' },
} as const satisfies Readonly<Record<string, { readonly state: MarkState; readonly label: string }>>;

export function portMark(state: string): (typeof portMarks)[keyof typeof portMarks] | undefined {
  return Object.hasOwn(portMarks, state) ? portMarks[state as keyof typeof portMarks] : undefined;
}
