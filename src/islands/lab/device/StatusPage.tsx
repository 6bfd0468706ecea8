import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { GatewayView } from '#machines/gateway/gateway.view.ts';
import { formatAddress, publicAddressOf } from '#machines/lab/home-text.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { OwnPorts } from './OwnPorts.tsx';
import type { PageProps } from './page.ts';
import styles from './device.module.css';

/** Addresses and the line, with the sign of a second router or of the carrier's NAT, and how to restart. */
export function StatusPage({ gateway, send }: PageProps) {
  const { labels } = useLab();
  return (
    <>
      <AddressList gateway={gateway} />
      <LineNotice gateway={gateway} />
      <OwnPorts gateway={gateway} />
      <p class={styles['row']}>
        <button type="button" class={styles['sim-button']} onClick={() => send({ type: 'power.restart' })}>
          <Ruby text={labels['gateway.restart']} />
        </button>
        <span>
          <Ruby text={labels['gateway.restart.note']} />
        </span>
      </p>
    </>
  );
}

/** The addresses on both sides, the one that the internet sees, and how many conversations it remembers. */
export function AddressList({ gateway }: { readonly gateway: GatewayView }) {
  const { view, labels } = useLab();
  const outside = publicAddressOf(view.scenario);
  return (
    <dl class={styles['facts']}>
      <dt>
        <Ruby text={labels['gateway.wan']} />
      </dt>
      <dd>
        <code>{formatAddress(gateway.wanAddress)}</code>
      </dd>
      <dt>
        <Ruby text={labels['gateway.seen-as']} />
      </dt>
      <dd>
        <code>{outside}</code>
      </dd>
      <dt>
        <Ruby text={labels['gateway.lan']} />
      </dt>
      <dd>
        <code>{formatAddress(gateway.lanAddress)}</code>
      </dd>
      <dt>
        <Ruby text={labels['gateway.conversations']} />
      </dt>
      <dd>{gateway.mappings.length}</dd>
    </dl>
  );
}

/** What this line cannot do, and how one sees it. */
export function LineNotice({ gateway }: { readonly gateway: GatewayView }) {
  const { view, labels } = useLab();
  const kind = kindOf(gateway, view.scenario.gateway.upstream !== null);
  return (
    <p class={styles['line']} data-kind={kind}>
      {kind !== 'global' && <Flag name="U" width={24} />}
      <span>
        <Ruby
          text={fill(labels[`gateway.line.${kind}`], {
            wan: formatAddress(gateway.wanAddress),
            outside: publicAddressOf(view.scenario),
            count: gateway.ownPorts?.count ?? '',
            first: gateway.ownPorts?.runs[0]?.low ?? '',
          })}
        />
      </span>
    </p>
  );
}

/** Of two routers at home the inner one stands behind the outer; another box with a global address is a carrier's. */
function kindOf(
  { place, line, wanKind }: GatewayView,
  isSecond: boolean,
): GatewayView['wanKind'] | 'outer' | 'tethering' {
  if (line === 'tethering') return 'tethering';
  if (wanKind !== 'global' || !isSecond) return wanKind;
  return place === 'upstream' ? 'outer' : 'shared';
}
