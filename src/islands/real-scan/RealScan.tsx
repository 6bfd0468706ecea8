import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Icon } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { openRealScanSession } from '#browser/real-scan-session.ts';
import { connectionView } from '#machines/helper-connection/helper-connection.view.ts';
import type { RealScanEvent } from '#machines/real-scan/real-scan.machine.ts';
import { realScanView } from '#machines/real-scan/real-scan.view.ts';
import type { TwinNames, TwinPlace } from '#machines/real-scan/twin.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { BerthTable } from './BerthTable.tsx';
import { ConnectionMessage, ConnectPanel } from './ConnectPanel.tsx';
import { HandPanel } from './HandPanel.tsx';
import { HelperPanel } from './HelperPanel.tsx';
import { Panel } from './Panel.tsx';
import type { PortCard } from './port-card.ts';
import { ProgressPanel } from './ProgressPanel.tsx';
import { PromisePanel } from './PromisePanel.tsx';
import type { RealScanLabels } from './real-scan.labels.ts';
import { ReportPanel } from './ReportPanel.tsx';
import { Difference, HowToRead, Interrupted, Outcome } from './Result.tsx';
import { ScanForm } from './ScanForm.tsx';
import { CountsPanel, PromisedPanel, SideNotes } from './SidePanels.tsx';
import { spokenNews } from './spoken-news.ts';
import { Steps } from './Steps.tsx';
import { TakeAway } from './TakeAway.tsx';
import { TwinPanel } from './TwinPanel.tsx';
import styles from './real-scan.module.css';

export interface RealScanProps {
  readonly locale: 'ja' | 'en';
  readonly labels: RealScanLabels;
  readonly cards: readonly PortCard[];
  readonly names: TwinNames;
  /** Addresses of the pages that can open the twin, in this language. */
  readonly pages: Readonly<Record<TwinPlace, string>>;
  /** Address of the trial that teaches to read the result. */
  readonly lessonPage: string;
}

/** 自分のPC: promise, connect the helper, scan, read the result. */
export function RealScan({ locale, labels, cards, names, pages, lessonPage }: RealScanProps) {
  const session = useMemo(openRealScanSession, []);
  useEffect(() => session.watchAddress(), [session]);
  useEffect(() => () => session.close(), [session]);
  const snapshot = useSnapshot(session.scan);
  const connection = connectionView(useSnapshot(session.connection));
  const view = realScanView(snapshot, connection);
  const { context } = snapshot;
  const number = useMemo(() => {
    const format = new Intl.NumberFormat(locale === 'ja' ? 'ja-JP' : 'en-GB');
    return (value: number) => format.format(value);
  }, [locale]);
  const send = (event: RealScanEvent): void => session.scan.send(event);
  const connect = (): void => session.connection.send({ type: 'connect.ask' });
  const stage = useRef<HTMLDivElement>(null);
  useStageFocus(stage, view.phase);
  const isConnected = connection.phase === 'connected';
  const hasResult = ['scanning', 'stopping', 'interrupted', 'finished'].includes(view.phase);
  return (
    <div class={styles['real']}>
      <Steps step={view.step} labels={labels} />
      <div class={styles['columns']}>
        <div ref={stage} class={styles['main']} tabIndex={-1}>
          {view.phase === 'promising' && (
            <PromisePanel
              ticked={context.ticked}
              canPromise={view.canPromise}
              labels={labels}
              send={send}
              onPromised={() => {
                send({ type: 'promise.give' });
                // The link came from the helper's own window: whoever followed it and promised has asked for it.
                if (session.connection.getSnapshot().context.fromLink) connect();
              }}
            />
          )}
          {view.phase === 'connecting' && (
            <>
              <ConnectPanel view={connection} labels={labels} send={(event) => session.connection.send(event)} />
              <ReportPanel labels={labels} send={send} />
              <HandPanel entered={context.handRows} {...{ lessonPage, labels, send }} />
            </>
          )}
          {(view.phase === 'choosing' || view.phase === 'starting') && (
            <>
              <ScanForm {...{ context, view, targets: connection.targets, number, labels, send }} />
              <ReportPanel labels={labels} send={send} />
            </>
          )}
          {(view.phase === 'scanning' || view.phase === 'stopping') && (
            <ProgressPanel {...{ view, number, labels, send }} />
          )}
          {view.phase === 'interrupted' && (
            <Interrupted
              isConnected={isConnected}
              isGone={context.startProblem === 'scan-not-found'}
              canReconnect={!isConnected && !connection.takesCode && connection.light !== 'busy'}
              labels={labels}
              onReconnect={connect}
              onResume={() => send({ type: 'scan.resume' })}
              onAgain={() => send({ type: 'scan.again' })}
            />
          )}
          {(view.phase === 'finished' || (view.phase === 'interrupted' && connection.phase !== 'lost')) && (
            <ConnectionMessage view={connection} labels={labels} />
          )}
          {view.phase === 'finished' && (
            <Outcome {...{ context, view, number, labels, onAgain: () => send({ type: 'scan.again' }) }} />
          )}
          {hasResult && connection.takesCode && (
            <ConnectPanel view={connection} labels={labels} send={(event) => session.connection.send(event)} />
          )}
          {hasResult && (
            <Panel
              id="berths"
              title={labels['real.rows.title']}
              picture={<Icon name="list" width={22} />}
              end={
                <span class={styles['count']}>
                  <Ruby text={labels['real.rows.count']} /> <b>{number(view.rows.length)}</b>
                </span>
              }
            >
              <BerthTable rows={view.rows} cards={cards} isScanning={view.phase === 'scanning'} labels={labels} />
            </Panel>
          )}
          {view.phase === 'finished' && (
            <>
              <HowToRead labels={labels} lessonPage={lessonPage} />
              <Difference difference={view.difference} locale={locale} labels={labels} />
              <TwinPanel listeners={view.listeners} pages={pages} names={names} labels={labels} />
              <TakeAway
                {...{
                  context,
                  view,
                  cards,
                  kept: session.kept,
                  version: connection.helper?.version ?? '1.0.0',
                  labels,
                }}
              />
            </>
          )}
        </div>
        <aside class={styles['side']} aria-label={stripRuby(labels['real.side'])}>
          {view.phase !== 'promising' && <PromisedPanel labels={labels} />}
          <HelperPanel view={connection} labels={labels} send={(event) => session.connection.send(event)} />
          {hasResult && view.counts !== null && <CountsPanel {...{ view, counts: view.counts, number, labels }} />}
          {hasResult ? (
            <SideNotes labels={labels} />
          ) : (
            <Panel title={labels['real.without.title']} picture={<Icon name="info" width={22} />}>
              <p>
                <Ruby text={labels['real.without']} />{' '}
                <a href={pages.scanner}>
                  <Ruby text={labels['real.without.link']} />
                </a>
              </p>
            </Panel>
          )}
        </aside>
      </div>
      <p class="quiet" role="status">
        {stripRuby(spokenNews(view, connection, number, labels))}
      </p>
    </div>
  );
}

/** When a phase replaces another, the focus goes to its beginning instead of being lost with the old one's button. */
function useStageFocus(stage: { readonly current: HTMLElement | null }, phase: string): void {
  const last = useRef(phase);
  useEffect(() => {
    const wasStarting = last.current === 'starting' && phase === 'scanning';
    if (last.current === phase || phase === 'starting') return;
    last.current = phase;
    if (!wasStarting) stage.current?.focus({ preventScroll: true });
    stage.current?.closest('main')?.scrollIntoView({ block: 'start' });
  }, [phase, stage]);
}
