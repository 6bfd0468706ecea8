/** From the desk's state to what a screen shows: ids and codes, no words. */
import type { SnapshotFrom } from 'xstate';
import type { DeskBoat, Endpoint, Label, Row } from './desk-run.ts';
import type { Choice, ChoiceProblem, OutDraft, OutField, Problem } from './judge.ts';
import { boatOf, rowsOf, type routerDeskMachine } from './router-desk.machine.ts';

/** A row of the table with whom its conversation is. */
export interface RowView extends Row {
  readonly partner: Endpoint;
  /** Whether the boat at hand made or used it. */
  readonly isHere: boolean;
}

/** Why a boat that came in went where it went. */
export type Reason = 'first-row' | 'next-number' | 'by-row' | 'no-row' | 'other-conversation';

export interface DeskView {
  readonly phase: 'stamping' | 'stamped' | 'relieved' | 'automated' | 'finished';
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly boat: DeskBoat;
  readonly rows: readonly RowView[];
  readonly draft: OutDraft;
  readonly choice: Choice | null;
  readonly problems: Partial<Record<OutField, Problem>>;
  readonly choiceProblem: ChoiceProblem | null;
  readonly showsHint: boolean;
  /** The label with which the boat went on; null while it waits, or when it was turned away. */
  readonly after: Label | null;
  /** Said once the boat has gone on; null before. */
  readonly reason: Reason | null;
  readonly wasLeft: boolean;
  /** The addresses that may be written as the sender's. */
  readonly addresses: readonly string[];
  /** What automation has let pass so far. */
  readonly log: readonly DeskBoat[];
}

export function deskView(snapshot: SnapshotFrom<typeof routerDeskMachine>): DeskView {
  const { context } = snapshot;
  const { tasks, place, run } = context;
  const phase = snapshot.value;
  const boat = boatOf(context);
  const isDone = phase !== 'stamping';
  const own = isDone && boat.makesRow ? [boat] : [];
  const makers = [...tasks.slice(0, place).filter(({ makesRow }) => makesRow), ...own];
  const isAtHand = phase === 'stamped';
  return {
    phase,
    number: place + 1,
    count: tasks.length,
    boat,
    rows: makers.map((maker) => ({
      ...maker.row!,
      partner: maker.before.destination,
      isHere: isAtHand && boat.row?.outsidePort === maker.row?.outsidePort,
    })),
    draft: context.draft,
    choice: context.choice,
    problems: context.problems,
    choiceProblem: context.choiceProblem,
    showsHint: phase === 'stamping' && context.hinted,
    after: isDone ? boat.after : null,
    reason: isDone ? reasonOf(boat, rowsOf(context)) : null,
    wasLeft: isDone && context.sent[place] === null,
    addresses: [boat.before.source.address, run.lan, run.outside, boat.before.destination.address],
    log: run.boats.slice(0, context.passed),
  };
}

function reasonOf({ goes, before, after, row }: DeskBoat, rows: readonly Row[]): Reason {
  if (goes === 'out') return row?.outsidePort === before.source.port ? 'first-row' : 'next-number';
  if (after !== null) return 'by-row';
  return rows.some(({ outsidePort }) => outsidePort === before.destination.port) ? 'other-conversation' : 'no-row';
}
