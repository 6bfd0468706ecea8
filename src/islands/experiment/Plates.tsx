import type { ComponentChildren } from 'preact';
import { Boat } from '#art/Boat.tsx';
import { Flag, type FlagName } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { PlateView } from '#machines/experiment/experiment.view.ts';
import styles from './experiment.module.css';

interface PlateWords {
  readonly id: string;
  readonly text: string;
  readonly quote?: string;
  readonly flags?: readonly FlagName[];
  /** Whether an answer comes at all. */
  readonly answers?: boolean;
}

/** Plates to choose from, as one group of radio buttons; judged ones cannot be changed. */
export function Plates({
  name,
  legend,
  plates,
  words,
  locked,
  onChoose,
  mark,
}: {
  readonly name: string;
  readonly legend: string;
  readonly plates: readonly PlateView[];
  readonly words: readonly PlateWords[];
  readonly locked: boolean;
  readonly onChoose: (id: string) => void;
  /** What is written on the corner of a judged plate. */
  readonly mark?: (plate: PlateView) => ComponentChildren;
}) {
  const hasFlags = words.some(({ flags }) => flags !== undefined && flags.length > 0);
  return (
    <fieldset>
      <legend class="quiet">{legend}</legend>
      <div class="plates">
        {plates.map((plate) => {
          const { text, quote, flags = [], answers = false } = words.find(({ id }) => id === plate.id)!;
          return (
            <label class="plate" data-judged={plate.judged ?? undefined}>
              <input
                type="radio"
                name={name}
                value={plate.id}
                checked={plate.chosen}
                disabled={locked}
                onChange={() => onChoose(plate.id)}
              />
              {hasFlags && (
                <span class={styles['hoist']} data-empty={flags.length === 0 && !answers ? '' : undefined}>
                  {flags.map((flag) => (
                    <Flag name={flag} width={42} />
                  ))}
                  {flags.length === 0 && answers && <Boat kind="other" heading="left" width={42} />}
                </span>
              )}
              <span class="plate-text">
                <b>
                  <Ruby text={text} />
                </b>
                {quote !== undefined && (
                  <span>
                    <Ruby text={quote} />
                  </span>
                )}
              </span>
              {mark?.(plate)}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
