import { deskRun, type DeskRun } from '#machines/router-desk/desk-run.ts';
import type { DeskBoat } from '#machines/router-desk/desk-run.ts';
import type { DeskEvent } from '#machines/router-desk/router-desk.machine.ts';
import type { OutDraft } from '#machines/router-desk/judge.ts';
import { desks, lessonHome } from '../../support/lessons.ts';

/** The run of the course's own desk. */
export function ownRun(): DeskRun {
  const desk = desks.get('be-the-router')!;
  const run = deskRun(lessonHome(desk.scenario), desk.calls, desk.unasked);
  if (!run.ok) throw new Error(JSON.stringify(run.problem));
  return run.value;
}

/** What the router would write for a boat that leaves. */
export function rightDraft({ after, row }: DeskBoat): OutDraft {
  return {
    address: after!.source.address,
    port: String(after!.source.port),
    rowAddress: row!.inside.address,
    rowPort: String(row!.inside.port),
    rowOutside: String(row!.outsidePort),
  };
}

/** The events that deal with a boat as the router would. */
export function rightEvents(boat: DeskBoat, { machines }: DeskRun): readonly DeskEvent[] {
  const send: DeskEvent = { type: 'boat.send' };
  if (boat.goes === 'out') {
    const draft = rightDraft(boat);
    const fields = Object.keys(draft) as (keyof OutDraft)[];
    return [...fields.map((field): DeskEvent => ({ type: 'field.write', field, value: draft[field] })), send];
  }
  const machine = machines.find(({ address }) => address === boat.after?.destination.address)?.name;
  return [{ type: 'choice.choose', choice: machine === undefined ? 'nobody' : { machine } }, send];
}
