import { useCallback, useMemo } from 'preact/hooks';
import { berthAt } from '#machines/scanner/berth.ts';
import { portNumbers } from '#machines/scanner/berth-groups.ts';
import type { ScannerContext, ScannerEvent } from '#machines/scanner/scanner.machine.ts';
import type { ScannerView } from '#machines/scanner/scanner.view.ts';
import type { SurveyClient } from '#browser/survey-client.ts';
import { ChartPanel } from './ChartPanel.tsx';
import { DetailPanel } from './DetailPanel.tsx';
import type { HomeDocument } from './home-document.ts';
import { Judgement } from './Judgement.tsx';
import { Legend } from './Legend.tsx';
import { Reasons } from './Reasons.tsx';
import type { ScannerLabels } from './scanner.labels.ts';
import type { ServiceNames } from './service-card.ts';
import { ShareBar } from './ShareBar.tsx';
import { useExplanation } from './use-explanation.ts';
import { Verdict } from './Verdict.tsx';
import styles from './result.module.css';

/** A finished scan: verdict, chart or table, details, legend, and what can be taken away. */
export function Result(props: {
  readonly context: ScannerContext;
  readonly view: ScannerView;
  readonly client: SurveyClient;
  readonly home: HomeDocument | undefined;
  readonly services: ServiceNames;
  readonly narrow: boolean;
  readonly locale: 'ja' | 'en';
  readonly number: (value: number) => string;
  readonly labels: ScannerLabels;
  readonly send: (event: ScannerEvent) => void;
}) {
  const { context, view, client, home, services, narrow, locale, number, labels, send } = props;
  const { findings } = context;
  const ports = useMemo(() => (findings === null ? new Int32Array() : portNumbers(findings)), [findings]);
  const explain = useCallback((port: number) => client.explain(port), [client, findings]);
  const explanation = useExplanation(view.selected, explain);
  if (findings === null || view.counts === null || view.outcome === null || view.selected === null) return null;
  const { selected, counts } = view;
  const select = (port: number): void => send({ type: 'port.select', port });
  return (
    <>
      <Verdict
        outcome={view.outcome}
        counts={counts}
        total={number(findings.total)}
        number={number}
        labels={labels}
        onLook={select}
      />
      {view.judgement !== null && <Judgement judgement={view.judgement} labels={labels} />}
      <div class={styles['sides']}>
        <ChartPanel {...{ context, view, findings, ports, services, narrow, number, labels, send }} />
        <div class={styles['side']}>
          <DetailPanel
            port={selected}
            state={berthAt(findings.states, ports.indexOf(selected))}
            {...{ ports, explanation, home, services, locale, labels }}
            onSelect={select}
          />
          <Legend {...{ counts, number, locale, labels }} />
        </div>
      </div>
      {explanation !== null && <Reasons {...{ explanation, home, locale, labels }} />}
      <ShareBar client={client} name={`minato-${view.home.replace('@', '')}`} labels={labels} />
    </>
  );
}
