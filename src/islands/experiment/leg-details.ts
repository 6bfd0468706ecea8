/** What a boat's label says besides its word: addresses, or sequence numbers, by what the question is about. */
import { numberName, type Leg, type Question } from '#machines/experiment/run-words.ts';

export type Detail = 'addresses' | 'numbers';

/** What the boats of a step show; null where the word is enough. */
export function detailOf(run: Question): Detail | null {
  if (run.kind === 'boat') return 'numbers';
  if (run.kind === 'label') return run.field === 'acknowledgment' ? 'numbers' : 'addresses';
  return run.kind === 'receiver' ? 'addresses' : null;
}

export function endpoint(address: string, port: number | null): string {
  return port === null ? address : `${address}:${String(port)}`;
}

/** `seq x = 1000`: the header's words, the same in every language. */
export function numbersOf(leg: Leg, legs: readonly Leg[]): readonly string[] {
  const told = (word: string, value: number) => {
    const name = numberName(value, legs);
    return `${word}=${String(value)}${name === null || name === 'zero' ? '' : ` (${name})`}`;
  };
  return [
    ...(leg.sequence === null ? [] : [told('seq', leg.sequence)]),
    ...(leg.acknowledgment === null ? [] : [told('ack', leg.acknowledgment)]),
  ];
}

/** Whether an answer comes from a machine on the way and not from the one that was asked. */
export function isOnTheWay(leg: Leg, question: Leg): boolean {
  return leg.from === 'target' && leg.source !== question.destination;
}
