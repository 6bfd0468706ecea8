/** What the page shows of the way to the helper. */
import type { OwnAddress } from '#helper-protocol/interfaces.ts';
import type { ConnectionSnapshot, FoundHelper } from './helper-connection.machine.ts';

export const CONNECTION_PHASES = [
  'unasked',
  'seeking',
  'asking-browser',
  'absent',
  'declined',
  'unsuitable',
  'needs-code',
  'wrong-code',
  'misshapen-code',
  'throttled',
  'pairing',
  'connected',
  'lost',
] as const;
export type ConnectionPhase = (typeof CONNECTION_PHASES)[number];

export interface ConnectionView {
  readonly phase: ConnectionPhase;
  /** The dot beside the word: nobody, under way, there, gone. */
  readonly light: 'off' | 'busy' | 'on' | 'lost';
  readonly code: string;
  readonly takesCode: boolean;
  readonly helper: FoundHelper | null;
  /** The addresses that can be scanned, loopback first. */
  readonly targets: readonly OwnAddress[];
  readonly waitSeconds: number;
}

const CODING = {
  fresh: 'needs-code',
  wrong: 'wrong-code',
  misshapen: 'misshapen-code',
  throttled: 'throttled',
} as const;

function phaseOf({ value }: ConnectionSnapshot): ConnectionPhase {
  if (typeof value !== 'string') return CODING[value.coding];
  return value === 'askingBrowser' ? 'asking-browser' : (value as ConnectionPhase);
}

export function connectionView(snapshot: ConnectionSnapshot): ConnectionView {
  const { context } = snapshot;
  const phase = phaseOf(snapshot);
  return {
    phase,
    light: lightOf(phase),
    code: context.code,
    takesCode: snapshot.matches('coding'),
    helper: context.helper,
    targets: context.addresses
      .filter(({ scannable }) => scannable)
      .toSorted((one, other) => Number(other.scope === 'loopback') - Number(one.scope === 'loopback')),
    waitSeconds: context.waitSeconds,
  };
}

function lightOf(phase: ConnectionPhase): ConnectionView['light'] {
  switch (phase) {
    case 'connected':
      return 'on';
    case 'lost':
      return 'lost';
    case 'seeking':
    case 'asking-browser':
    case 'pairing':
      return 'busy';
    default:
      return 'off';
  }
}
