import { Icon } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import type { BerthState } from '#machines/scanner/berth.ts';
import type { Explanation } from '#sim/explain.ts';
import { fill } from '../fill.ts';
import { ProbePicture } from './ProbePicture.tsx';
import { PortField } from './PortField.tsx';
import { StateName } from './StateName.tsx';
import { placeName } from './place-name.ts';
import type { HomeDocument } from './home-document.ts';
import { serviceName, type ServiceNames } from './service-card.ts';
import type { ScannerLabels } from './scanner.labels.ts';
import styles from './detail.module.css';

interface DetailProps {
  readonly port: number;
  readonly state: BerthState;
  readonly ports: Int32Array;
  readonly explanation: Explanation | null;
  readonly home: HomeDocument | undefined;
  readonly services: ServiceNames;
  readonly locale: 'ja' | 'en';
  readonly labels: ScannerLabels;
  readonly onSelect: (port: number) => void;
}

/** All about the chosen port: what it is for, what the probe met, why, and what would have looked the same. */
export function DetailPanel(props: DetailProps) {
  const { port, state, ports, explanation, home, services, locale, labels, onSelect } = props;
  const place = Math.max(0, ports.indexOf(port));
  const service = services.get(port);
  const found = state === 'unknown' || state === 'scanning' ? null : state;
  return (
    <section class={styles['detail']} aria-label={stripRuby(labels['detail.label'])}>
      <header class={styles['head']}>
        <b class={styles['number']}>{port}</b>
        <span class={styles['name']}>
          <small>TCP</small>
          <b>{serviceName(services, port) || <Ruby text={labels['detail.unnamed']} />}</b>
        </span>
        <StateName state={state} word={labels[`state.${state}`]} width={30} class={styles['state']} />
      </header>
      <div class={styles['body']}>
        {explanation === null ? (
          <p class={styles['waiting']}>
            <Ruby text={labels['detail.waiting']} />
          </p>
        ) : (
          <ProbePicture
            explanation={explanation}
            labels={labels}
            place={explanation.decided === null ? null : placeName(explanation.decided, home, locale, labels)}
          />
        )}
        {explanation !== null && (
          <p class={styles['why']}>
            <Ruby text={labels[`door.${explanation.door}`]} />
          </p>
        )}
        <p>
          <Ruby text={port === 0 ? labels['detail.zero'] : (service?.purpose ?? labels['detail.no-purpose'])} />
        </p>
        {state === 'open' && service !== undefined && (
          <p class={styles['small']}>
            <b>
              <Ruby text={labels['detail.risk']} />
            </b>
            <br />
            <Ruby text={service.risk} /> <Ruby text={labels['detail.convention']} />
          </p>
        )}
        {found !== null && (
          <p class="note">
            <b>
              <Ruby text={labels[`detail.note.${found}`]} />
            </b>
            <br />
            <Ruby text={labels[`detail.note.${found}.text`]} />
          </p>
        )}
        <div class={styles['steps']}>
          <Neighbour port={ports[place - 1]} way="previous" labels={labels} onSelect={onSelect} />
          <Neighbour port={ports[place + 1]} way="next" labels={labels} onSelect={onSelect} />
          <PortField port={port} ports={ports} labels={labels} onSelect={onSelect} />
        </div>
      </div>
    </section>
  );
}

function Neighbour(props: {
  readonly port: number | undefined;
  readonly way: 'previous' | 'next';
  readonly labels: ScannerLabels;
  readonly onSelect: (port: number) => void;
}) {
  const { port, way, labels, onSelect } = props;
  if (port === undefined) return null;
  return (
    <button
      type="button"
      class="button plain small"
      aria-label={stripRuby(fill(labels[`grid.port.${way}`], { port }))}
      onClick={() => onSelect(port)}
    >
      {way === 'previous' && <Icon name="arrow-left" width={16} />}
      <span>{port}</span>
      {way === 'next' && <Icon name="arrow-right" width={16} />}
    </button>
  );
}
