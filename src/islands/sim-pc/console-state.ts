/** What is shown in the console: a place of its tree, a list's filter and order, a selected rule, an open dialog. */
import type { Direction } from '#machines/rule-wizard/rule-draft.ts';
import {
  NO_FILTER,
  type RuleColumn,
  type RuleFilter,
  type RuleSorting,
} from '#machines/firewall-console/rule-rows.view.ts';

export const CONSOLE_NODES = ['root', 'in', 'out', 'connection', 'monitoring'] as const;
export type ConsoleNode = (typeof CONSOLE_NODES)[number];

export type ConsoleDialog =
  | { readonly kind: 'properties'; readonly id: string }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'profiles' };

export interface ConsoleShown {
  readonly node: ConsoleNode;
  readonly filter: RuleFilter;
  readonly sorting: RuleSorting | null;
  readonly selected: string | null;
  readonly dialog: ConsoleDialog | null;
}

export const FRESH_CONSOLE: ConsoleShown = {
  node: 'root',
  filter: NO_FILTER,
  sorting: null,
  selected: null,
  dialog: null,
};

/** The direction of the rules that a place of the tree lists. */
export function directionOf(node: ConsoleNode): Direction | null {
  return node === 'in' || node === 'out' ? node : null;
}

/** Another place of the tree: its list starts without filter and selection. */
export function toNode(node: ConsoleNode): ConsoleShown {
  return { ...FRESH_CONSOLE, node };
}

/** A click on a column: ascending, descending, as they were made. */
export function sortBy(now: RuleSorting | null, column: RuleColumn): RuleSorting | null {
  if (now?.column !== column) return { column, descending: false };
  return now.descending ? null : { column, descending: true };
}
