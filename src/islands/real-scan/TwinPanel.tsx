import { useState } from 'preact/hooks';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { Listener } from '#helper-protocol/listeners.ts';
import type { GatewayKind } from '#machines/real-scan/gateway-kind.ts';
import type { TwinNames, TwinPlace, TwinProblem } from '#machines/real-scan/twin.ts';
import { GatewayFields } from './GatewayFields.tsx';
import { Panel } from './Panel.tsx';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './result.module.css';

/** The twin: the result as a practice home, to try a change before the real machine is touched. */
export function TwinPanel(props: {
  readonly listeners: readonly Listener[];
  /** Addresses of the pages that can open the twin, in this language. */
  readonly pages: Readonly<Record<TwinPlace, string>>;
  readonly names: TwinNames;
  readonly labels: RealScanLabels;
}) {
  const { listeners, pages, names, labels } = props;
  const [kind, setKind] = useState<GatewayKind>('quiet');
  const [forwards, setForwards] = useState('');
  const [problem, setProblem] = useState<TwinProblem | 'failed' | null>(null);
  const open = async (place: TwinPlace): Promise<void> => {
    // The network's engine comes only now, when somebody wants the twin.
    const { twinLink, twinScenario } = await import('#machines/real-scan/twin.ts');
    const twin = twinScenario(listeners, { kind, forwards }, names);
    setProblem(twin.ok ? null : twin.problem);
    if (twin.ok) location.assign(pages[place] + twinLink(twin.value, place));
  };
  return (
    <Panel title={labels['real.twin.title']} picture={<Icon name="anchor" width={22} />} screenOnly>
      <form
        class={styles['twin']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const isAsked = event.submitter?.getAttribute('value') === 'scanner';
          open(isAsked ? 'scanner' : 'sandbox').catch(() => setProblem('failed'));
        }}
      >
        <p>
          <Ruby text={labels['real.twin.lead']} />
        </p>
        <GatewayFields
          id="twin"
          kind={kind}
          forwards={forwards}
          problem={
            problem === null
              ? null
              : labels[`real.twin.${problem === 'twin-invalid' || problem === 'failed' ? 'failed' : 'ports'}`]
          }
          labels={labels}
          onKind={setKind}
          onForwards={setForwards}
        />
        <p class="actions">
          <button type="submit" class="button" value="sandbox">
            <Icon name="anchor" width={18} />
            <span>
              <Ruby text={labels['real.twin.go']} />
            </span>
          </button>
          <button type="submit" class="button plain" value="scanner">
            <Icon name="search" width={18} />
            <span>
              <Ruby text={labels['real.twin.scan']} />
            </span>
          </button>
        </p>
      </form>
    </Panel>
  );
}
