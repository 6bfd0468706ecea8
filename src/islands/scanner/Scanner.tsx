import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Icon } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { openScannerSession } from '#browser/scanner-session.ts';
import type { ScannerEvent } from '#machines/scanner/scanner.machine.ts';
import { scannerView } from '#machines/scanner/scanner.view.ts';
import { LINKED_HOME } from '#machines/scanner/survey-messages.ts';
import { fill } from '../fill.ts';
import { useNarrow } from '../use-narrow.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { Choosing } from './Choosing.tsx';
import { FogChart } from './FogChart.tsx';
import { homeCards } from './HomeChoice.tsx';
import type { HomeDocument } from './home-document.ts';
import { LinkNotice } from './LinkNotice.tsx';
import { Predicting } from './Predicting.tsx';
import { Result } from './Result.tsx';
import { Scanning } from './Scanning.tsx';
import { ScanFacts } from './ScanFacts.tsx';
import type { ScannerLabels } from './scanner.labels.ts';
import type { ServiceCard } from './service-card.ts';
import { Stopped } from './Stopped.tsx';
import { useLinkedScan } from './use-linked-scan.ts';
import styles from './result.module.css';

export interface ScannerProps {
  readonly locale: 'ja' | 'en';
  readonly labels: ScannerLabels;
  /** The homes of content/scenarios, whole: the worker decodes them. */
  readonly homes: readonly HomeDocument[];
  readonly services: readonly ServiceCard[];
}

/** 外から見る: choose, promise, predict, scan, look. */
export function Scanner({ locale, labels, homes, services }: ScannerProps) {
  const session = useMemo(() => openScannerSession(homes, homes[0]!.name), [homes]);
  useEffect(() => () => session.close(), [session]);
  const snapshot = useSnapshot(session.actor);
  const { context } = snapshot;
  const view = scannerView(snapshot);
  const narrow = useNarrow();
  const number = useMemo(() => {
    const format = new Intl.NumberFormat(locale === 'ja' ? 'ja-JP' : 'en-GB');
    return (value: number) => format.format(value);
  }, [locale]);
  const names = useMemo(() => new Map(services.map((service) => [service.port, service])), [services]);
  const linked = useLinkedScan(session);
  const send = (event: ScannerEvent): void => session.actor.send(event);
  const home = homes.find(({ name }) => name === view.home) ?? homes.find(({ name }) => name === linked.home?.name);
  const target = view.home === LINKED_HOME ? (linked.home?.target ?? '') : (home?.scan.target ?? '');
  const cards = [
    ...homeCards(homes, locale),
    ...(linked.home?.home === null
      ? [
          {
            name: LINKED_HOME,
            icon: 'anchor' as const,
            title: labels['scanner.linked.title'],
            story: labels['scanner.linked.story'],
          },
        ]
      : []),
  ];
  const count = number(view.portCount);
  const stage = useRef<HTMLDivElement>(null);
  useStageFocus(stage, view.phase);
  return (
    <div class={styles['scanner']}>
      <header class={styles['top']}>
        <h1>
          <Ruby text={labels['scanner.title']} />
        </h1>
        <ScanFacts {...{ view, target, number, labels }} />
        {(view.phase === 'finished' || view.phase === 'cancelled') && (
          <div class={styles['again']}>
            <button type="button" class="button plain small" onClick={() => send({ type: 'scan.again' })}>
              <Icon name="undo" width={18} />
              <span>
                <Ruby text={labels['scanner.again']} />
              </span>
            </button>
            <button type="button" class="button plain small" onClick={() => send({ type: 'choice.change' })}>
              <span>
                <Ruby text={labels['scanner.other']} />
              </span>
            </button>
          </div>
        )}
      </header>
      {view.phase === 'choosing' && (
        <p class={styles['lead']}>
          <Ruby text={labels['scanner.lead']} />
        </p>
      )}
      <LinkNotice notice={linked.notice} labels={labels} />
      <div ref={stage} class={styles['stage']} tabIndex={-1}>
        {view.phase === 'choosing' && <Choosing {...{ context, view, cards, target, count, labels, send }} />}
        {(view.phase === 'predicting' || view.phase === 'scanning') && (
          <div class={styles['sides']}>
            <FogChart {...{ context, view, services: names, narrow, number, labels, send }} />
            <div class={styles['side']}>
              {view.phase === 'predicting' ? (
                <Predicting {...{ context, view, count, labels, send }} />
              ) : (
                <Scanning {...{ view, number, labels, send }} />
              )}
            </div>
          </div>
        )}
        {(view.phase === 'cancelled' || view.phase === 'failed') && <Stopped {...{ view, number, labels, send }} />}
        {view.phase === 'finished' && (
          <Result
            {...{ context, view, client: session.client, home, services: names, narrow, locale, number, labels, send }}
          />
        )}
      </div>
      <p class="quiet" role="status">
        {stripRuby(spoken())}
      </p>
    </div>
  );

  /** What a screen reader hears when the phase changes. */
  function spoken(): string {
    switch (view.phase) {
      case 'scanning':
        return labels['scanner.live.started'];
      case 'cancelled':
        return labels['scanner.live.cancelled'];
      case 'failed':
        return labels['scanner.live.failed'];
      case 'finished':
        return fill(labels['scanner.live.finished'], {
          open: number(view.counts?.open ?? 0),
          closed: number(view.counts?.closed ?? 0),
          stealth: number(view.counts?.stealth ?? 0),
        });
      default:
        return '';
    }
  }
}

/** When a phase replaces another, the focus goes to its beginning instead of being lost with the old one's button. */
function useStageFocus(stage: { readonly current: HTMLElement | null }, phase: string): void {
  const last = useRef(phase);
  useEffect(() => {
    if (last.current === phase) return;
    last.current = phase;
    stage.current?.focus({ preventScroll: true });
    stage.current?.closest('main')?.scrollIntoView({ block: 'start' });
  }, [phase, stage]);
}
