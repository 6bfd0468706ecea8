/** Gateways that somebody may have at home. By itself, because pages ask for the kind long before they need the twin. */
export const GATEWAYS = ['quiet', 'polite', 'dmz', 'double-router', 'carrier-nat'] as const;
/** What the gateway does with strangers: says nothing, says no, hands everything to the PC; or two of them in a row. */
export type GatewayKind = (typeof GATEWAYS)[number];
