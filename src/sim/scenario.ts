/**
 * The one scenario format: a home network, who scans it and how. `decodeScenario` (scenario-decode.ts) reads it from unknown data.
 *
 * The conformance format (test/conformance/scenario.schema.json) holds as it is. A document that says `"minato": 1` may
 * also use the course's extensions: names and texts, programs, profiles, UPnP, DMZ, a carrier's middlebox, delays and
 * rate limits, and goals. Each is validated here and described in content/scenarios/README.md.
 */
import type { Address, Prefix } from './address.ts';
import type { HostRule, Policy, Profile, REJECT_ANSWERS } from './firewall/rule.ts';
import type { PortList } from './port-list.ts';
import type { PortSet } from './port-set.ts';

export const TECHNIQUES = ['syn', 'connect', 'udp', 'ack', 'fin', 'null', 'xmas', 'ping'] as const;
export type Technique = (typeof TECHNIQUES)[number];
export const VANTAGES = ['internet', 'lan', 'gateway', 'self'] as const;
export type Vantage = (typeof VANTAGES)[number];
export const LINES = ['fibre', 'double-router', 'carrier-nat', 'map-e', 'tethering'] as const;
export type Line = (typeof LINES)[number];
export type Transport = 'tcp' | 'udp';

/** Text in the two languages of the course; only scenarios carry it, the simulation never reads it. */
export interface Text {
  readonly ja: string;
  readonly en: string;
}

export interface Listener {
  readonly proto: Transport;
  readonly port: number;
  /** On which address it listens: every one, 127.0.0.1, or one of the device's own. On routers also `wan` and `lan`. */
  readonly bind: 'any' | 'loopback' | 'wan' | 'lan' | Address;
  /** UDP only: whether it answers a datagram. */
  readonly replies: boolean;
  /** The program or firmware service behind it, for people. */
  readonly service: string | null;
}

/** A program of a host: while it runs, its listeners are there. */
export interface Program {
  readonly name: string;
  readonly label: Text | null;
  readonly running: boolean;
  readonly listeners: readonly Listener[];
  /** It asks the gateway for ways in by UPnP while it runs; what becomes of them when it stops. Null: it does not ask. */
  readonly upnp: 'removes' | 'leaves' | null;
}

/** What a profile may set otherwise than the firewall as a whole (Windows only). */
export interface ProfileSettings {
  readonly enabled: boolean;
  readonly defaultInbound: 'allow' | 'block';
  readonly defaultOutbound: 'allow' | 'block';
  readonly blockAllInbound: boolean;
}

export interface HostFirewall {
  readonly enabled: boolean;
  readonly stealth: boolean;
  readonly stateful: boolean;
  readonly dropInvalid: boolean;
  readonly defaultInbound: 'allow' | 'block' | 'reject';
  readonly defaultOutbound: 'allow' | 'block';
  readonly rejectWith: (typeof REJECT_ANSWERS)[number];
  readonly rules: readonly HostRule[];
  readonly profiles: { readonly [P in Profile]: ProfileSettings | null } | null;
}

export interface Host {
  readonly name: string;
  readonly label: Text | null;
  readonly address: Prefix;
  readonly network: 'lan' | 'internet';
  readonly stack: 'linux' | 'windows';
  readonly up: boolean;
  readonly defaultRoute: boolean;
  readonly listeners: readonly Listener[];
  readonly programs: readonly Program[];
  readonly profile: Profile;
  readonly firewall: HostFirewall;
  /** The least time between two ICMP errors to one address, in milliseconds; null: no limit. */
  readonly icmpIntervalMs: number | null;
}

export interface Forward {
  readonly id: string;
  readonly name: string;
  readonly proto: Transport;
  readonly wanPort: number;
  readonly toAddress: Address;
  readonly toPort: number;
  readonly remote: Prefix | null;
  readonly enabled: boolean;
}

/** A mapping that a program asked the gateway for (UPnP IGD, RFC 6887). */
export interface UpnpMapping extends Omit<Forward, 'remote' | 'enabled'> {
  readonly program: string | null;
}

/** A box of the carrier that completes handshakes for everyone. Ports in no list are accepted. */
export interface Middlebox {
  readonly refuses: PortList;
  readonly ignores: PortList;
}

export interface Router {
  readonly name: string;
  readonly up: boolean;
  readonly wan: Prefix;
  readonly lan: Prefix;
  readonly masquerade: boolean;
  readonly dropInvalid: boolean;
  readonly wanInput: Policy;
  readonly lanInput: Policy;
  readonly lanToWan: Policy;
  readonly listeners: readonly Listener[];
  readonly forwards: readonly Forward[];
  readonly hairpin: 'off' | 'on' | 'dnat-only';
  readonly upnp: { readonly enabled: boolean; readonly mappings: readonly UpnpMapping[] };
  readonly dmz: Address | null;
  /**
   * The only ports of the outside address that are this router's, on a line where homes share one (MAP-E, RFC 7597); null:
   * all. Only the outermost router has one.
   */
  readonly portSet: PortSet | null;
  readonly middlebox: Middlebox | null;
  readonly icmpIntervalMs: number | null;
}

export interface ScannerSetup {
  readonly vantage: Vantage;
  /** The scanning host; null for vantages `internet` and `gateway`. */
  readonly host: string | null;
  /** The scanner's own address for vantage `internet`. */
  readonly address: Address;
}

export interface ScanRequest {
  readonly technique: Technique;
  readonly target: Address;
  /** Empty for `ping`. */
  readonly ports: PortList;
  /** nmap's four probes, its echo request alone, or one echo request as the `ping` of Windows sends it. */
  readonly ping: 'default' | 'echo' | 'windows';
  /** How long each probe waits; the first value of an adaptive time-out. */
  readonly timeoutMs: number;
  /** Whether the time-out follows the answers seen (RFC 6298 style, 100 ms at least). */
  readonly adaptive: boolean;
  /** How many probes may wait at once when the scan starts. */
  readonly parallelism: number;
}

export interface ExpectedPorts {
  readonly proto: Transport;
  readonly ports: PortList;
  readonly state: PortState;
  readonly reason: string;
}

export interface Expectation {
  readonly host: { readonly up: boolean; readonly reason: string };
  readonly ports: readonly ExpectedPorts[];
}

export const PORT_STATES = ['open', 'closed', 'filtered', 'unfiltered', 'open|filtered'] as const;
export type PortState = (typeof PORT_STATES)[number];

/** Something that must be so when a mission ends: a port's state as seen from somewhere. */
export interface Goal {
  readonly from: Vantage;
  readonly host: string | null;
  readonly target: Address;
  readonly proto: Transport;
  readonly ports: PortList;
  readonly state: PortState;
}

export interface Scenario {
  readonly format: 1;
  /** Whether the document uses the course's extensions. Such a home always has a scanner out on the internet. */
  readonly extended: boolean;
  readonly name: string;
  readonly teaches: string | null;
  readonly title: Text | null;
  readonly story: Text | null;
  readonly line: Line | null;
  readonly seed: number;
  /** One-way delays in milliseconds, the same for every packet of a network. */
  readonly delays: { readonly lanMs: number; readonly wanMs: number; readonly internetMs: number };
  readonly gateway: Router & { readonly upstream: Router | null };
  readonly hosts: readonly Host[];
  readonly scanner: ScannerSetup;
  readonly scan: ScanRequest;
  readonly goals: readonly Goal[];
  readonly expect: Expectation | null;
}

export const DEFAULT_SCANNER: Address = 0xc6336407;
