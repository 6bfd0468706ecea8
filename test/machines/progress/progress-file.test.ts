import { describe, expect, it } from 'vitest';
import { formatProgressFile, LONGEST_FILE, parseProgressFile } from '#machines/progress/progress-file.ts';
import { emptyProgress } from '#machines/progress/progress.record.ts';

const record = { ...emptyProgress, pennants: ['what-is-a-port'] };
const text = formatProgressFile({ saved: '2026-11-24', record });
const changed = (change: (file: { record: Record<string, unknown> }) => void) => {
  const file = JSON.parse(text) as { record: Record<string, unknown> };
  change(file);
  return JSON.stringify(file);
};

describe('a file that cannot be taken', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['only blanks', ' \n\u3000', 'empty'],
    ['two megabytes', `"${'x'.repeat(LONGEST_FILE)}"`, 'too-large'],
    ['the first half', text.slice(0, text.length / 2), 'truncated'],
    ['a first half that ends inside of a word', '{"format":"minato.pro', 'truncated'],
    ['a first half that ends behind a backslash', String.raw`{"format":"mi\\`.slice(0, -1), 'truncated'],
    ['prose', '出航しました。', 'not-json'],
    ['brackets that close what was not open', '{"format":]}', 'not-json'],
    ['a picture', '\u0089PNG\r\n\u001A\n\u0000', 'not-json'],
    ['a list', '[1, 2]', 'foreign'],
    ['a number', '42', 'foreign'],
    ['null', 'null', 'foreign'],
    ['the settings of another program', '{"version":1,"theme":"dark"}', 'foreign'],
    ['a file of a newer Minato', '{"format":"minato.progress","version":2}', 'newer'],
    ['a record of a newer Minato', changed((file) => (file.record['version'] = 99)), 'newer'],
  ])('is refused for what it is: %s', (_, content, code) => {
    expect(parseProgressFile(content)).toEqual({ ok: false, problem: { code } });
  });

  it.each([
    ['a pennant that is a number', { pennants: [1] }, '/pennants/0', 'text'],
    ['a score of 101', { missions: { m: { score: 101, hints: 0 } } }, '/missions/m/score', 'score'],
    ['a day that is a word', { cards: { q: { step: 0, due: 'x' } } }, '/cards/q/due', 'count'],
    ['a day before all days', { cards: { q: { step: 0, due: -1 } } }, '/cards/q/due', 'count'],
    ['no missions', { missions: undefined }, '/missions', 'object'],
    ['steps that are none', { experiments: { 'a/b': { trial: 't' } } }, '/experiments/a~1b/steps', 'list'],
    ['no version', { version: undefined }, '/version', 'version'],
  ])('is told apart when a hand has changed it: %s', (_, change, pointer, wanted) => {
    expect(parseProgressFile(changed((file) => Object.assign(file.record, change)))).toEqual({
      ok: false,
      problem: { code: 'damaged', damage: { pointer: `/record${pointer}`, wanted } },
    });
  });
});

describe('a file that can be taken', () => {
  it('may have a byte order mark and say nothing of its day', () => {
    expect(parseProgressFile(`\uFEFF${changed((file) => Object.assign(file, { saved: 'soon' }))}`)).toEqual({
      ok: true,
      value: { saved: null, record },
    });
  });

  it('may be the bare record that the browser keeps, of an older version too', () => {
    const bare = { version: 1, experiments: {}, pennants: ['what-is-a-port'] };
    expect(parseProgressFile(JSON.stringify(bare))).toEqual({ ok: true, value: { saved: null, record } });
  });

  it('may name trials that the course does not have: they are kept', () => {
    const other = { ...record, pennants: ['under-the-sea'] };
    expect(parseProgressFile(formatProgressFile({ saved: null, record: other }))).toMatchObject({
      value: { record: { pennants: ['under-the-sea'] } },
    });
  });
});
