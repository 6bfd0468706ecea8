import { Icon } from '#art/Icon.tsx';
import { PROFILES_IN_ORDER, profileSettings } from '#machines/firewall-console/rule-rows.view.ts';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './console.module.css';

/** 概要: one block for each profile. */
export function Overview({ onProfiles }: { readonly onProfiles: () => void }) {
  const { r, t, host } = useSimPc();
  return (
    <div class={styles.overview}>
      <p>{r('wfas.overview.lead')}</p>
      {PROFILES_IN_ORDER.map((profile) => {
        const { enabled, blockAllInbound, defaultInbound, defaultOutbound } = profileSettings(host, profile);
        return (
          <section key={profile} class={styles.profile} data-active={host.profile === profile}>
            <h5>
              {r(`wfas.overview.${profile}`)}
              {host.profile === profile && ` ${t('wfas.overview.active')}`}
            </h5>
            <ul>
              <li>
                <Icon name={enabled ? 'check' : 'warning'} width={16} />
                <span>{r(enabled ? 'wfas.overview.on' : 'wfas.overview.off')}</span>
              </li>
              {enabled && (
                <>
                  <li>
                    <Icon name="inbound" width={16} />
                    <span>
                      {r(
                        blockAllInbound
                          ? 'wfas.overview.in.all-blocked'
                          : defaultInbound === 'block'
                            ? 'wfas.overview.in.block'
                            : 'wfas.overview.in.allow',
                      )}
                    </span>
                  </li>
                  <li>
                    <Icon name="outbound" width={16} />
                    <span>
                      {r(defaultOutbound === 'block' ? 'wfas.overview.out.block' : 'wfas.overview.out.allow')}
                    </span>
                  </li>
                </>
              )}
            </ul>
          </section>
        );
      })}
      <button type="button" class={styles.textLink} onClick={onProfiles}>
        {r('wfas.overview.properties')}
      </button>
    </div>
  );
}
