import { Icon, type IconName } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { useLab } from '../lab-context.ts';
import styles from '../lab.module.css';

const tabs = {
  harbour: 'anchor',
  screen: 'monitor',
  log: 'list',
  tag: 'sail',
} as const satisfies Record<string, IconName>;

export type MobileTab = keyof typeof tabs;

/** The four panels of a small screen, of which one is shown. */
export function MobileTabs({
  tab,
  onChoose,
}: {
  readonly tab: MobileTab;
  readonly onChoose: (tab: MobileTab) => void;
}) {
  const { labels } = useLab();
  return (
    <nav class={styles['tabs']} aria-label={stripRuby(labels['lab.tabs'])}>
      {(Object.keys(tabs) as MobileTab[]).map((name) => (
        <button type="button" key={name} aria-pressed={name === tab} onClick={() => onChoose(name)}>
          <Icon name={tabs[name]} width={26} />
          <span>
            <Ruby text={labels[`lab.tab.${name}`]} />
          </span>
        </button>
      ))}
    </nav>
  );
}
