import { Flag, type FlagName } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { ConnectionEvent } from '#machines/helper-connection/helper-connection.machine.ts';
import type { ConnectionPhase, ConnectionView } from '#machines/helper-connection/helper-connection.view.ts';
import { fill } from '../fill.ts';
import { CommandLines } from './CommandLines.tsx';
import { Panel } from './Panel.tsx';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './connect.module.css';

type Trouble = Extract<ConnectionPhase, 'absent' | 'declined' | 'unsuitable' | 'lost'>;

const TROUBLES: Readonly<Record<Trouble, FlagName>> = { absent: 'N', declined: 'N', unsuitable: 'U', lost: 'V' };

function isTrouble(phase: ConnectionPhase): phase is Trouble {
  return Object.hasOwn(TROUBLES, phase);
}

/** The second step: start the helper, look for it, give it the code. */
export function ConnectPanel(props: {
  readonly view: ConnectionView;
  readonly labels: RealScanLabels;
  readonly send: (event: ConnectionEvent) => void;
}) {
  const { view, labels, send } = props;
  const isBusy = view.light === 'busy';
  return (
    <Panel title={labels['helper.connect.title']} picture={<Icon name="plug" width={24} />}>
      <div class={styles['connect']}>
        {view.takesCode || view.phase === 'pairing' ? (
          <CodeForm {...{ view, labels, send }} />
        ) : (
          <>
            <ConnectionMessage {...{ view, labels }} />
            <p>
              <Ruby text={labels['helper.connect.lead']} />
            </p>
            <CommandLines labels={labels} />
            <p class="actions">
              <button
                type="button"
                class="button go"
                aria-busy={isBusy}
                onClick={() => {
                  if (!isBusy) send({ type: 'connect.ask' });
                }}
              >
                {isBusy && (
                  <span class="busy" aria-hidden="true">
                    <i />
                    <i />
                    <i />
                  </span>
                )}
                <span>
                  <Ruby
                    text={
                      labels[
                        isBusy ? 'helper.seek.busy' : view.phase === 'unasked' ? 'helper.seek' : 'helper.seek.again'
                      ]
                    }
                  />
                </span>
              </button>
              <span class={styles['quiet']}>
                <Ruby text={labels['helper.seek.note']} />
              </span>
            </p>
          </>
        )}
      </div>
    </Panel>
  );
}

/** What became of looking for the helper. */
export function ConnectionMessage({
  view,
  labels,
}: {
  readonly view: ConnectionView;
  readonly labels: RealScanLabels;
}) {
  const { phase } = view;
  if (phase === 'asking-browser') {
    return (
      <div class="message" data-kind="hint">
        <Flag name="H" width={42} />
        <div class="message-text">
          <strong>
            <Ruby text={labels['helper.asking-browser.title']} />
          </strong>
          <Ruby text={labels['helper.asking-browser.note']} />
        </div>
      </div>
    );
  }
  if (!isTrouble(phase)) return null;
  return (
    <div class="message" data-kind={phase === 'lost' ? 'trouble' : 'warn'}>
      <Flag name={TROUBLES[phase]} width={42} />
      <div class="message-text">
        <strong>
          <Ruby text={labels[`helper.${phase}.title`]} />
        </strong>
        <Ruby text={labels[`helper.${phase}.note`]} />
      </div>
    </div>
  );
}

const CODE_TROUBLES = { 'wrong-code': 'wrong', 'misshapen-code': 'misshapen', throttled: 'throttled' } as const;

/** The helper is there; now the code from its window. What was typed stays when it is wrong. */
function CodeForm({ view, labels, send }: Parameters<typeof ConnectPanel>[0]) {
  const isBusy = view.phase === 'pairing';
  const trouble = Object.hasOwn(CODE_TROUBLES, view.phase)
    ? CODE_TROUBLES[view.phase as keyof typeof CODE_TROUBLES]
    : null;
  return (
    <form
      class={styles['code']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) send({ type: 'code.submit' });
      }}
    >
      <p>
        <Ruby
          text={fill(labels['helper.found'], { version: view.helper?.version ?? '', place: view.helper?.place ?? '' })}
        />
      </p>
      <div class="field">
        <label for="pair-code">
          <Ruby text={labels['helper.code']} />
        </label>
        <input
          id="pair-code"
          value={view.code}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={40}
          aria-invalid={trouble !== null}
          aria-describedby={trouble === null ? 'pair-code-help' : 'pair-code-error pair-code-help'}
          onInput={(event) => send({ type: 'code.type', text: event.currentTarget.value })}
        />
        {trouble !== null && (
          <span id="pair-code-error" class="field-error" role="alert">
            <Flag name="U" width={20} />
            <span>
              <Ruby text={fill(labels[`helper.code.${trouble}`], { seconds: view.waitSeconds })} />
            </span>
          </span>
        )}
        <span id="pair-code-help" class="field-help">
          <Ruby text={labels['helper.code.help']} />
        </span>
      </div>
      <p class="actions">
        <button type="submit" class="button" aria-busy={isBusy}>
          <span>
            <Ruby text={labels[isBusy ? 'helper.code.busy' : 'helper.code.go']} />
          </span>
        </button>
        <button type="button" class="button plain" onClick={() => send({ type: 'connect.ask' })}>
          <span>
            <Ruby text={labels['helper.seek.again']} />
          </span>
        </button>
      </p>
    </form>
  );
}
