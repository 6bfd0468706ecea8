import { Flag } from '#art/Flag.tsx';
import { Icon, type IconName } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { Rail } from './Rail.tsx';
import styles from './time.module.css';

const SPEEDS = [0.5, 1, 2, 4] as const;

/** Time in one's hands: back, play, on, to the end, how fast, and where on the rail one is. */
export function TimeBar() {
  const { session, state, view, labels } = useLab();
  const { lines, line } = state.playhead;
  const isPast = line < lines.length - 1;
  const next = SPEEDS[(SPEEDS.indexOf(state.speed as (typeof SPEEDS)[number]) + 1) % SPEEDS.length]!;
  return (
    <section class={styles['bar']} aria-label={stripRuby(labels['lab.time'])}>
      <div class={styles['controls']}>
        <Control icon="to-start" label={labels['lab.time.start']} able={line >= 0} onPress={() => session.goTo(-1)} />
        <Control icon="step-back" label={labels['lab.time.back']} able={line >= 0} onPress={session.back} />
        <Control
          icon={state.isPlaying ? 'pause' : 'play'}
          label={labels[state.isPlaying ? 'lab.time.pause' : 'lab.time.play']}
          able={state.isPlaying || state.canGoForward}
          onPress={state.isPlaying ? session.pause : session.play}
          main
        />
        <Control
          icon="step-forward"
          label={labels['lab.time.forward']}
          able={state.canGoForward}
          onPress={session.forward}
        />
        <Control
          icon="to-start"
          mirrored
          label={labels['lab.time.end']}
          able={state.canGoForward}
          onPress={session.skip}
        />
        <button
          type="button"
          class={styles['speed']}
          onClick={() => session.setSpeed(next)}
          aria-label={stripRuby(fill(labels['lab.time.speed.is'], { speed: state.speed }))}
        >
          <span>
            <Ruby text={labels['lab.time.speed']} />
          </span>
          <b>×{state.speed === 0.5 ? '½' : state.speed}</b>
        </button>
      </div>
      <Rail />
      <p class={styles['state']}>
        {isPast && !state.isPlaying ? (
          <>
            <Icon name="undo" width={16} />
            <span>
              <Ruby text={labels['lab.time.past']} />
            </span>
          </>
        ) : view.isQuiet ? null : (
          <>
            <Flag name="P" width={20} />
            <span>
              <Ruby text={labels['lab.time.under-way']} />
            </span>
          </>
        )}
      </p>
    </section>
  );
}

function Control(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly able: boolean;
  readonly onPress: () => void;
  readonly main?: boolean;
  readonly mirrored?: boolean;
}) {
  return (
    <button
      type="button"
      class={props.main ? styles['play'] : styles['control']}
      aria-label={stripRuby(props.label)}
      title={stripRuby(props.label)}
      aria-disabled={!props.able}
      onClick={() => {
        if (props.able) props.onPress();
      }}
    >
      <Icon name={props.icon} width={props.main ? 26 : 22} class={props.mirrored ? styles['mirrored'] : undefined} />
    </button>
  );
}
