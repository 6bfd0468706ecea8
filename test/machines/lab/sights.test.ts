import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { labMachine } from '#machines/lab/lab.machine.ts';
import { labView, type LabView } from '#machines/lab/lab.view.ts';
import { sightRows, VIEWPOINTS } from '#machines/lab/sights.view.ts';
import type { Command } from '#sim/command.ts';
import type { Watch } from '#sim/viewpoint.ts';
import { HOME } from '../../support/home.ts';

const WATCH: Watch = { pc: 'pc', proto: 'tcp', ports: [{ low: 0, high: 1055 }] };
const RUN_WEB: Command = { kind: 'program.run', host: 'pc', program: 'web-server', running: true };

function looks(commands: readonly Command[]): readonly LabView[] {
  const lab = createActor(labMachine, { input: { scenario: HOME, watch: WATCH } }).start();
  return [
    labView(lab.getSnapshot()),
    ...commands.map((command) => {
      lab.send({ type: 'command.requested', command });
      return labView(lab.getSnapshot());
    }),
  ];
}

describe('the rows of a look after an earlier one', () => {
  const [first, second] = looks([RUN_WEB]);
  const before = sightRows(first!);
  const after = sightRows(second!, before);
  const changed = after.filter(({ squares }) => squares.some((square) => square.changed)).map(({ port }) => port);

  it('say the same as rows that know of none', () => {
    expect(after).toEqual(sightRows(second!));
  });

  it('are the very same objects where nothing changed, and others where something did', () => {
    expect(changed).not.toEqual([]);
    expect(after.filter((row, index) => row !== before[index]).map(({ port }) => port)).toEqual(changed);
  });

  it('keep the squares of a changed row that did not change themselves', () => {
    for (const port of changed) {
      const [old, now] = [before[port]!, after[port]!];
      for (const place of VIEWPOINTS.keys())
        expect(now.squares[place] === old.squares[place]).toBe(!now.squares[place]!.changed);
    }
  });

  it('are not those of other ports', () => {
    const other: Watch = { ...WATCH, ports: [{ low: 1, high: 1055 }] };
    const lab = createActor(labMachine, { input: { scenario: HOME, watch: other } }).start();
    const view = labView(lab.getSnapshot());
    expect(sightRows(view, before)).toEqual(sightRows(view));
  });
});
