/** Charting what somebody outside saw of a home: plan, enter, compare. Nothing is asked of anybody and nothing is sent. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { lookView, startLook, type LookActor } from '#machines/own-harbour/look.machine.ts';
import type { TwinNames } from '#machines/real-scan/twin.ts';
import { FigureHead } from '../FigureHead.tsx';
import { useNarrow } from '../use-narrow.ts';
import { useSnapshot } from '../use-snapshot.ts';
import type { FigureScript } from './ListenerReading.tsx';
import { LookCompared } from './LookCompared.tsx';
import { LookEntry } from './LookEntry.tsx';
import { LookPlan } from './LookPlan.tsx';
import type { LookLabels } from './own-harbour.labels.ts';
import { useDone } from '../use-done.ts';
import styles from './own-harbour.module.css';

export function OutsideLook(props: {
  readonly script: FigureScript;
  readonly ports: readonly number[];
  /** What the internet sees of the home for practice, by place, as the engine found it when the page was built. */
  readonly practice: readonly number[];
  readonly services: readonly (readonly [port: number, name: string])[];
  readonly names: TwinNames;
  readonly labels: LookLabels;
}) {
  const { script, practice, names, labels } = props;
  const ports = useMemo(() => Int32Array.from(props.ports), [props.ports]);
  const services = useMemo(() => new Map(props.services), [props.services]);
  const actor = useMemo(() => startLook(ports), [ports]);
  useEffect(() => answerWishes(actor, names), [actor, names]);
  const snapshot = useSnapshot(actor);
  const view = lookView(snapshot);
  const { context } = snapshot;
  const narrow = useNarrow();
  const steps = view.phase === 'compared' ? [{ id: 'most-ports', guess: context.guess }] : null;
  const isDone = useDone(script.id, script.trial, steps);
  const figure = useRef<HTMLElement>(null);
  useStageFocus(figure, view.phase);
  const title = `figure-${script.number}`;
  const grid = { nameOf: (port: number): string => services.get(port) ?? '', narrow };
  return (
    <section ref={figure} class="figure" aria-labelledby={title} id={`experiment-${script.id}`}>
      <FigureHead number={script.number} titleId={title} title={script.title} isDone={isDone} labels={labels} />
      <div class={`figure-ask ${styles['look']}`} tabIndex={-1} data-stage>
        {view.phase === 'planning' && <LookPlan {...{ context, labels }} send={(event) => actor.send(event)} />}
        {(view.phase === 'entering' || view.phase === 'comparing') && (
          <LookEntry {...{ context, view, practice, labels, grid }} send={(event) => actor.send(event)} />
        )}
        {view.phase === 'compared' && (
          <LookCompared {...{ context, view, labels, grid }} send={(event) => actor.send(event)} />
        )}
      </div>
      <p class="quiet" role="status">
        {view.phase === 'comparing' && <Ruby text={labels['look.comparing']} />}
      </p>
    </section>
  );
}

/** The network's engine comes only when there is something to compare. */
function answerWishes(actor: LookActor, names: TwinNames): () => void {
  const wish = actor.on('comparison.wanted', () => {
    const { gateway, forwards, ports } = actor.getSnapshot().context;
    import('#machines/own-harbour/look-comparison.ts').then(
      ({ simulateGateway }) => {
        const simulated = simulateGateway({ kind: gateway, forwards }, names, ports);
        if (simulated.ok) actor.send({ type: 'comparison.made', simulated: simulated.value });
        else actor.send({ type: 'comparison.failed', problem: simulated.problem });
      },
      () => actor.send({ type: 'comparison.failed', problem: 'failed' }),
    );
  });
  return () => wish.unsubscribe();
}

/** The button under the focus is gone with its stage: reading goes on at the head of the next one. */
function useStageFocus(figure: { readonly current: HTMLElement | null }, phase: string): void {
  const last = useRef(phase);
  useEffect(() => {
    if (phase === last.current || phase === 'comparing') return;
    last.current = phase;
    figure.current?.querySelector<HTMLElement>('[data-stage]')?.focus({ preventScroll: true });
    figure.current?.scrollIntoView({ block: 'start' });
  }, [figure, phase]);
}
