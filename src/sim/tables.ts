/** What a device remembers: the changing half of its state, owned by the current draft. */
import type { Address } from './address.ts';
import { copyConntrack, createConntrack, type Conntrack } from './firewall/conntrack.ts';
import { copyFlowTable, createFlowTable, type FlowTable } from './firewall/flow-table.ts';
import { copyNatTable, createNatTable, type NatTable } from './nat.ts';
import type { Packet } from './packet.ts';
import type { Endpoint } from './tcp/endpoint.ts';
import type { Instant } from './time.ts';

/** A neighbour's hardware address: known, or asked for with packets waiting. */
export interface Neighbour {
  readonly known: boolean;
  /** ARP requests sent so far. */
  readonly tries: number;
  readonly waiting: readonly { readonly packet: Packet; readonly original: Packet | null; readonly cause: number }[];
}

export interface Tables {
  readonly neighbours: Map<Address, Neighbour>;
  readonly conntrack: Conntrack;
  /** Source NAT towards WAN, and towards the LAN for hairpin. */
  readonly nat: NatTable;
  readonly hairpinNat: NatTable;
  /** TCP endpoints by remote and local address and port; -1 and null once they are gone. */
  readonly endpointIndex: FlowTable;
  readonly endpoints: (Endpoint | null)[];
  /** The probe that each endpoint came from. */
  readonly endpointCauses: number[];
  /** When the last ICMP error went to an address, where their rate is limited. */
  readonly icmpSent: Map<Address, Instant>;
  /** Next dynamic port offset and next IP identification. */
  nextPort: number;
  nextIdentification: number;
}

export function createTables(): Tables {
  return {
    neighbours: new Map(),
    conntrack: createConntrack(),
    nat: createNatTable(),
    hairpinNat: createNatTable(),
    endpointIndex: createFlowTable(),
    endpoints: [],
    endpointCauses: [],
    icmpSent: new Map(),
    nextPort: 0,
    nextIdentification: 1,
  };
}

export function copyTables(tables: Tables): Tables {
  return {
    neighbours: new Map(tables.neighbours),
    conntrack: copyConntrack(tables.conntrack),
    nat: copyNatTable(tables.nat),
    hairpinNat: copyNatTable(tables.hairpinNat),
    endpointIndex: copyFlowTable(tables.endpointIndex),
    endpoints: tables.endpoints.slice(),
    endpointCauses: tables.endpointCauses.slice(),
    icmpSent: new Map(tables.icmpSent),
    nextPort: tables.nextPort,
    nextIdentification: tables.nextIdentification,
  };
}
