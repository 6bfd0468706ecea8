import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { LINES, lineOf, losesSettings, readLine, type Line } from '#machines/lab/lines.ts';
import { useLab } from '../lab-context.ts';
import styles from './strip.module.css';

/** A line that was chosen, and whether settings of the gateway were lost with it. */
export interface ChosenLine {
  readonly line: Line;
  readonly lost: boolean;
}

/** Which line leads to the home: choosing another rebuilds the home on it. */
export function LineChoice({ onChoose }: { readonly onChoose: (chosen: ChosenLine) => void }) {
  const { session, view, labels } = useLab();
  return (
    <label class={styles['home']}>
      <span>
        <Ruby text={labels['lab.line']} />
      </span>
      <select
        value={lineOf(view.scenario)}
        onChange={({ currentTarget: { value } }) => {
          const line = readLine(value);
          if (line === null) return;
          onChoose({ line, lost: losesSettings(view.scenario, line) });
          session.chooseLine(line);
        }}
      >
        {LINES.map((line) => (
          <option key={line} value={line}>
            {stripRuby(labels[`lab.line.${line}`])}
          </option>
        ))}
      </select>
    </label>
  );
}
