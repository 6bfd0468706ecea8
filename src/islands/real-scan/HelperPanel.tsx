import { Flag } from '#art/Flag.tsx';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { ConnectionEvent } from '#machines/helper-connection/helper-connection.machine.ts';
import type { ConnectionView } from '#machines/helper-connection/helper-connection.view.ts';
import { HELPER_FLAGS } from './helper-flags.ts';
import { Panel } from './Panel.tsx';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './side.module.css';

/** Beside the page: whether the helper is there, what it is and what it may do. */
export function HelperPanel(props: {
  readonly view: ConnectionView;
  readonly labels: RealScanLabels;
  readonly send: (event: ConnectionEvent) => void;
}) {
  const { view, labels, send } = props;
  const isConnected = view.phase === 'connected';
  return (
    <Panel
      title={labels['helper.title']}
      picture={<Icon name="plug" width={24} />}
      look={isConnected ? undefined : view.phase === 'lost' ? 'trouble' : 'dashed'}
      end={
        <span class={styles['light']} data-light={view.light}>
          <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
            <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2" />
            {view.light === 'on' && <circle cx="10" cy="10" r="4.6" fill="currentColor" />}
            {view.light === 'lost' && <path d="M5 5l10 10M15 5 5 15" stroke="currentColor" stroke-width="2" />}
          </svg>
          <b>
            <Ruby text={labels[`helper.light.${view.light}`]} />
          </b>
        </span>
      }
    >
      {isConnected || view.phase === 'lost' ? (
        <>
          {view.helper !== null && view.helper.flags !== null && (
            <HelperFlags letters={view.helper.flags} labels={labels} />
          )}
          <dl class={styles['facts']}>
            <dt>
              <Ruby text={labels['helper.fact.tool']} />
            </dt>
            <dd>
              <code>port-helper {view.helper?.version}</code>
            </dd>
            <dt>
              <Ruby text={labels['helper.fact.place']} />
            </dt>
            <dd>
              <code>{view.helper?.place}</code>
            </dd>
            <dt>
              <Ruby text={labels['helper.fact.can']} />
            </dt>
            <dd>
              <Ruby text={labels['helper.fact.can.what']} />
            </dd>
          </dl>
          <button
            type="button"
            class="button plain small"
            onClick={() => send({ type: isConnected ? 'disconnect' : 'connect.ask' })}
          >
            {!isConnected && <Icon name="undo" width={18} />}
            <span>
              <Ruby text={labels[isConnected ? 'helper.disconnect' : 'helper.reconnect']} />
            </span>
          </button>
        </>
      ) : (
        <>
          <p>
            <Ruby text={labels['helper.why']} />
          </p>
          <ul class={styles['points']}>
            {(['target', 'settings', 'results', 'end'] as const).map((point) => (
              <li key={point}>
                <Ruby text={labels[`helper.point.${point}`]} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** The flags of the helper, which stand as letters in its window, too. */
function HelperFlags({ letters, labels }: { readonly letters: string; readonly labels: RealScanLabels }) {
  return (
    <div class={styles['flags']}>
      <p>
        <Ruby text={labels['helper.flags']} />
      </p>
      <ul>
        {[...letters].map((letter, place) => {
          const flag = HELPER_FLAGS.find((name) => name === letter);
          return (
            <li key={place}>
              {flag !== undefined && <Flag name={flag} width={42} />}
              <b>{letter}</b>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
