import { Ruby, stripRuby } from '#art/Ruby.tsx';
import type { Listener } from '#sim/scenario.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { FieldProblems } from './FieldProblems.tsx';
import { SimSwitch } from './SimSwitch.tsx';
import type { PageProps } from './page.ts';
import styles from './device.module.css';

/** Whether the settings can be opened from the internet, and the services that the firmware runs by itself. */
export function AdminPage({ gateway, send }: PageProps) {
  const { state, labels } = useLab();
  const { gateway: first } = state.start;
  const known = (gateway.place === 'gateway' ? first : first.upstream)?.listeners ?? [];
  // A service that was stopped is gone from the gateway; the home as it was still knows it.
  const services = [
    ...gateway.services,
    ...known.filter((listener) => !gateway.services.some((other) => isSame(listener, other))),
  ];
  return (
    <>
      <SimSwitch
        label={labels['gateway.remote-admin']}
        isOn={gateway.isRemoteAdminOn}
        able={gateway.canSave}
        onSwitch={(enabled) => send({ type: 'change.save', change: { kind: 'remote-admin', enabled } })}
      />
      <p>
        <Ruby text={labels['gateway.remote-admin.note']} />
      </p>
      <FieldProblems gateway={gateway} id="admin-problems" />
      <h3>
        <Ruby text={labels['gateway.services']} />
      </h3>
      <table class={styles['table']}>
        <thead>
          <tr>
            {(['enabled', 'service', 'proto', 'port', 'reach'] as const).map((column) => (
              <th key={column} scope="col">
                <Ruby text={labels[`gateway.field.${column}`]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.length === 0 && (
            <tr>
              <td colSpan={5}>
                <Ruby text={labels['gateway.services.none']} />
              </td>
            </tr>
          )}
          {services.map((listener) => {
            const running = gateway.services.some((other) => isSame(listener, other));
            const name = listener.service ?? `${listener.proto} ${listener.port}`;
            return (
              <tr key={`${listener.proto} ${listener.port} ${listener.bind}`}>
                <td>
                  <input
                    type="checkbox"
                    checked={running}
                    disabled={!gateway.canSave}
                    aria-label={stripRuby(fill(labels['gateway.service.run'], { name }))}
                    onChange={() =>
                      send({
                        type: 'change.save',
                        change: { kind: 'service', listener, running: !running },
                      })
                    }
                  />
                </td>
                <th scope="row">{name}</th>
                <td>{listener.proto.toUpperCase()}</td>
                <td>{listener.port}</td>
                <td>
                  <Ruby text={labels[listener.bind === 'lan' ? 'gateway.reach.lan' : 'gateway.reach.both']} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function isSame(a: Listener, b: Listener): boolean {
  return a.proto === b.proto && a.port === b.port && a.bind === b.bind;
}
