import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { formatAddress } from '#machines/lab/home-text.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { FieldProblems } from './FieldProblems.tsx';
import { NotOwned } from './OwnPorts.tsx';
import { SimSwitch } from './SimSwitch.tsx';
import { LineNotice } from './StatusPage.tsx';
import type { PageProps } from './page.ts';
import styles from './device.module.css';

/** UPnP on or off, and the ways in that programs of the home asked for. */
export function UpnpPage({ gateway, send }: PageProps) {
  const { labels } = useLab();
  return (
    <>
      <p>
        <Ruby text={labels['gateway.upnp.lead']} />
      </p>
      {gateway.wanKind !== 'global' && <LineNotice gateway={gateway} />}
      <SimSwitch
        label={labels['gateway.upnp.enable']}
        isOn={gateway.isUpnpOn}
        able={gateway.canSave}
        onSwitch={(enabled) => send({ type: 'change.save', change: { kind: 'upnp', enabled } })}
      />
      <table class={styles['table']}>
        <thead>
          <tr>
            {(['name', 'proto', 'wanPorts', 'toAddress', 'toPorts', 'remove'] as const).map((column) => (
              <th key={column} scope="col">
                <span class={column === 'remove' ? 'quiet' : undefined}>
                  <Ruby text={labels[`gateway.field.${column}`]} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gateway.upnpMappings.length === 0 && (
            <tr>
              <td colSpan={6}>
                <Ruby text={labels['gateway.upnp.none']} />
              </td>
            </tr>
          )}
          {gateway.upnpMappings.map(({ id, name, proto, wanPort, toAddress, toPort }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{proto.toUpperCase()}</td>
              <td>
                {wanPort}
                <NotOwned gateway={gateway} port={wanPort} />
              </td>
              <td>{formatAddress(toAddress)}</td>
              <td>{toPort}</td>
              <td>
                <button
                  type="button"
                  class={styles['sim-button']}
                  aria-disabled={!gateway.canSave}
                  aria-label={stripRuby(fill(labels['gateway.forward.remove'], { name }))}
                  onClick={() => send({ type: 'change.save', change: { kind: 'upnp.unmap', id } })}
                >
                  <Ruby text={labels['gateway.remove']} />
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!gateway.isUpnpOn && gateway.upnpMappings.length > 0 && (
        <p>
          <Ruby text={labels['gateway.upnp.off']} />
        </p>
      )}
      <FieldProblems gateway={gateway} id="upnp-problems" />
    </>
  );
}
