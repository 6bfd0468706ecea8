/** What a page and its worker say to each other about scans. */
import type { Explanation } from '#sim/explain.ts';
import type { PortList } from '#sim/port-list.ts';
import type { DoorList, Findings, LinkedHome, LinkProblem } from './survey.ts';

/** The home of a link stands beside those of the page under this name. */
export const LINKED_HOME = '@link';

/** Two lines side by side: what was found, and who answered for most of the ports. */
export interface Comparison {
  readonly findings: Findings;
  readonly typical: Explanation | null;
}

/** To the worker. `ask` numbers a question; its answer carries the same number. */
export type SurveyOrder =
  | { readonly kind: 'homes'; readonly documents: readonly unknown[] }
  | { readonly kind: 'start'; readonly run: number; readonly home: string; readonly ports: PortList }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'explain'; readonly ask: number; readonly port: number }
  | { readonly kind: 'capture'; readonly ask: number }
  | { readonly kind: 'link'; readonly ask: number }
  | { readonly kind: 'open-link'; readonly ask: number; readonly text: string }
  | { readonly kind: 'compare'; readonly ask: number; readonly home: string };

/** The target and ports of a link that was read, without its network: that stays with the worker. */
export type OpenedLink =
  | ({ readonly ok: true } & Omit<LinkedHome, 'scenario'> & {
        readonly title: LinkedHome['scenario']['title'];
        readonly name: string;
      })
  | { readonly ok: false; readonly problem: LinkProblem };

/** From the worker. */
export type SurveyNews =
  | { readonly kind: 'progressed'; readonly run: number; readonly findings: Findings }
  | { readonly kind: 'finished'; readonly run: number; readonly findings: Findings; readonly doors: DoorList }
  | { readonly kind: 'failed'; readonly run: number; readonly problem: string }
  | { readonly kind: 'explained'; readonly ask: number; readonly explanation: Explanation | null }
  | { readonly kind: 'captured'; readonly ask: number; readonly octets: Uint8Array<ArrayBuffer> | null }
  | { readonly kind: 'linked'; readonly ask: number; readonly text: string | null }
  | { readonly kind: 'link-opened'; readonly ask: number; readonly link: OpenedLink }
  | { readonly kind: 'compared'; readonly ask: number; readonly comparison: Comparison | null };
