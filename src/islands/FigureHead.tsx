import type { ComponentChildren } from 'preact';
import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { fill } from './fill.ts';

interface FigureHeadProps {
  /** `3-2` */
  readonly number: string;
  /** Unique on the page; the figure is labelled by it. */
  readonly titleId: string;
  readonly title: string;
  /** Whether the record knows the figure as done. */
  readonly isDone: boolean;
  readonly labels: Readonly<Record<'experiment.figure' | 'experiment.done', string>>;
  /** What stands at the end of the line. */
  readonly children?: ComponentChildren;
}

/** The head of a figure of a lesson: number, title, and whether it was done (`styles/figures.css`). */
export function FigureHead({ number, titleId, title, isDone, labels, children }: FigureHeadProps) {
  return (
    <header class="figure-head">
      <span class="tag on-colour number">
        <span>
          <Ruby text={fill(labels['experiment.figure'], { number })} />
        </span>
      </span>
      <h3 id={titleId}>
        <Ruby text={title} />
      </h3>
      {isDone && (
        <span class="done">
          <Icon name="check" width={16} />
          <span>
            <Ruby text={labels['experiment.done']} />
          </span>
        </span>
      )}
      {children}
    </header>
  );
}
