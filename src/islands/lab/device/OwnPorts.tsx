import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { isOwnPort } from '#machines/gateway/own-ports.ts';
import type { GatewayView } from '#machines/gateway/gateway.view.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import styles from './device.module.css';

/** On a line with a shared address: the numbers that are this home's, in runs. */
export function OwnPorts({ gateway }: { readonly gateway: GatewayView }) {
  const { labels } = useLab();
  if (gateway.ownPorts === null) return null;
  return (
    <details class={styles['own-ports']}>
      <summary>
        <Ruby text={fill(labels['gateway.own-ports'], { count: gateway.ownPorts.count })} />
      </summary>
      <ul>
        {gateway.ownPorts.runs.map(({ low, high }) => (
          <li key={low}>{low === high ? low : `${low}–${high}`}</li>
        ))}
      </ul>
    </details>
  );
}

/** Beside the number of a way in that no boat can come to on this line. */
export function NotOwned({ gateway, port }: { readonly gateway: GatewayView; readonly port: number }) {
  const { labels } = useLab();
  if (isOwnPort(gateway.ownPorts, port)) return null;
  return (
    <span class={styles['not-owned']}>
      <Flag name="U" width={18} />
      <span>
        <Ruby text={labels['gateway.not-owned']} />
      </span>
    </span>
  );
}
