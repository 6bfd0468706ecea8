import { Icon } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { gatewayView } from '#machines/gateway/gateway.view.ts';
import { useLab } from '../lab-context.ts';
import { AddressList, LineNotice } from './StatusPage.tsx';
import styles from './device.module.css';

/** The phone whose line the home shares: addresses to look at, and why there is nothing to set. */
export function PhoneScreen() {
  const { state, view, labels } = useLab();
  const gateway = gatewayView(state.gateway, view.network);
  return (
    <div class={styles['desk']}>
      <div class={styles['window']}>
        <p class={styles['title']}>
          <Icon name="antenna" width={16} />
          <span>
            <Ruby text={labels['gateway.phone']} />
          </span>
        </p>
        <div class={styles['page']}>
          <h2>
            <Ruby text={labels['gateway.page.status.title']} />
          </h2>
          <AddressList gateway={gateway} />
          <LineNotice gateway={gateway} />
          <p>
            <Ruby text={labels['gateway.phone.no-settings']} />
          </p>
        </div>
      </div>
    </div>
  );
}
