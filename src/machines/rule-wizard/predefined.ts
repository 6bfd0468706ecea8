/**
 * Groups of rules that Windows knows by name, as far as a simulated home can use them. Names are the page's business: they
 * come with the wizard's input, by id.
 */
import type { Profile, RuleProtocol } from '#sim/firewall/rule.ts';

export const PREDEFINED_IDS = ['file-sharing', 'remote-desktop', 'network-discovery', 'remote-management'] as const;
export type PredefinedId = (typeof PREDEFINED_IDS)[number];

export interface PredefinedRule {
  readonly id: string;
  readonly proto: RuleProtocol;
  /** The service's port: the PC's own in an inbound rule, the other end's in an outbound one. */
  readonly port: number | null;
  readonly profiles: readonly Profile[] | null;
  readonly onlyLocalSubnet: boolean;
}

const near = (id: string, proto: RuleProtocol, port: number | null): PredefinedRule => ({
  id,
  proto,
  port,
  profiles: ['private'],
  onlyLocalSubnet: true,
});

const anywhere = (id: string, proto: RuleProtocol, port: number): PredefinedRule => ({
  id,
  proto,
  port,
  profiles: null,
  onlyLocalSubnet: false,
});

/** Ports after IANA: netbios 137–139, microsoft-ds 445, ms-wbt-server 3389, llmnr 5355, ssdp 1900, wsdapi 5357, wsman 5985. */
export const PREDEFINED: Readonly<Record<PredefinedId, readonly PredefinedRule[]>> = {
  'file-sharing': [
    near('smb', 'tcp', 445),
    near('netbios-session', 'tcp', 139),
    near('netbios-name', 'udp', 137),
    near('netbios-datagram', 'udp', 138),
    near('echo', 'icmp', null),
  ],
  'remote-desktop': [anywhere('rdp-tcp', 'tcp', 3389), anywhere('rdp-udp', 'udp', 3389)],
  'network-discovery': [near('llmnr', 'udp', 5355), near('ssdp', 'udp', 1900), near('wsd-events', 'tcp', 5357)],
  'remote-management': [near('winrm', 'tcp', 5985)],
};

/** The ids of a group's rules. */
export function rulesOfGroup(group: PredefinedId): readonly string[] {
  return PREDEFINED[group].map(({ id }) => id);
}
