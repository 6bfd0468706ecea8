import { PROFILES_IN_ORDER, profileSettings } from '#machines/firewall-console/rule-rows.view.ts';
import { changeProfile } from '#machines/firewall-console/firewall-change.ts';
import type { SettingsPathEvent } from '#machines/settings-path/settings-path.machine.ts';
import { SimWindow } from './SimWindow.tsx';
import { Choice } from './SimField.tsx';
import { useSimPc } from './sim-pc-context.tsx';
import type { SimPcKey } from './sim-pc.labels.ts';
import styles from './pages.module.css';

/** Windows Security: its start page, two areas, and the page of one network profile. */
export function SecurityWindow() {
  const { r, path } = useSimPc();
  const titles = {
    securityHome: r('pc.security.title'),
    virus: r('pc.virus.title'),
    firewall: r('pc.firewall.title'),
    profile: r(`pc.network.${path.profile}`),
  } as const;
  const page = path.page as keyof typeof titles;
  return (
    <SimWindow
      title={
        <>
          {r('pc.security.title')} › {titles[page]}
        </>
      }
      icon="lock"
      goesBack
    >
      <div class={styles.page} key={page}>
        <h4 class={styles.heading}>{titles[page]}</h4>
        {page === 'securityHome' && (
          <Links
            links={[
              ['pc.virus.title', 'virus.open'],
              ['pc.firewall.title', 'firewall.open'],
            ]}
          />
        )}
        {page === 'virus' && (
          <>
            <p class={styles.lead}>{r('pc.virus.nothing')}</p>
            <Links
              links={[
                ['pc.security.title', 'security-home.open'],
                ['pc.firewall.title', 'firewall.open'],
              ]}
            />
          </>
        )}
        {page === 'firewall' && <FirewallPage />}
        {page === 'profile' && <ProfilePage />}
      </div>
    </SimWindow>
  );
}

type PlainEvent = Exclude<SettingsPathEvent['type'], 'profile.open' | 'app.open' | 'version.choose'>;

function Links({ links }: { readonly links: readonly (readonly [SimPcKey, PlainEvent])[] }) {
  const { r, go, here } = useSimPc();
  return (
    <ul class={styles.links}>
      {links.map(([label, type]) => (
        <li key={type}>
          <button type="button" class={styles.link} {...here(type)} onClick={() => go({ type })}>
            <span>{r(label)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function FirewallPage() {
  const { r, t, go, host } = useSimPc();
  return (
    <>
      <p class={styles.lead}>{r('pc.firewall.lead')}</p>
      <ul class={styles.links}>
        {PROFILES_IN_ORDER.map((profile) => {
          const { enabled } = profileSettings(host, profile);
          return (
            <li key={profile}>
              <button type="button" class={styles.link} onClick={() => go({ type: 'profile.open', profile })}>
                <span>
                  {r(`pc.network.${profile}`)}
                  {host.profile === profile && ` ${t('pc.network.active')}`}
                </span>
                <span class={styles.help} data-state={enabled ? 'on' : 'off'}>
                  {r(enabled ? 'pc.firewall.on' : 'pc.firewall.off')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <Links links={[['pc.advanced', 'advanced.open']]} />
    </>
  );
}

function ProfilePage() {
  const { r, t, path, host, onCommand, announce } = useSimPc();
  const { enabled, blockAllInbound } = profileSettings(host, path.profile);
  const name = t(`pc.network.${path.profile}`);
  return (
    <>
      <p class={styles.lead}>{r(`pc.network.${path.profile}.help`)}</p>
      <fieldset class={styles.choices}>
        <legend>{r('pc.firewall.defender')}</legend>
        <Choice
          kind="checkbox"
          name="firewall-on"
          checked={enabled}
          label={r(enabled ? 'pc.switch.on' : 'pc.switch.off')}
          help={r('pc.firewall.defender.help')}
          onChoose={(on) => {
            onCommand(changeProfile(host, path.profile, { enabled: on }));
            announce(t(on ? 'pc.said.firewall-on' : 'pc.said.firewall-off', { profile: name }));
          }}
        />
      </fieldset>
      <fieldset class={styles.choices}>
        <legend>{r('pc.incoming')}</legend>
        <Choice
          kind="checkbox"
          name="block-all"
          checked={blockAllInbound}
          label={r('pc.incoming.block')}
          onChoose={(all) => {
            onCommand(changeProfile(host, path.profile, { blockAllInbound: all }));
            announce(t(all ? 'pc.said.block-all' : 'pc.said.block-some', { profile: name }));
          }}
        />
      </fieldset>
    </>
  );
}

/** firewall.cpl: the older view of the same settings. */
export function ControlPanelWindow() {
  const { r, t, host } = useSimPc();
  return (
    <SimWindow title={r('pc.control-panel.title')} icon="gate-closed" goesBack>
      <div class={styles.page}>
        <h4 class={styles.heading}>{r('pc.control-panel.heading')}</h4>
        <p class={styles.lead}>{r('pc.control-panel.lead')}</p>
        <dl class={styles.facts}>
          {PROFILES_IN_ORDER.filter((profile) => profile !== 'domain').map((profile) => (
            <>
              <dt key={`${profile}-name`}>{r(`pc.network.${profile}`)}</dt>
              <dd key={profile}>
                {r(profileSettings(host, profile).enabled ? 'pc.firewall.on' : 'pc.firewall.off')}
                {host.profile === profile && ` ${t('pc.network.active')}`}
              </dd>
            </>
          ))}
        </dl>
        <Links links={[['pc.advanced', 'advanced.open']]} />
      </div>
    </SimWindow>
  );
}
