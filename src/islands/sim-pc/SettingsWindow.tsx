import type { SettingsPathEvent } from '#machines/settings-path/settings-path.machine.ts';
import type { Place } from '#machines/settings-path/settings-path.view.ts';
import { SimWindow } from './SimWindow.tsx';
import { Choice } from './SimField.tsx';
import { useSimPc } from './sim-pc-context.tsx';
import type { SimPcKey } from './sim-pc.labels.ts';
import styles from './pages.module.css';

interface Link {
  readonly label: SimPcKey;
  readonly help?: SimPcKey;
  readonly type: SettingsPathEvent['type'];
}

type SettingsPage = Extract<Place, `${string}10` | `${string}11`>;

const areas: readonly Link[] = [
  { label: 'pc.virus.title', type: 'virus.open' },
  { label: 'pc.firewall.title', type: 'firewall.open' },
];

/** The pages of Settings in both versions: their names, and where they lead. */
const PAGES: Readonly<Record<SettingsPage, { readonly title: SimPcKey; readonly links: readonly Link[] }>> = {
  settings10: {
    title: 'pc.settings',
    links: [
      { label: 'pc.settings.system', help: 'pc.settings.system.help', type: 'system.open' },
      { label: 'pc.settings.network', help: 'pc.settings.network.help', type: 'network.open' },
      { label: 'pc.settings.update', help: 'pc.settings.update.help', type: 'update.open' },
    ],
  },
  system10: { title: 'pc.settings.system', links: [] },
  network10: { title: 'pc.settings.network', links: [{ label: 'pc.settings.status', type: 'status.open' }] },
  status10: {
    title: 'pc.settings.status',
    links: [
      { label: 'pc.settings.properties', help: 'pc.settings.properties.help', type: 'properties.open' },
      { label: 'pc.settings.firewall', help: 'pc.settings.firewall.help', type: 'firewall.open' },
    ],
  },
  properties10: { title: 'pc.settings.profile', links: [] },
  update10: {
    title: 'pc.settings.update',
    links: [{ label: 'pc.security.title', help: 'pc.security.help', type: 'security.open' }],
  },
  security10: {
    title: 'pc.security.title',
    links: [{ label: 'pc.security.open', type: 'security-home.open' }, ...areas],
  },
  settings11: {
    title: 'pc.settings',
    links: [
      { label: 'pc.settings.system', help: 'pc.settings.system.help', type: 'system.open' },
      { label: 'pc.settings.network', help: 'pc.settings.network.help', type: 'network.open' },
      { label: 'pc.settings.privacy', help: 'pc.settings.privacy.help', type: 'privacy.open' },
    ],
  },
  system11: { title: 'pc.settings.system', links: [] },
  network11: {
    title: 'pc.settings.network',
    links: [{ label: 'pc.settings.properties', help: 'pc.settings.properties.help', type: 'properties.open' }],
  },
  properties11: { title: 'pc.settings.profile', links: [] },
  privacy11: {
    title: 'pc.settings.privacy',
    links: [{ label: 'pc.security.title', help: 'pc.security.help', type: 'security.open' }],
  },
  security11: {
    title: 'pc.security.title',
    links: [{ label: 'pc.security.open', type: 'security-home.open' }, ...areas],
  },
};

export function SettingsWindow() {
  const { r, go, here, path } = useSimPc();
  const { title, links } = PAGES[path.page as SettingsPage];
  return (
    <SimWindow
      title={
        <>
          {r('pc.settings')} › {r(title)}
        </>
      }
      icon="list"
      goesBack
    >
      <div class={styles.page} key={path.page}>
        <h4 class={styles.heading}>{r(title)}</h4>
        {path.page === 'system10' || path.page === 'system11' ? <About /> : null}
        {path.page === 'status10' || path.page === 'network11' ? (
          <p class={styles.lead}>{r('pc.settings.online')}</p>
        ) : null}
        {path.page === 'properties10' || path.page === 'properties11' ? <NetworkProfile /> : null}
        <ul class={styles.links}>
          {links.map(({ label, help, type }) => (
            <li key={type}>
              <button
                type="button"
                class={styles.link}
                {...here(type)}
                onClick={() => go({ type } as SettingsPathEvent)}
              >
                <span>{r(label)}</span>
                {help !== undefined && <span class={styles.help}>{r(help)}</span>}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </SimWindow>
  );
}

/** The page "System": true things about this PC, and nothing about firewalls. */
function About() {
  const { r, host, path } = useSimPc();
  return (
    <dl class={styles.facts}>
      <dt>{r('pc.about.name')}</dt>
      <dd>{host.name}</dd>
      <dt>{r('pc.about.edition')}</dt>
      <dd>{r('pc.about.edition.value', { version: path.version })}</dd>
    </dl>
  );
}

/** Private or public: the profile of the connection, which decides which rules count. */
function NetworkProfile() {
  const { r, t, pc, onPc, announce } = useSimPc();
  return (
    <fieldset class={styles.choices}>
      <legend>{r('pc.settings.profile')}</legend>
      {(['public', 'private'] as const).map((profile) => (
        <Choice
          key={profile}
          kind="radio"
          name="network-profile"
          checked={pc.profile === profile}
          label={r(`pc.profile.${profile}`)}
          help={r(`pc.profile.${profile}.help`)}
          onChoose={() => {
            onPc({ type: 'profile.choose', profile });
            announce(t('pc.said.profile', { profile: t(`pc.profile.${profile}`) }));
          }}
        />
      ))}
      {pc.profile === 'domain' && <p class={styles.help}>{r('pc.profile.domain.help')}</p>}
    </fieldset>
  );
}
