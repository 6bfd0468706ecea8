import { useState } from 'preact/hooks';
import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import {
  rangeAt,
  rangesOf,
  readNumber,
  type NumberProblem,
  type RangeEnds,
} from '#machines/number-ranges/number-ranges.view.ts';
import { fill, plain } from '../fill.ts';
import type { NumberRangesLabels } from './number-ranges.labels.ts';
import styles from './number-ranges.module.css';

/** The sea of numbers as a scale bar to move along: by dragging, by arrow keys, by typing, or range by range. */
export function NumberRanges({
  number,
  ends,
  locale,
  labels,
}: {
  /** The figure's number. */
  readonly number: string;
  readonly ends: RangeEnds;
  readonly locale: string;
  readonly labels: NumberRangesLabels;
}) {
  const [port, setPort] = useState(ends.system);
  const [typed, setTyped] = useState(String(ends.system));
  const [problem, setProblem] = useState<NumberProblem | null>(null);
  const range = rangeAt(ends, port);
  const format = new Intl.NumberFormat(locale === 'ja' ? 'ja-JP' : 'en-GB').format;

  const go = (to: number) => {
    setPort(to);
    setTyped(String(to));
    setProblem(null);
  };

  const read = (text: string) => {
    setTyped(text);
    const result = readNumber(text);
    if (result.ok) {
      setPort(result.value);
      setProblem(null);
    } else setProblem(result.problem);
  };

  return (
    <section class="figure" aria-labelledby={`figure-${number}`}>
      <header class="figure-head">
        <span class="tag on-colour">
          <span>
            <Ruby text={fill(labels['experiment.figure'], { number })} />
          </span>
        </span>
        <h3 id={`figure-${number}`}>
          <Ruby text={labels['ranges.figure']} />
        </h3>
      </header>
      <div class="figure-ask">
        <div class={styles['bar']}>
          <svg
            class={styles['bands']}
            viewBox={`0 0 ${String(ends.dynamic + 1)} 100`}
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
          >
            {rangesOf(ends).map(({ name, first, count }) => (
              <g data-name={name}>
                <rect class={styles['band']} x={first} width={count} height="100" />
                {name === range.name && <rect class={styles['mark']} x={first} y="78" width={count} height="22" />}
                {first > 0 && <path class={styles['border']} d={`M${String(first)} 0V100`} />}
              </g>
            ))}
            <path class={styles['pointer']} d={`M${String(port)} 0V100`} />
          </svg>
          <input
            class={styles['slider']}
            type="range"
            min={0}
            max={ends.dynamic}
            value={port}
            aria-label={plain(labels['ranges.slider'])}
            aria-valuetext={`${String(port)}, ${plain(labels[`ranges.${range.name}`])}`}
            onInput={(event) => go(Number(event.currentTarget.value))}
          />
          <div class={styles['ends']} aria-hidden="true">
            <span>0</span>
            <span>{ends.dynamic}</span>
          </div>
        </div>
        <div class={styles['here']}>
          <div class={`field ${styles['field']}`}>
            <label for={`port-${number}`}>
              <Ruby text={labels['ranges.field']} />
            </label>
            <input
              id={`port-${number}`}
              inputMode="numeric"
              autocomplete="off"
              value={typed}
              aria-invalid={problem !== null}
              aria-describedby={`port-${number}-problem`}
              onInput={(event) => read(event.currentTarget.value)}
            />
            <p class="field-error" id={`port-${number}-problem`} role="status">
              {problem !== null && (
                <>
                  <Flag name="U" width={20} />
                  <span>
                    <Ruby text={fill(labels[`ranges.${problem}`], { last: ends.dynamic, value: typed.slice(0, 20) })} />
                  </span>
                </>
              )}
            </p>
          </div>
          <p class={styles['range']} role="status">
            <b>
              <Ruby text={labels[`ranges.${range.name}`]} />
            </b>
            <span class={styles['numbers']}>
              {range.first}–{range.last}
              {' · '}
              <Ruby text={fill(labels['ranges.count'], { count: format(range.count) })} />
            </span>
            <span>
              <Ruby text={port === 0 ? labels['ranges.reserved'] : labels[`ranges.${range.name}.meaning`]} />
            </span>
          </p>
        </div>
        <div class="actions">
          {rangesOf(ends).map(({ name, first }) => (
            <button
              type="button"
              class="button plain small"
              aria-pressed={name === range.name}
              onClick={() => go(first)}
            >
              <span>
                <Ruby text={fill(labels['ranges.jump'], { range: labels[`ranges.${name}`] })} />
              </span>
            </button>
          ))}
        </div>
      </div>
    </section>
  );
}
