import { Icon } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import type { GridLabels } from './grid-labels.ts';
import styles from './port-grid.module.css';

/** So many pages fit as tabs; with more there are steps. */
const MOST_TABS = 6;

/** The pages of a chart that does not fit on one. The chosen port says which is shown. */
export function PageTabs(props: {
  readonly ports: Int32Array;
  readonly page: number;
  readonly selected: number;
  readonly labels: GridLabels;
  readonly onSelect: (port: number) => void;
}) {
  const { ports, page, selected, labels, onSelect } = props;
  const pages = Math.ceil(ports.length / page);
  if (pages <= 1) return null;
  const current = Math.floor(Math.max(0, ports.indexOf(selected)) / page);
  const range = (index: number) =>
    [ports[index * page]!, ports[Math.min(ports.length, (index + 1) * page) - 1]!] as const;
  if (pages > MOST_TABS) {
    const [low, high] = range(current);
    const step = (by: number) => () => onSelect(ports[(current + by) * page]!);
    return (
      <div class={styles['steps']} role="group" aria-label={stripRuby(labels['grid.pages'])}>
        <button type="button" class="button plain small" disabled={current === 0} onClick={step(-1)}>
          <Icon name="arrow-left" width={18} />
          <span>
            <Ruby text={labels['grid.page.previous']} />
          </span>
        </button>
        <b>
          {low}–{high}
        </b>
        <button type="button" class="button plain small" disabled={current === pages - 1} onClick={step(1)}>
          <span>
            <Ruby text={labels['grid.page.next']} />
          </span>
          <Icon name="arrow-right" width={18} />
        </button>
      </div>
    );
  }
  return (
    <div class={styles['tabs']} role="group" aria-label={stripRuby(labels['grid.pages'])}>
      {Array.from({ length: pages }, (_, index) => {
        const [low, high] = range(index);
        return (
          <button
            type="button"
            key={index}
            aria-pressed={index === current}
            aria-label={`${low}–${high}`}
            onClick={() => onSelect(low)}
          >
            <b>{low}</b>
            <span>–{high}</span>
          </button>
        );
      })}
    </div>
  );
}
