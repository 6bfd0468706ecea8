import fc from 'fast-check';
import { PROGRESS_VERSION, REVIEW_DAYS, type ProgressRecord } from '#machines/progress/progress.record.ts';

const id = fc.oneof(
  fc.constantFrom('what-is-a-port', 'flag-signals', 'knock', '__proto__', 'toString', 'a/b~c'),
  fc.string({ maxLength: 12 }),
);
const count = fc.nat({ max: 1_000_000 });

/** Any record that this version can write, over ids that the course may not have. */
export const progressRecords: fc.Arbitrary<ProgressRecord> = fc.record({
  version: fc.constant(PROGRESS_VERSION),
  experiments: fc.dictionary(
    id,
    fc.record({ trial: id, steps: fc.array(fc.record({ id, guess: fc.option(id) }), { maxLength: 4 }) }),
    { maxKeys: 6, noNullPrototype: true },
  ),
  pennants: fc.uniqueArray(id, { maxLength: 9 }),
  missions: fc.dictionary(id, fc.record({ score: fc.option(fc.nat({ max: 100 })), hints: count }), {
    maxKeys: 6,
    noNullPrototype: true,
  }),
  last: fc.option(fc.record({ trial: id, section: fc.option(id) })),
  cards: fc.dictionary(id, fc.record({ step: fc.nat({ max: REVIEW_DAYS.length - 1 }), due: count }), {
    maxKeys: 6,
    noNullPrototype: true,
  }),
});
