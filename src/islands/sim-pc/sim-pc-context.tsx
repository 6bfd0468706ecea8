/** What every part of the simulated PC may know and do. */
import { createContext, type ComponentChildren, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { Command } from '#sim/command.ts';
import type { Host, Program } from '#sim/scenario.ts';
import type { Locale } from '#i18n/locales.ts';
import type { PcEvent } from '#machines/pc/pc.machine.ts';
import type { PcView } from '#machines/pc/pc.view.ts';
import type { CoachTarget } from '#machines/settings-path/coach.view.ts';
import type { SettingsPathEvent } from '#machines/settings-path/settings-path.machine.ts';
import type { SettingsPathView } from '#machines/settings-path/settings-path.view.ts';
import { Ruby } from '#art/Ruby.tsx';
import { fill, plain } from '../fill.ts';
import type { SimPcKey, SimPcLabels } from './sim-pc.labels.ts';

export interface SimPcContent {
  readonly labels: SimPcLabels;
  readonly locale: Locale;
  readonly host: Host;
  readonly pc: PcView;
  readonly path: SettingsPathView;
  /** What the pilot points at. */
  readonly target: CoachTarget | null;
  readonly go: (event: SettingsPathEvent) => void;
  readonly onCommand: (command: Command) => void;
  readonly onPc: (event: PcEvent) => void;
  /** Says in the live region what happened. */
  readonly announce: (text: string) => void;
}

const Context = createContext<SimPcContent | null>(null);

export const SimPcProvider = Context.Provider;

type Values = Readonly<Record<string, string | number>>;

export interface SimPcTools extends SimPcContent {
  /** A label as it is said: for names, choices of a list and the live region, which have no furigana. */
  readonly t: (key: SimPcKey, values?: Values) => string;
  /** A label as it is read: with its furigana. */
  readonly r: (key: SimPcKey, values?: Readonly<Record<string, ComponentChildren>>) => JSX.Element;
  /** Marks a control when the pilot points at it. */
  readonly here: (target: CoachTarget) => { readonly 'data-here'?: '' };
  readonly programName: (program: Program) => string;
}

export function useSimPc(): SimPcTools {
  const content = useContext(Context);
  if (content === null) throw new Error('Only inside of SimPc');
  const { labels, target, locale } = content;
  return {
    ...content,
    t: (key, values = {}) => fill(plain(labels[key]), values),
    // One box, so that a flex container does not take a word apart.
    r: (key, values = {}) => (
      <span>
        <Ruby text={labels[key]} values={values} />
      </span>
    ),
    here: (each) => (each === target ? { 'data-here': '' } : {}),
    programName: ({ label, name }) => (label === null ? name : plain(label[locale])),
  };
}
