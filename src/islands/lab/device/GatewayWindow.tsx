import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import type { GatewayEvent } from '#machines/gateway/gateway.machine.ts';
import { gatewayView } from '#machines/gateway/gateway.view.ts';
import { formatAddress } from '#machines/lab/home-text.ts';
import type { RouterPlace } from '#sim/command.ts';
import { useLab } from '../lab-context.ts';
import { AdminPage } from './AdminPage.tsx';
import { DmzPage } from './DmzPage.tsx';
import { ForwardPage } from './ForwardPage.tsx';
import { StatusPage } from './StatusPage.tsx';
import { UpnpPage } from './UpnpPage.tsx';
import { WanPage } from './WanPage.tsx';
import styles from './device.module.css';

const pages = {
  status: StatusPage,
  forward: ForwardPage,
  upnp: UpnpPage,
  dmz: DmzPage,
  wan: WanPage,
  admin: AdminPage,
} as const;

export type GatewayPageName = keyof typeof pages;

/** The settings page of the home gateway, or of the router outside of it, in a browser window. */
export function GatewayWindow({ place }: { readonly place: RouterPlace }) {
  const { session, state, view, labels, say } = useLab();
  const send = (event: GatewayEvent): void => session.sendRouter(place, event);
  const [name, open] = useState<GatewayPageName>('forward');
  const gateway = gatewayView(place === 'gateway' ? state.gateway : state.outer, view.network);
  const Page = pages[name];
  const address = `http://${formatAddress(gateway.lanAddress)}/${name}`;
  const saved = useSaved(gateway.phase, gateway.problems.length === 0, view.scenario);
  useEffect(() => {
    if (gateway.phase === 'applying') say(labels['gateway.applying']);
  }, [gateway.phase]);
  return (
    <div class={styles['desk']}>
      <div class={styles['window']}>
        <p class={styles['title']}>
          <Icon name="search" width={16} />
          <span>
            <Ruby text={labels[place === 'gateway' ? 'gateway.window' : 'gateway.window.outer']} />
          </span>
        </p>
        <p class={styles['address']}>
          <Icon name="arrow-left" width={16} />
          <code>{address}</code>
        </p>
        <p class={`on-colour ${styles['brand']}`}>
          <b>
            <Ruby text={labels[place === 'gateway' ? 'gateway.brand' : 'gateway.brand.outer']} />
          </b>
          <span>
            <Ruby text={labels[place === 'gateway' ? 'gateway.model' : 'gateway.model.outer']} />
          </span>
        </p>
        {gateway.phase === 'off' || gateway.phase === 'booting' ? (
          <div class={`on-colour ${styles['off']}`}>
            <p>
              <Ruby text={labels[`gateway.${gateway.phase}`]} />
            </p>
            {gateway.phase === 'off' ? (
              <button type="button" class={styles['sim-main']} onClick={() => send({ type: 'power.on' })}>
                <Ruby text={labels['gateway.power-on']} />
              </button>
            ) : (
              <progress max="1" value={gateway.progress ?? 0} aria-label={stripRuby(labels['gateway.booting'])} />
            )}
          </div>
        ) : (
          <div class={styles['pages']}>
            <nav aria-label={stripRuby(labels['gateway.pages'])}>
              {(Object.keys(pages) as GatewayPageName[]).map((candidate) => (
                <button
                  type="button"
                  key={candidate}
                  aria-current={candidate === name ? 'page' : undefined}
                  onClick={() => open(candidate)}
                >
                  <Ruby text={labels[`gateway.page.${candidate}`]} />
                </button>
              ))}
            </nav>
            <div class={styles['page']}>
              <h2>
                <Ruby text={labels[`gateway.page.${name}.title`]} />
              </h2>
              <Page gateway={gateway} send={send} />
              {gateway.phase === 'applying' && (
                <div class={styles['applying']}>
                  <progress max="1" value={gateway.progress ?? 0} aria-label={stripRuby(labels['gateway.applying'])} />
                  <span>
                    <Ruby text={labels['gateway.applying']} />
                  </span>
                  <button type="button" class={styles['sim-button']} onClick={() => send({ type: 'change.cancel' })}>
                    <Ruby text={labels['gateway.cancel']} />
                  </button>
                </div>
              )}
              <p role="status" class={styles['saved']}>
                {saved && (
                  <>
                    <Icon name="check" width={16} />
                    <span>
                      <Ruby text={labels['gateway.saved']} />
                    </span>
                  </>
                )}
              </p>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

/** Whether the last thing that was saved is in force: until something else changes. */
function useSaved(phase: string, isFine: boolean, settings: unknown): boolean {
  const [saved, setSaved] = useState<unknown>(null);
  const before = useRef({ phase, settings });
  useEffect(() => {
    if (before.current.phase === 'applying' && phase === 'running' && isFine && before.current.settings !== settings)
      setSaved(settings);
    before.current = phase === 'applying' ? { phase, settings: before.current.settings } : { phase, settings };
  });
  return saved !== null && saved === settings;
}
