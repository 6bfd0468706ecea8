/** The names of groups and predefined rules in the language of the page. */
import type { PredefinedNames } from '#machines/rule-wizard/draft-rules.ts';
import { PREDEFINED, PREDEFINED_IDS } from '#machines/rule-wizard/predefined.ts';
import type { Direction } from '#machines/rule-wizard/rule-draft.ts';
import { fill, plain } from '../fill.ts';
import type { SimPcKey, SimPcLabels } from './sim-pc.labels.ts';

export function predefinedNames(labels: SimPcLabels, direction: Direction): PredefinedNames {
  const way = plain(labels[direction === 'in' ? 'wfas.direction.in' : 'wfas.direction.out']);
  const groups = PREDEFINED_IDS.map((id) => [id, plain(labels[`wfas.group.${id}`])]);
  const rules = PREDEFINED_IDS.flatMap((group) =>
    PREDEFINED[group].map(({ id }) => [
      id,
      fill(plain(labels[`wfas.predefined.${id}` as SimPcKey]), { direction: way }),
    ]),
  );
  return Object.fromEntries([...groups, ...rules]) as PredefinedNames;
}
