import { createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { LabSession, LabState } from '#browser/lab-session.ts';
import type { PatrolSession } from '#browser/patrol-session.ts';
import type { LabView } from '#machines/lab/lab.view.ts';
import type { SightRow } from '#machines/lab/sights.view.ts';
import type { SimPcLabels } from '../sim-pc/sim-pc.labels.ts';
import { createReader, createTracked, type Tracked } from '../tracked.ts';
import type { LabLabels } from './lab.labels.ts';
import type { Wording } from './wording.ts';

/** What every piece of the lab is drawn from. */
export interface LabScope {
  readonly session: LabSession;
  readonly state: LabState;
  readonly view: LabView;
  readonly rows: readonly SightRow[];
  /** How many times the viewpoints were looked from so far. */
  readonly looks: number;
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

export const LabSource = createContext<Tracked<LabScope> | null>(null);

export const LabProvider = LabSource.Provider;

/** Objects of the scope that are new with every step of the lab. */
const MADE_ANEW: ReadonlySet<string> = new Set(['state', 'state.playhead', 'view', 'view.network']);

/** The scope for `LabProvider`: one object for the life of the lab. Its readers are drawn before the next frame. */
export function useLabSource(scope: LabScope): Tracked<LabScope> {
  const source = useMemo(() => createTracked(scope), []);
  source.put(scope);
  useLayoutEffect(source.tell);
  return source;
}

/**
 * The scope. Whoever calls this is drawn again when something that was read of it while drawing has changed, and not when
 * anything else has: a step of the time leaves the PC's windows alone.
 */
export function useLab(): LabScope {
  const source = useContext(LabSource);
  if (source === null) throw new Error('outside of a lab');
  const [, redraw] = useState(0);
  const reader = useMemo(() => createReader(source, MADE_ANEW), [source]);
  reader.begin();
  useLayoutEffect(reader.rest);
  useLayoutEffect(() => {
    const follow = (): void => {
      if (reader.hasChanged()) redraw((times) => times + 1);
    };
    // It may have changed between drawing and subscribing.
    follow();
    return source.subscribe(follow);
  }, [source, reader]);
  return reader.scope;
}
