import type { ComponentChildren } from 'preact';
import { Ruby } from '#art/Ruby.tsx';
import styles from './panel.module.css';

/** A framed part of the page: picture, heading, and something at the end of the head. */
export function Panel(props: {
  readonly title: string;
  readonly picture?: ComponentChildren;
  readonly end?: ComponentChildren;
  readonly look?: 'dashed' | 'trouble' | undefined;
  readonly id?: string;
  /** Nothing but controls: it is left out on paper. */
  readonly screenOnly?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <section
      class={styles['panel']}
      data-look={props.look}
      data-screen-only={props.screenOnly === true ? '' : undefined}
      aria-labelledby={props.id}
    >
      <header class={styles['head']}>
        {props.picture}
        <h2 id={props.id}>
          <Ruby text={props.title} />
        </h2>
        {props.end !== undefined && <div class={styles['end']}>{props.end}</div>}
      </header>
      <div class={styles['body']}>{props.children}</div>
    </section>
  );
}
