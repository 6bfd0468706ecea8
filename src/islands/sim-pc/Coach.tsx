import type { ComponentChildren } from 'preact';
import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import {
  COACH_LEVELS,
  COACH_ROUTES,
  type CoachLevel,
  type CoachRoute,
  type CoachStep,
  type CoachView,
} from '#machines/settings-path/coach.view.ts';
import { WINDOWS_VERSIONS, type WindowsVersion } from '#machines/settings-path/settings-path.machine.ts';
import type { SimPcKey, SimPcLabels } from './sim-pc.labels.ts';
import styles from './coach.module.css';

interface CoachProps {
  readonly labels: SimPcLabels;
  readonly view: CoachView;
  readonly route: CoachRoute;
  readonly version: WindowsVersion;
  readonly onLevel: (level: CoachLevel) => void;
  readonly onRoute: (route: CoachRoute) => void;
  readonly onVersion: (version: WindowsVersion) => void;
}

/** The sentence of a step: the search says what to type instead of what it opens. */
function stepKey({ id, place }: Pick<CoachStep, 'id' | 'place'>): SimPcKey {
  return `pc.coach.step.${place === 'search' ? 'search.run' : id}` as SimPcKey;
}

/** The step that is to be taken now, in words; null when there is none or the pilot keeps it to itself. */
export function stepNow(labels: SimPcLabels, { now, place, level }: CoachView): string | null {
  return now === null || level === 'off'
    ? null
    : labels[stepKey({ id: now, place: place === 'console' ? null : place })];
}

interface CoachFoldProps {
  readonly labels: SimPcLabels;
  readonly view: CoachView;
  readonly children: ComponentChildren;
}

/** The pilot where there is no room beside the screen: one line with the present step, and the rest on demand. */
export function CoachFold({ labels, view, children }: CoachFoldProps) {
  const now = stepNow(labels, view);
  return (
    <details class={styles.fold}>
      <summary>
        <Flag name="H" width={26} />
        <span>
          <b>
            <Ruby text={labels['pc.coach.title']} />
          </b>{' '}
          {now !== null && <Ruby text={now} />}
        </span>
      </summary>
      {children}
    </details>
  );
}

/** 水先案内, beside the simulated screen and never in it. */
export function Coach({ labels, view, route, version, onLevel, onRoute, onVersion }: CoachProps) {
  const now = stepNow(labels, view);
  const why = `pc.coach.why.${view.place === 'console' ? (view.now ?? 'none') : view.place}` as SimPcKey;
  return (
    <aside class={styles.coach} aria-label={labels['pc.coach.plain']}>
      <header class={styles.head}>
        <Flag name="H" width={38} />
        <div>
          <h3 class={styles.title}>
            <Ruby text={labels['pc.coach.title']} />
          </h3>
          <p class={styles.lead}>
            <Ruby text={labels['pc.coach.lead']} />
          </p>
        </div>
      </header>
      <Switch
        legend={labels['pc.coach.level']}
        name="coach-level"
        values={COACH_LEVELS}
        value={view.level}
        label={(level) => labels[`pc.coach.level.${level}`]}
        onChange={onLevel}
      />
      <p class={styles.where}>
        <strong>
          <Ruby text={labels['pc.coach.where']} />
        </strong>{' '}
        <Ruby text={labels[`pc.place.${view.place}`]} />
      </p>
      {view.isAstray && view.level !== 'off' && (
        <p class={styles.astray}>
          <Ruby text={labels['pc.coach.astray']} />
        </p>
      )}
      {view.steps.length > 0 && (
        <ol class={styles.steps}>
          {view.steps.map((step, index) => (
            <li
              key={`${step.place}-${step.id}`}
              data-state={step.state}
              aria-current={step.state === 'now' ? 'step' : undefined}
            >
              <span class={styles.number}>{step.state === 'done' ? '✓' : index + 1}</span>
              <span>
                <Ruby text={labels[stepKey(step)]} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {view.level === 'full' && view.isAstray && now !== null && (
        <p class={styles.turn}>
          <Ruby text={now} />
        </p>
      )}
      {view.level !== 'off' && labels[why] !== undefined && (
        <p class={styles.why}>
          <Ruby text={labels[why]} />
        </p>
      )}
      <Switch
        legend={labels['pc.coach.route']}
        name="coach-route"
        values={COACH_ROUTES}
        value={route}
        label={(each) => labels[`pc.coach.route.${each}`]}
        onChange={onRoute}
      />
      <Switch
        legend={labels['pc.coach.version']}
        name="coach-version"
        values={WINDOWS_VERSIONS}
        value={version}
        label={(each) => `Windows ${each}`}
        onChange={onVersion}
      />
    </aside>
  );
}

interface SwitchProps<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly values: readonly Value[];
  readonly value: Value;
  readonly label: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

function Switch<Value extends string>({ legend, name, values, value, label, onChange }: SwitchProps<Value>) {
  return (
    <fieldset class={styles.switch}>
      <legend>
        <Ruby text={legend} />
      </legend>
      <div class={styles.options}>
        {values.map((each) => (
          <label key={each} class={styles.option} data-chosen={each === value}>
            <input type="radio" name={name} checked={each === value} onChange={() => onChange(each)} />
            <span>
              <Ruby text={label(each)} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
