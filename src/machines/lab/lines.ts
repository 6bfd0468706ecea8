/**
 * The lines that a home can have towards the internet, and the same home on another one. What is in the home stays:
 * machines, programs, firewalls, the LAN, and the gateway's settings where there is such a gateway. A phone that shares
 * its line (tethering) is a gateway without settings.
 */
import { contains, isShared, type Prefix } from '#sim/address.ts';
import type { Policy } from '#sim/firewall/rule.ts';
import type { PortSet } from '#sim/port-set.ts';
import { LINES, type Line, type Router, type Scenario } from '#sim/scenario.ts';

export { LINES, type Line } from '#sim/scenario.ts';

type Gateway = Scenario['gateway'];

/** What the simulated provider gives a home on a MAP-E line: 15 runs of 16 ports, from 5296 on. */
const PORT_SET: PortSet = { offset: 4, length: 8, psid: 75 };

const CARRIER_LAN: Prefix = { address: 0x64400001, length: 24 };
const CARRIER_WAN: Prefix = { address: 0x64400014, length: 24 };
/** Networks between two routers at home, the usual one first. */
const BETWEEN: readonly Prefix[] = [
  { address: 0xc0a80001, length: 24 },
  { address: 0xc0a80201, length: 24 },
];

/** The line of a home; told from its routers where it does not say. */
export function lineOf({ line, gateway }: Scenario): Line {
  if (line !== null) return line;
  if (gateway.upstream === null) return gateway.portSet === null ? 'fibre' : 'map-e';
  return isShared(gateway.wan.address) ? 'carrier-nat' : 'double-router';
}

/** Whether the home's gateway has settings pages on such a line. */
export function hasSettings(line: Line | null): boolean {
  return line !== 'tethering';
}

/**
 * The home on another line, seen from outside under the same address. `first`: the gateway as the home had it at first,
 * for coming back from a phone.
 */
export function withLine(scenario: Scenario, line: Line, first: Gateway): Scenario {
  const own = hasSettings(lineOf(scenario)) ? scenario.gateway : first;
  const outside = (scenario.gateway.upstream ?? scenario.gateway).wan;
  return { ...scenario, line, goals: [], gateway: gatewayOn(line, { ...own, lan: scenario.gateway.lan }, outside) };
}

function gatewayOn(line: Line, own: Gateway, outside: Prefix): Gateway {
  const alone = { ...own, wan: outside, upstream: null, portSet: null };
  switch (line) {
    case 'fibre':
      return alone;
    case 'map-e':
      return { ...alone, portSet: PORT_SET };
    case 'carrier-nat':
      return { ...alone, wan: CARRIER_WAN, upstream: plainRouter('carrier', outside, CARRIER_LAN) };
    case 'tethering':
      return {
        ...plainRouter('phone', CARRIER_WAN, own.lan),
        upstream: plainRouter('carrier', outside, CARRIER_LAN),
      };
    case 'double-router': {
      const between = BETWEEN.find((network) => !contains(network, own.lan.address)) ?? BETWEEN[0]!;
      const wan = { address: between.address + 1, length: between.length };
      return { ...alone, wan, upstream: { ...plainRouter('outer-router', outside, between), listeners: [ADMIN] } };
    }
  }
}

const ADMIN = { proto: 'tcp', port: 80, bind: 'lan', replies: true, service: 'router-admin' } as const;

function plainRouter(name: string, wan: Prefix, lan: Prefix): Router {
  return {
    name,
    up: true,
    wan,
    lan,
    masquerade: true,
    dropInvalid: true,
    wanInput: policy('block'),
    lanInput: policy('allow'),
    lanToWan: policy('allow'),
    listeners: [],
    forwards: [],
    hairpin: 'off',
    upnp: { enabled: false, mappings: [] },
    dmz: null,
    portSet: null,
    middlebox: null,
    icmpIntervalMs: null,
  };
}

function policy(action: Policy['default']): Policy {
  return { default: action, rejectWith: 'tcp-reset', rules: [] };
}

/** What a change of lines took from a home: settings of the gateway that a phone does not have. */
export function losesSettings(scenario: Scenario, line: Line): boolean {
  const { forwards, upnp, dmz } = scenario.gateway;
  return !hasSettings(line) && (forwards.length > 0 || upnp.enabled || upnp.mappings.length > 0 || dmz !== null);
}

/** The line that a text names; null: none of them. */
export function readLine(text: string): Line | null {
  return LINES.find((line) => line === text) ?? null;
}
