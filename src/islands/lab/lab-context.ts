import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LabSession, LabState } from '#browser/lab-session.ts';
import type { PatrolSession } from '#browser/patrol-session.ts';
import type { LabView } from '#machines/lab/lab.view.ts';
import type { SightRow } from '#machines/lab/sights.view.ts';
import type { SimPcLabels } from '../sim-pc/sim-pc.labels.ts';
import type { LabLabels } from './lab.labels.ts';
import type { Wording } from './wording.ts';

/** What every piece of the lab is drawn from. */
export interface LabScope {
  readonly session: LabSession;
  readonly state: LabState;
  readonly view: LabView;
  readonly rows: readonly SightRow[];
  readonly labels: LabLabels;
  readonly pcLabels: SimPcLabels;
  readonly wording: Wording;
  readonly locale: 'ja' | 'en';
  readonly services: ReadonlyMap<number, string>;
  /** The patrol's errand; in the story a scan without permission can go out. */
  readonly patrol: PatrolSession;
  readonly isStory: boolean;
  /** The address of the list of missions. */
  readonly missionsHref: string;
  /** The port that is looked at. */
  readonly port: number;
  readonly choosePort: (port: number) => void;
  /** Says something to whoever does not see the screen. */
  readonly say: (text: string) => void;
}

const Scope = createContext<LabScope | null>(null);

export const LabProvider = Scope.Provider;

export function useLab(): LabScope {
  const scope = useContext(Scope);
  if (scope === null) throw new Error('outside of a lab');
  return scope;
}
