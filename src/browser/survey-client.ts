/** The page's side of the scanning worker. The thread begins with the first order, not before. */
import type { Explanation } from '#sim/explain.ts';
import type { PortList } from '#sim/port-list.ts';
import type { Comparison, OpenedLink, SurveyNews, SurveyOrder } from '#machines/scanner/survey-messages.ts';

export interface SurveyClient {
  /** Begins a scan; the one before it is called off. News of it goes to `heard`. */
  start(home: string, ports: PortList): void;
  cancel(): void;
  /** Answers about the last scan; null when there is none. */
  explain(port: number): Promise<Explanation | null>;
  capture(): Promise<Uint8Array<ArrayBuffer> | null>;
  link(): Promise<string | null>;
  openLink(text: string): Promise<OpenedLink>;
  compare(home: string): Promise<Comparison | null>;
  /** Ends the thread. */
  close(): void;
}

type RunNews = Extract<SurveyNews, { kind: 'progressed' | 'finished' | 'failed' }>;

/** `documents` are the page's homes as they stand in content/; `heard` gets the news of the scan that runs now. */
export function createSurveyClient(documents: readonly unknown[], heard: (news: RunNews) => void): SurveyClient {
  let worker: Worker | null = null;
  let run = 0;
  let asked = 0;
  const waiting = new Map<number, { readonly resolve: (news: SurveyNews) => void; readonly reject: () => void }>();

  function open(): Worker {
    if (worker !== null) return worker;
    worker = new Worker(new URL('./survey.worker.ts', import.meta.url), { type: 'module', name: 'survey' });
    worker.addEventListener('message', ({ data }: MessageEvent<SurveyNews>) => {
      if (!('ask' in data)) {
        if (data.run === run) heard(data);
        return;
      }
      waiting.get(data.ask)?.resolve(data);
      waiting.delete(data.ask);
    });
    worker.addEventListener('error', () => {
      giveUp();
      heard({ kind: 'failed', run, problem: 'worker-stopped' });
    });
    worker.postMessage({ kind: 'homes', documents } satisfies SurveyOrder);
    return worker;
  }

  function giveUp(): void {
    worker?.terminate();
    worker = null;
    for (const { reject } of waiting.values()) reject();
    waiting.clear();
  }

  function send(order: SurveyOrder): void {
    open().postMessage(order);
  }

  async function ask<Kind extends SurveyNews['kind']>(
    kind: Kind,
    order: (ask: number) => SurveyOrder,
  ): Promise<Extract<SurveyNews, { kind: Kind }>> {
    asked += 1;
    const number = asked;
    const news = await new Promise<SurveyNews>((resolve, reject) => {
      waiting.set(number, { resolve, reject: () => reject(new Error('worker-stopped')) });
      send(order(number));
    });
    if (news.kind !== kind) throw new Error(`Asked for ${kind}, got ${news.kind}`);
    return news as Extract<SurveyNews, { kind: Kind }>;
  }

  return {
    start: (home, ports) => {
      run += 1;
      send({ kind: 'start', run, home, ports });
    },
    cancel: () => {
      run += 1;
      if (worker !== null) send({ kind: 'cancel' });
    },
    explain: async (port) => (await ask('explained', (number) => ({ kind: 'explain', ask: number, port }))).explanation,
    capture: async () => (await ask('captured', (number) => ({ kind: 'capture', ask: number }))).octets,
    link: async () => (await ask('linked', (number) => ({ kind: 'link', ask: number }))).text,
    openLink: async (text) => (await ask('link-opened', (number) => ({ kind: 'open-link', ask: number, text }))).link,
    compare: async (home) => (await ask('compared', (number) => ({ kind: 'compare', ask: number, home }))).comparison,
    close: giveUp,
  };
}
