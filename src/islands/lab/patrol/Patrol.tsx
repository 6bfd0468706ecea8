import { useEffect, useRef, useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { strangersOf } from '#machines/patrol/outward.ts';
import { patrolView } from '#machines/patrol/patrol.view.ts';
import { useSnapshot } from '../../use-snapshot.ts';
import { useLab } from '../lab-context.ts';
import { Errand } from './Errand.tsx';
import { Findings } from './Findings.tsx';
import { HomePatrol } from './HomePatrol.tsx';
import { OutwardPatrol } from './OutwardPatrol.tsx';
import styles from './patrol.module.css';

const HOME = '';

/** The patrol boat: what it is aimed at, whether it may go, what came of it, and what it has found. */
export function Patrol() {
  const { view, labels, wording, patrol, isStory } = useLab();
  const now = patrolView(useSnapshot(patrol.actor));
  const strangers = strangersOf(view.scenario);
  const [chosen, setChosen] = useState(isStory ? (strangers[0]?.name ?? HOME) : HOME);
  const stranger = strangers.find(({ name }) => name === chosen);
  const panel = useRef<HTMLDivElement>(null);
  const shown = useRef(now.phase);

  useEffect(() => {
    if (shown.current === now.phase) return;
    shown.current = now.phase;
    // The pressed button is gone; whoever is busy elsewhere on the page stays there.
    const { activeElement } = document;
    if (activeElement === document.body || panel.current?.contains(activeElement) === true)
      panel.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [now.phase]);

  const isWatching = now.phase === 'watching';
  const hasFound = isWatching || ['scanning', 'permitted', 'finished'].includes(now.phase);
  return (
    <div class={styles['patrol']} ref={panel}>
      {isWatching ? (
        <section aria-labelledby="patrol-aim">
          <h2 id="patrol-aim" tabIndex={-1}>
            <Ruby text={labels['patrol.aim']} />
          </h2>
          {strangers.length > 0 && !isStory && (
            <fieldset class={styles['choices']}>
              <legend>
                <Ruby text={labels['patrol.to']} />
              </legend>
              {[HOME, ...strangers.map(({ name }) => name)].map((name) => {
                const host = strangers.find((each) => each.name === name);
                return (
                  <label key={name} class="choice">
                    <input type="radio" name="patrol-to" checked={name === chosen} onChange={() => setChosen(name)} />
                    <span>
                      <Ruby text={host === undefined ? labels['patrol.to.home'] : wording.text(host.label ?? name)} />
                    </span>
                  </label>
                );
              })}
            </fieldset>
          )}
          {stranger === undefined ? <HomePatrol /> : <OutwardPatrol key={stranger.name} host={stranger} patrol={now} />}
        </section>
      ) : (
        <Errand view={now} />
      )}
      {hasFound && <Findings />}
    </div>
  );
}
