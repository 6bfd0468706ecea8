import type { FlagName } from '#art/Flag.tsx';

/** The flags that a helper may fly, as the drawings are called (`helper-protocol/pairing.ts`, FLAG_LETTERS). */
export const HELPER_FLAGS: readonly FlagName[] = ['K', 'L', 'H', 'P', 'V', 'Q', 'M', 'I', 'A', 'T', 'O'];
