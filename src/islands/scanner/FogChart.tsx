import { useMemo } from 'preact/hooks';
import { portNumbers } from '#machines/scanner/berth-groups.ts';
import type { ScannerContext, ScannerEvent } from '#machines/scanner/scanner.machine.ts';
import type { ScannerView } from '#machines/scanner/scanner.view.ts';
import { gridLayout } from '../port-grid/grid-layout.ts';
import { Loupe } from '../port-grid/Loupe.tsx';
import { PageTabs } from '../port-grid/PageTabs.tsx';
import { PortGrid } from '../port-grid/PortGrid.tsx';
import { ChartTitle } from './ChartTitle.tsx';
import type { ScannerLabels } from './scanner.labels.ts';
import { serviceName, type ServiceNames } from './service-card.ts';
import styles from './result.module.css';

/** The same chart before the reveal, to mark expectations on, and while the patrol boat lifts the fog. */
export function FogChart(props: {
  readonly context: ScannerContext;
  readonly view: ScannerView;
  readonly services: ServiceNames;
  readonly narrow: boolean;
  readonly number: (value: number) => string;
  readonly labels: ScannerLabels;
  readonly send: (event: ScannerEvent) => void;
}) {
  const { context, view, services, narrow, number, labels, send } = props;
  const total = view.portCount;
  const ports = useMemo(() => portNumbers({ ports: view.ports, total }), [context.portChoice, context.typed]);
  const unseen = useMemo(() => new Uint8Array(total), [total]);
  const layout = gridLayout(ports.length, narrow);
  const predicts = view.phase === 'predicting';
  const selected = view.selected ?? ports[0] ?? 0;
  const select = (port: number): void => send({ type: 'port.select', port });
  const grid = {
    ports,
    states: context.findings?.states ?? unseen,
    selected,
    labels,
    nameOf: (port: number) => serviceName(services, port),
    onSelect: select,
  };
  return (
    <section class={styles['chart']}>
      <header class={styles['chart-head']}>
        <ChartTitle context={context} count={number(ports.length)} labels={labels} />
      </header>
      {predicts && <PageTabs ports={ports} page={layout.page} selected={selected} labels={labels} onSelect={select} />}
      {predicts ? (
        <PortGrid
          {...grid}
          layout={layout}
          fog
          marks={context.marks}
          onMark={(port) => send({ type: 'port.mark', port })}
        />
      ) : (
        <PortGrid {...grid} layout={layout} watchOnly fog />
      )}
      {narrow && predicts && layout.size === 'chart' && (
        <Loupe {...grid} marks={context.marks} onSelect={(port) => send({ type: 'port.mark', port })} />
      )}
    </section>
  );
}
