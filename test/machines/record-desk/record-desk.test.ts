import { describe, expect, it } from 'vitest';
import { emptyProgress, type ProgressRecord } from '#machines/progress/progress.record.ts';
import { startRecordDesk, type RecordDeskOrder } from '#machines/record-desk/record-desk.machine.ts';
import { recordDeskView, summaryOf } from '#machines/record-desk/record-desk.view.ts';

const course = { trials: ['one', 'two', 'three'], missions: ['telnet', 'story'], extras: ['beside'] };
const own: ProgressRecord = {
  ...emptyProgress,
  experiments: {
    knock: { trial: 'two', steps: [{ id: 'a', guess: 'x' }] },
    quays: { trial: 'one', steps: [{ id: 'a', guess: null }] },
  },
  pennants: ['two', 'under-the-sea'],
  missions: { telnet: { score: 80, hints: 0 }, old: { score: 1, hints: 0 } },
  last: { trial: 'two', section: 's2' },
  cards: { a: { step: 0, due: 101 }, b: { step: 1, due: 100 }, c: { step: 0, due: 9_999 } },
};

describe('what is kept', () => {
  it('knows a trial beside the course, and counts it nowhere', () => {
    const earned: ProgressRecord = { ...own, pennants: [...own.pennants, 'beside'] };
    expect(summaryOf(earned, course, 100)).toEqual(summaryOf(own, course, 100));
  });

  it('is told in the course’s own order, with what the course does not know and what no clock can have put', () => {
    expect(summaryOf(own, course, 100)).toEqual({
      pennants: ['two'],
      begun: ['one', 'two'],
      experiments: 1,
      missions: 1,
      cards: 3,
      due: 2,
      last: { trial: 'two', section: 's2' },
      unknown: ['under-the-sea', 'old'],
      misdated: 1,
    });
  });

  it('leads nowhere when the last place is not in the course', () => {
    const elsewhere = { ...emptyProgress, last: { trial: 'under-the-sea', section: null } };
    expect(summaryOf(elsewhere, course, 0)).toMatchObject({ last: null, unknown: ['under-the-sea'] });
  });
});

describe('a file beside the record', () => {
  const preview = (record: ProgressRecord) => {
    const actor = startRecordDesk();
    actor.send({ type: 'file.chosen', name: 'a.json' });
    actor.send({ type: 'file.read', turn: 1, file: { saved: '2026-11-24', record } });
    return recordDeskView(actor.getSnapshot(), own, course, 100).preview;
  };

  it('is shown with what would come of adding it, and what replacing would lose', () => {
    const other = { ...emptyProgress, pennants: ['one'], missions: { story: { score: null, hints: 0 } } };
    expect(preview(other)).toMatchObject({
      name: 'a.json',
      saved: '2026-11-24',
      now: { pennants: ['two'], missions: 1 },
      file: { pennants: ['one'], missions: 1 },
      merged: { pennants: ['one', 'two'], missions: 2 },
      lost: ['two'],
    });
  });

  it('loses nothing that it holds as well', () => {
    expect(preview(own)?.lost).toEqual([]);
  });
});

describe('a second file', () => {
  it('is the one that counts, whichever is read first', () => {
    const actor = startRecordDesk();
    actor.send({ type: 'file.chosen', name: 'a.json' });
    actor.send({ type: 'file.chosen', name: 'b.json' });
    actor.send({ type: 'file.refused', turn: 1, fault: { code: 'empty' } });
    expect(actor.getSnapshot().value).toBe('reading');
    actor.send({ type: 'file.read', turn: 2, file: { saved: null, record: own } });
    expect(actor.getSnapshot().context.name).toBe('b.json');
    expect(actor.getSnapshot().value).toBe('previewing');
  });
});

describe('what the page is asked to do', () => {
  it('is only what was confirmed', () => {
    const actor = startRecordDesk();
    const orders: RecordDeskOrder[] = [];
    actor.on('*', (order) => orders.push(order));
    actor.send({ type: 'erase.ask', what: ['scans'] });
    actor.send({ type: 'cancel' });
    expect(orders).toEqual([]);
    actor.send({ type: 'erase.ask', what: ['scans', 'settings'] });
    actor.send({ type: 'confirm' });
    expect(orders).toEqual([{ type: 'erase.asked', what: ['scans', 'settings'] }]);
  });
});
