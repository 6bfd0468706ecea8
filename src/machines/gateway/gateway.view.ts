/** What a screen shows of the gateway: its phase from the machine, everything else from the network. */
import type { SnapshotFrom } from 'xstate';
import { formatNetwork, isPrivate, isShared, type Address } from '#sim/address.ts';
import type { RouterPlace } from '#sim/command.ts';
import { liveMappings, type Mapping } from '#sim/nat.ts';
import { nowOf, type Network } from '#sim/network.ts';
import type { Forward, Line, Listener, Router, UpnpMapping } from '#sim/scenario.ts';
import { isRemoteAdminOn, type ChangeProblem, type GatewayChange } from './gateway-change.ts';
import { ownPortsOf, type OwnPorts } from './own-ports.ts';
import { APPLY_TIME, START_TIME, type gatewayMachine } from './gateway.machine.ts';

export type GatewaySnapshot = SnapshotFrom<typeof gatewayMachine>;
export type GatewayPhase = 'off' | 'booting' | 'running' | 'applying';

export interface GatewayView {
  readonly phase: GatewayPhase;
  readonly place: RouterPlace;
  /** How much of booting or applying is done, 0 to 1; null in the other phases. */
  readonly progress: number | null;
  /** Whether a page can be saved now. */
  readonly canSave: boolean;
  readonly applying: GatewayChange | null;
  readonly problems: readonly ChangeProblem[];
  readonly wanAddress: Address;
  readonly lanAddress: Address;
  /** The network inside it, as `192.168.1.0/24`. */
  readonly lanNetwork: string;
  /**
   * Whose address the gateway has towards the line: one of its own on the internet, one of which it has only some ports
   * (RFC 7597), one behind another router at home (RFC 1918), or one behind the carrier's NAT (RFC 6598).
   */
  readonly wanKind: 'global' | 'port-set' | 'private' | 'shared';
  /** The only ports of the address that are this home's, wherever between it and the internet that is decided; null: all. */
  readonly ownPorts: OwnPorts | null;
  readonly line: Line | null;
  readonly forwards: readonly Forward[];
  readonly dmz: Address | null;
  readonly isUpnpOn: boolean;
  readonly upnpMappings: readonly UpnpMapping[];
  readonly wanReply: 'drop' | 'reject' | 'answer';
  readonly isRemoteAdminOn: boolean;
  readonly services: readonly Listener[];
  /** The NAT mappings that are alive now; none while the gateway is off. */
  readonly mappings: readonly Mapping[];
}

function phaseOf(snapshot: GatewaySnapshot): GatewayPhase {
  if (snapshot.matches('booting')) return 'booting';
  if (snapshot.matches({ running: 'applying' })) return 'applying';
  return snapshot.matches('running') ? 'running' : 'off';
}

function wanKindOf({ wan, portSet }: Router): GatewayView['wanKind'] {
  if (portSet !== null) return 'port-set';
  if (isShared(wan.address)) return 'shared';
  return isPrivate(wan.address) ? 'private' : 'global';
}

const REPLIES = { block: 'drop', reject: 'reject', allow: 'answer' } as const;

/** `network` is the one that is looked at. */
export function gatewayView(snapshot: GatewaySnapshot, network: Network): GatewayView {
  const { left, applied, problems } = snapshot.context;
  const { scenario, topology, changing } = network;
  const router =
    snapshot.context.place === 'gateway' ? scenario.gateway : (scenario.gateway.upstream ?? scenario.gateway);
  const device = snapshot.context.place === 'gateway' ? topology.gateway : (topology.upstream ?? topology.gateway);
  const phase = phaseOf(snapshot);
  return {
    phase,
    place: snapshot.context.place,
    progress: phase === 'booting' ? 1 - left / START_TIME : phase === 'applying' ? 1 - left / APPLY_TIME : null,
    canSave: phase === 'running',
    applying: applied?.change ?? null,
    problems,
    wanAddress: router.wan.address,
    lanAddress: router.lan.address,
    lanNetwork: formatNetwork(router.lan),
    wanKind: wanKindOf(router),
    ownPorts: ownPortsOf(scenario),
    line: scenario.line,
    forwards: router.forwards,
    dmz: router.dmz,
    isUpnpOn: router.upnp.enabled,
    upnpMappings: router.upnp.mappings,
    wanReply: REPLIES[router.wanInput.default],
    isRemoteAdminOn: isRemoteAdminOn(router),
    services: router.listeners,
    mappings: router.up ? liveMappings(changing.tables[device]!.nat, nowOf(network)) : [],
  };
}
