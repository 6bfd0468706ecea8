import { stripRuby } from '#art/Ruby.tsx';
import { StateMark } from '#art/StateMark.tsx';
import { berthAt, type FoundState } from '#machines/scanner/berth.ts';
import { markOf } from '../scanner/StateName.tsx';
import { stateWord, type GridLabels } from './grid-labels.ts';
import styles from './port-grid.module.css';

/** Five neighbours of the chosen port at full target size: on a phone the cells of the chart are too small to press. */
export function Loupe(props: {
  readonly ports: Int32Array;
  readonly states: Uint8Array;
  readonly selected: number;
  /** Expectations; they stand before what is found. */
  readonly marks?: ReadonlyMap<number, FoundState>;
  readonly labels: GridLabels;
  readonly nameOf: (port: number) => string;
  readonly onSelect: (port: number) => void;
}) {
  const { ports, states, selected, marks, labels, nameOf, onSelect } = props;
  const place = Math.max(0, ports.indexOf(selected));
  const first = Math.max(0, Math.min(ports.length - 5, place - 2));
  return (
    <div class={styles['loupe']} role="group" aria-label={stripRuby(labels['grid.loupe'])}>
      {Array.from(ports.slice(first, first + 5), (port, index) => {
        const state = marks?.get(port) ?? berthAt(states, first + index);
        return (
          <button type="button" key={port} aria-pressed={port === selected} onClick={() => onSelect(port)}>
            <StateMark state={markOf(state)} width={22} />
            <b>{port}</b>
            <span>{nameOf(port)}</span>
            <span class="quiet">{stripRuby(stateWord(labels, state))}</span>
          </button>
        );
      })}
    </div>
  );
}
