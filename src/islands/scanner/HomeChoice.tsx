import { Icon, type IconName } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { LINKED_HOME } from '#machines/scanner/survey-messages.ts';
import { iconOf, type HomeDocument } from './home-document.ts';
import styles from './choice.module.css';

/** A home that can be chosen. */
export interface HomeCard {
  readonly name: string;
  readonly icon: IconName;
  readonly title: string;
  readonly story: string;
}

export function homeCards(homes: readonly HomeDocument[], locale: 'ja' | 'en'): readonly HomeCard[] {
  return homes.map(({ name, title, story }) => ({
    name,
    icon: iconOf(name),
    title: title[locale],
    story: story[locale],
  }));
}

/** The homes as a group of radio cards. */
export function HomeChoice(props: {
  readonly cards: readonly HomeCard[];
  readonly chosen: string;
  readonly onChoose: (home: string) => void;
}) {
  return (
    <div class={styles['homes']}>
      {props.cards.map(({ name, icon, title, story }) => (
        <label class={styles['home']} key={name} data-linked={name === LINKED_HOME ? '' : undefined}>
          <input
            type="radio"
            name="home"
            value={name}
            checked={name === props.chosen}
            onChange={() => props.onChoose(name)}
          />
          <span class={styles['picture']} aria-hidden="true">
            <Icon name={icon} width={34} />
          </span>
          <span class={styles['words']}>
            <b>
              <Ruby text={title} />
            </b>
            <span>
              <Ruby text={story} />
            </span>
          </span>
        </label>
      ))}
    </div>
  );
}
