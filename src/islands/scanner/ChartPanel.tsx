import { Ruby, stripRuby } from '#art/Ruby.tsx';
import type { FoundState } from '#machines/scanner/berth.ts';
import type { ScannerContext, ScannerEvent } from '#machines/scanner/scanner.machine.ts';
import type { ScannerView } from '#machines/scanner/scanner.view.ts';
import type { Findings } from '#machines/scanner/survey.ts';
import { gridLayout } from '../port-grid/grid-layout.ts';
import { Loupe } from '../port-grid/Loupe.tsx';
import { PageTabs } from '../port-grid/PageTabs.tsx';
import { PortGrid } from '../port-grid/PortGrid.tsx';
import { ChartTitle } from './ChartTitle.tsx';
import type { ScannerLabels } from './scanner.labels.ts';
import { serviceName, type ServiceNames } from './service-card.ts';
import { StateName } from './StateName.tsx';
import { TextTwin } from './TextTwin.tsx';
import styles from './result.module.css';

interface PanelProps {
  readonly context: ScannerContext;
  readonly view: ScannerView;
  readonly findings: Findings;
  readonly ports: Int32Array;
  readonly services: ServiceNames;
  readonly narrow: boolean;
  readonly number: (value: number) => string;
  readonly labels: ScannerLabels;
  readonly send: (event: ScannerEvent) => void;
}

/** The chart of a finished scan with its filters, or the same as a table. */
export function ChartPanel(props: PanelProps) {
  const { context, view, findings, ports, services, narrow, number, labels, send } = props;
  const layout = gridLayout(ports.length, narrow);
  const selected = view.selected ?? ports[0] ?? 0;
  const select = (port: number): void => send({ type: 'port.select', port });
  const nameOf = (port: number): string => serviceName(services, port);
  const grid = { ports, states: findings.states, selected, labels, nameOf, onSelect: select };
  return (
    <section class={styles['chart']}>
      <header class={styles['chart-head']}>
        <ChartTitle context={context} count={number(ports.length)} labels={labels} />
        <Views shows={context.shows} labels={labels} send={send} />
      </header>
      {context.shows === 'table' ? (
        <TextTwin
          findings={findings}
          ports={ports}
          doors={context.doors}
          usual={view.majority}
          services={services}
          labels={labels}
        />
      ) : (
        <>
          <Filters counts={view.counts!} filter={context.filter} number={number} labels={labels} send={send} />
          <PageTabs ports={ports} page={layout.page} selected={selected} labels={labels} onSelect={select} />
          <PortGrid {...grid} layout={layout} filter={context.filter} />
          {narrow && layout.size === 'chart' && <Loupe {...grid} />}
        </>
      )}
    </section>
  );
}

function Views(props: {
  readonly shows: 'chart' | 'table';
  readonly labels: ScannerLabels;
  readonly send: (event: ScannerEvent) => void;
}) {
  return (
    <div class={styles['switch']} role="group" aria-label={stripRuby(props.labels['grid.shows'])}>
      {(['chart', 'table'] as const).map((shows) => (
        <button
          type="button"
          key={shows}
          aria-pressed={shows === props.shows}
          onClick={() => props.send({ type: 'view.choose', shows })}
        >
          <Ruby text={props.labels[`grid.${shows}`]} />
        </button>
      ))}
    </div>
  );
}

function Filters(props: {
  readonly counts: NonNullable<ScannerView['counts']>;
  readonly filter: FoundState | null;
  readonly number: (value: number) => string;
  readonly labels: ScannerLabels;
  readonly send: (event: ScannerEvent) => void;
}) {
  const { counts, filter, number, labels, send } = props;
  const shown = (['open', 'closed', 'stealth', 'barred'] as const).filter((state) => counts[state] > 0);
  return (
    <div class={styles['filters']} role="group" aria-label={stripRuby(labels['grid.filter'])}>
      <button
        type="button"
        aria-pressed={filter === null}
        onClick={() => send({ type: 'filter.choose', filter: null })}
      >
        <Ruby text={labels['grid.filter.all']} />
      </button>
      {shown.map((state) => (
        <button
          type="button"
          key={state}
          aria-pressed={filter === state}
          onClick={() => send({ type: 'filter.choose', filter: filter === state ? null : state })}
        >
          <StateName state={state} word={labels[`state.${state}`]} width={18} />
          <span>{number(counts[state])}</span>
        </button>
      ))}
    </div>
  );
}
