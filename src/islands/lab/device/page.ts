import type { GatewayEvent } from '#machines/gateway/gateway.machine.ts';
import type { GatewayView } from '#machines/gateway/gateway.view.ts';

/** What a page of a router's settings is drawn from, and whom it tells. */
export interface PageProps {
  readonly gateway: GatewayView;
  readonly send: (event: GatewayEvent) => void;
}
