import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { MissionEvent, MissionSnapshot } from '#machines/mission/mission.machine.ts';
import { missionView, type MissionPhase } from '#machines/mission/mission.view.ts';
import { useSnapshot, type Source } from '../use-snapshot.ts';
import { fill, plain } from '../fill.ts';
import { Briefing } from './Briefing.tsx';
import { Debrief } from './Debrief.tsx';
import { Hints } from './Hints.tsx';
import type { MissionLabels } from './mission.labels.ts';
import type { MissionScript } from './mission-script.ts';
import { Outcome } from './Outcome.tsx';
import { Questions } from './Questions.tsx';
import { Steps } from './Steps.tsx';
import styles from './mission.module.css';

export interface MissionBarProps {
  /**
   * A running `missionMachine`. Wire it to the lab once with `connectMission(lab, actor)`: then the lab puts up the
   * mission's home, and the bar follows every change and every finished scan.
   */
  readonly actor: Source<MissionSnapshot> & { readonly send: (event: MissionEvent) => void };
  /** `splitMission(document, locale).words`. */
  readonly script: MissionScript;
  /** `pick(messages(locale), missionLabels)`. */
  readonly labels: MissionLabels;
  /** What the mission's title is in its page: the page's own heading unless it says otherwise. */
  readonly heading?: 'h1' | 'h4';
}

type PanelName = 'briefing' | 'questions' | 'hints' | 'outcome' | 'debrief';

/** The panel that a phase brings with it. */
const PHASE_PANEL: Readonly<Record<MissionPhase, PanelName | null>> = {
  briefing: 'briefing',
  working: null,
  'not-yet': 'outcome',
  solved: 'outcome',
  debrief: 'debrief',
};

/**
 * The bar of a mission: what it is, how far one is, hints, check, start over. Below it, one panel at a time: briefing,
 * questions, hints, what came of a check, and looking back. It lies over what follows it, in a positioned ancestor.
 */
export function MissionBar({ actor, script, labels, heading: Title = 'h1' }: MissionBarProps) {
  const view = missionView(useSnapshot(actor));
  const [panel, setPanel] = useState<PanelName | null>(PHASE_PANEL[view.phase]);
  const heading = useRef<HTMLHeadingElement>(null);
  const bar = useRef<HTMLElement>(null);
  const isFirst = useRef(true);

  useLayoutEffect(() => {
    if (!isFirst.current) setPanel(PHASE_PANEL[view.phase]);
  }, [view.phase, view.vain]);
  useLayoutEffect(() => {
    // Opening a panel takes the focus there; the page's first panel leaves it where it is.
    if (!isFirst.current && panel !== null) heading.current?.focus();
    isFirst.current = false;
  }, [panel, view.phase]);

  const close = (): void => {
    const opener = bar.current?.querySelector<HTMLElement>(`[data-panel='${panel ?? ''}']`);
    if (view.phase === 'not-yet') actor.send({ type: 'work.resume' });
    setPanel(null);
    (opener ?? bar.current?.querySelector<HTMLElement>('button'))?.focus();
  };
  const toggle = (name: PanelName): void => (panel === name ? close() : setPanel(name));
  const isWorking = view.phase === 'working' || view.phase === 'not-yet';
  const shared = { view, script, labels, heading };

  return (
    <section
      class={styles['bar']}
      aria-label={plain(labels['mission.tag'])}
      ref={bar}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && panel !== null && view.phase !== 'briefing') close();
      }}
    >
      <span class="tag simulated">
        <span>
          <Ruby text={labels['tag.simulated']} />
        </span>
      </span>
      <span class={styles['kind']}>
        <Ruby text={labels['mission.tag']} />
      </span>
      <Title class={styles['title']}>
        <button
          type="button"
          class={styles['story']}
          data-panel="briefing"
          aria-expanded={panel === 'briefing'}
          title={plain(labels['mission.open'])}
          onClick={() => toggle('briefing')}
        >
          <span>
            <Ruby text={script.title} />
          </span>
        </button>
      </Title>
      <Steps view={view} script={script} labels={labels} />
      <div class={styles['actions']}>
        {isWorking && view.questions.length > 0 && (
          <button
            type="button"
            class="button small plain"
            data-panel="questions"
            aria-expanded={panel === 'questions'}
            onClick={() => toggle('questions')}
          >
            <span>
              <Ruby text={labels['mission.questions']} />
            </span>
          </button>
        )}
        {isWorking && (
          <button type="button" class="button small go" onClick={() => actor.send({ type: 'check.ask' })}>
            <Icon name="check" width={18} />
            <span>
              <Ruby text={labels['mission.check']} />
            </span>
          </button>
        )}
        {isWorking && (
          <button
            type="button"
            class="button small plain"
            data-panel="hints"
            aria-expanded={panel === 'hints'}
            onClick={() => {
              if (view.hints === 0) actor.send({ type: 'hint.ask' });
              toggle('hints');
            }}
          >
            <Flag name="H" width={26} />
            <span>
              <Ruby text={labels['mission.hint']} />
            </span>
          </button>
        )}
        {view.phase !== 'briefing' && (
          <button type="button" class="button small plain" onClick={() => actor.send({ type: 'mission.restart' })}>
            <Icon name="undo" width={18} />
            <span>
              <Ruby text={labels['mission.restart']} />
            </span>
          </button>
        )}
      </div>
      <p class="quiet" role="status">
        {view.phase === 'briefing'
          ? ''
          : fill(plain(labels['mission.done']), { done: view.done, count: view.steps.length })}
      </p>
      {panel !== null && (
        <div class={styles['panel']}>
          {panel === 'briefing' && (
            <Briefing {...shared} onBegin={() => actor.send({ type: 'mission.begin' })} onClose={close} />
          )}
          {panel === 'questions' && (
            <Questions
              {...shared}
              onChoose={(question, choice) => actor.send({ type: 'answer.choose', question, choice })}
              onClose={close}
            />
          )}
          {panel === 'hints' && <Hints {...shared} onMore={() => actor.send({ type: 'hint.ask' })} onClose={close} />}
          {panel === 'outcome' && (
            <Outcome {...shared} onDebrief={() => actor.send({ type: 'debrief.open' })} onClose={close} />
          )}
          {panel === 'debrief' && <Debrief {...shared} onClose={close} />}
        </div>
      )}
    </section>
  );
}
