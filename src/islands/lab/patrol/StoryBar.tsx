import { Icon } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { patrolView } from '#machines/patrol/patrol.view.ts';
import { useSnapshot } from '../../use-snapshot.ts';
import { useLab } from '../lab-context.ts';
import styles from './story.module.css';

/** A story that is played in the lab: its words in one language. */
export interface Story {
  readonly name: string;
  readonly title: string;
  readonly story: string;
}

interface StoryBarProps {
  readonly story: Story;
  readonly onRestart: () => void;
}

/** The bar of the patrol's story: what it is, where it stands (said aloud whenever it moves on), and starting over. */
export function StoryBar({ story, onRestart }: StoryBarProps) {
  const { labels, patrol, missionsHref } = useLab();
  const { phase } = patrolView(useSnapshot(patrol.actor));
  const now = phase === 'watching' ? labels['patrol.aim'] : labels[`patrol.${phase}.title`];
  return (
    <section class={styles['bar']} aria-label={stripRuby(labels['patrol.story'])}>
      <span class="tag simulated">
        <span>
          <Ruby text={labels['tag.simulated']} />
        </span>
      </span>
      <span class={styles['kind']}>
        <Ruby text={labels['patrol.story']} />
      </span>
      <h1 class={styles['title']}>
        <Ruby text={story.title} />
      </h1>
      <p class={styles['now']} role="status">
        <Ruby text={now} />
      </p>
      <div class={styles['actions']}>
        <a class="button small plain" href={missionsHref}>
          <Icon name="list" width={18} />
          <span>
            <Ruby text={labels['lab.missions']} />
          </span>
        </a>
        <button type="button" class="button small plain" onClick={onRestart}>
          <Icon name="undo" width={18} />
          <span>
            <Ruby text={labels['lab.reset']} />
          </span>
        </button>
      </div>
      <p class={styles['story']}>
        <Ruby text={story.story} />
      </p>
    </section>
  );
}
