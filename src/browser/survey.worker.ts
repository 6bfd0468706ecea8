/**
 * The thread in which the scanner page scans. It shows simulated time faster than it passes: twelve times at first, and
 * faster the longer a scan takes, so that silence is felt and even 65,535 silent ports end.
 */
import * as desks from '#machines/scanner/survey-desk.ts';
import type { SurveyDesk } from '#machines/scanner/survey-desk.ts';
import type { SurveyNews, SurveyOrder } from '#machines/scanner/survey-messages.ts';

/** Least time between two reports, and thereby the longest that a cancelling message waits. */
const REPORT_EVERY_MS = 50;
const STEPS_A_SLICE = 40_000;
const MICROSECONDS_A_MS = 1_000;
const FIRST_SPEED = 12;
const STEADY_MS = 3_000;

let desk: SurveyDesk | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function tell(news: SurveyNews): void {
  postMessage(news);
}

/** The simulated time, in microseconds, that is shown after some real milliseconds. */
function shownAfter(elapsedMs: number): number {
  const steady = Math.min(elapsedMs, STEADY_MS);
  const rest = (elapsedMs - steady) / 1_000;
  // The integral of a speed that grows with the square of the seconds after the first three.
  return MICROSECONDS_A_MS * FIRST_SPEED * (steady + 1_000 * (rest + rest ** 3));
}

function begin(run: number, home: string, ports: Parameters<typeof desks.start>[2]): void {
  clearTimeout(timer);
  if (desk === null) return;
  const started = desks.start(desk, home, ports);
  if (typeof started === 'string') {
    tell({ kind: 'failed', run, problem: started });
    return;
  }
  desk = started;
  carryOn(run, performance.now());
}

function carryOn(run: number, since: number): void {
  if (desk === null) return;
  desk = desks.carryOn(desk, shownAfter(performance.now() - since), STEPS_A_SLICE);
  const report = desks.report(desk);
  if (report === null) return;
  if (report.over) {
    tell({ kind: 'finished', run, findings: report.findings, doors: desks.doors(desk) });
    return;
  }
  tell({ kind: 'progressed', run, findings: report.findings });
  timer = setTimeout(() => {
    carryOn(run, since);
  }, REPORT_EVERY_MS);
}

function answer(order: SurveyOrder): void {
  if (order.kind === 'homes') {
    desk = desks.openDesk(order.documents);
    return;
  }
  if (desk === null) return;
  switch (order.kind) {
    case 'start':
      begin(order.run, order.home, order.ports);
      return;
    case 'cancel':
      clearTimeout(timer);
      return;
    case 'explain':
      tell({ kind: 'explained', ask: order.ask, explanation: desks.explain(desk, order.port) });
      return;
    case 'capture':
      tell({ kind: 'captured', ask: order.ask, octets: desks.capture(desk) });
      return;
    case 'link':
      tell({ kind: 'linked', ask: order.ask, text: desks.link(desk) });
      return;
    case 'open-link': {
      const opened = desks.openLink(desk, order.text);
      desk = opened.desk;
      tell({ kind: 'link-opened', ask: order.ask, link: opened.link });
      return;
    }
    case 'compare':
      tell({ kind: 'compared', ask: order.ask, comparison: desks.compare(desk, order.home) });
  }
}

addEventListener('message', ({ data }: MessageEvent<SurveyOrder>) => {
  answer(data);
});
