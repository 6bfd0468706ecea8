import { useEffect, useRef, useState } from 'preact/hooks';
import type { LabState } from '#browser/lab-session.ts';
import type { LabView } from '#machines/lab/lab.view.ts';
import { changedSquares, type SightRow } from '#machines/lab/sights.view.ts';
import { fill } from '../../fill.ts';
import type { LabLabels } from '../lab.labels.ts';
import type { Wording } from '../wording.ts';

interface Spoken {
  readonly heard: string;
  readonly say: (text: string) => void;
}

/** Who goes along the time line hears where one comes to rest, not every line on the way. */
const REST_MS = 250;

/** What a screen reader hears: the line of the log that one comes to, and how many squares a change has changed. */
export function useSpoken(
  state: LabState,
  view: LabView,
  rows: readonly SightRow[],
  labels: LabLabels,
  wording: Wording,
): Spoken {
  const [heard, say] = useState('');
  const { lines, line } = state.playhead;
  const at = lines[line];
  const first = useRef(true);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const sayAtRest = (text: string): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => say(text), REST_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (at === undefined) {
      sayAtRest(labels['lab.live.start']);
      return;
    }
    const what = wording.line(view.network, at);
    const where = at.kind === 'change' ? '' : wording.device(view.network, at.device);
    sayAtRest(fill(labels[where === '' ? 'lab.live.change' : 'lab.live.line'], { what, where }));
  }, [at === undefined ? '' : `${line} ${at.kind} ${at.events}`]);
  useEffect(() => {
    const changed = changedSquares(rows);
    if (view.earlier !== null)
      sayAtRest(fill(labels[changed === 0 ? 'lab.live.same' : 'lab.live.differs'], { count: changed }));
  }, [view.sights]);
  return { heard, say };
}
