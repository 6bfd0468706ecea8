/** What a screen shows of the command prompt. */
import type { SnapshotFrom } from 'xstate';
import { lineText, type LineCode } from './line.ts';
import { completionOf, type terminalMachine } from './terminal.machine.ts';

export type TerminalSnapshot = SnapshotFrom<typeof terminalMachine>;

/** Windows shows where one is in front of what is typed; an administrator begins here. */
export const PROMPT = 'C:\\WINDOWS\\system32>';

export interface EntryView {
  readonly id: number;
  readonly text: string;
}

export interface TerminalView {
  readonly entries: readonly EntryView[];
  readonly input: string;
  readonly choices: readonly string[];
  readonly isRunning: boolean;
  /** Whether Tab would add something. */
  readonly completes: boolean;
}

/** `sentence` gives the words of a language, without readings, by their codes. */
export function terminalView(snapshot: TerminalSnapshot, sentence: (code: LineCode) => string): TerminalView {
  const { entries, input, choices } = snapshot.context;
  return {
    entries: entries.map(({ id, typed, lines }) => ({
      id,
      text: [...(typed === null ? [] : [PROMPT + typed]), ...lines.map((line) => lineText(line, sentence))].join('\n'),
    })),
    input,
    choices,
    isRunning: snapshot.matches({ on: 'running' }),
    completes: completionOf(snapshot.context) !== null,
  };
}
