/**
 * Least privilege, counted: how much more a home lets in than its mission needs. A pure function of the settings, so
 * that a learner sees the same number for the same home.
 */
import type { HostRule } from '../firewall/rule.ts';
import { countPorts, hasPort, LAST_PORT, type PortList } from '../port-list.ts';
import type { Host, Router, Scenario } from '../scenario.ts';
import type { Need } from './mission.ts';

export const EXCESSES = [
  'firewall-off',
  'default-allow',
  'left-over-rule',
  'all-ports',
  'more-ports',
  'any-remote',
  'all-profiles',
  'left-over-forward',
  'left-over-mapping',
  'dmz',
  'router-service',
] as const;
export type ExcessKind = (typeof EXCESSES)[number];

/** One thing that is wider than needed: at which device, and which rule, forward or mapping. */
export interface Excess {
  readonly kind: ExcessKind;
  readonly at: string;
  readonly ref: string | null;
}

/** From 100 (not more than needed) down to 0. */
export interface Privilege {
  readonly score: number;
  readonly excess: readonly Excess[];
}

/** What each costs: by how much of the home it opens, a whole machine before a port before a nuance. */
const COST: Readonly<Record<ExcessKind, number>> = {
  'firewall-off': 60,
  'default-allow': 60,
  dmz: 60,
  'all-ports': 40,
  'router-service': 30,
  'left-over-rule': 20,
  'left-over-forward': 20,
  'left-over-mapping': 20,
  'more-ports': 20,
  'any-remote': 10,
  'all-profiles': 10,
};

export function privilegeOf(scenario: Scenario, needs: readonly Need[]): Privilege {
  const { gateway, hosts } = scenario;
  const routers = gateway.upstream === null ? [gateway] : [gateway, gateway.upstream];
  const excess = [
    ...hosts.filter(({ network, up }) => network === 'lan' && up).flatMap((host) => hostExcess(host, needs)),
    // What the carrier's or an outer router does is set there by somebody: only forwards and mappings of it count.
    ...routers.flatMap((router, place) => routerExcess(router, hosts, needs, place === 0)),
  ];
  return { score: Math.max(0, 100 - excess.reduce((sum, { kind }) => sum + COST[kind], 0)), excess };
}

function hostExcess(host: Host, needs: readonly Need[]): readonly Excess[] {
  const { firewall, name } = host;
  // A device without any firewall of its own (a printer, a camera) has none that could be wider than needed.
  if (host.stack !== 'windows') return [];
  const own = needs.filter((need) => need.host === name);
  const at = (kind: ExcessKind, ref: string | null = null): Excess => ({ kind, at: name, ref });
  const profile = firewall.profiles?.[host.profile];
  if (!(profile?.enabled ?? firewall.enabled)) return [at('firewall-off')];
  const allows = (profile?.defaultInbound ?? firewall.defaultInbound) === 'allow';
  return [
    ...(allows ? [at('default-allow')] : []),
    ...firewall.rules
      .filter(({ direction, action, enabled }) => direction === 'in' && action === 'allow' && enabled)
      .flatMap((rule) => ruleExcess(rule, host, own).map((kind) => at(kind, rule.id))),
  ];
}

function ruleExcess(rule: HostRule, host: Host, own: readonly Need[]): readonly ExcessKind[] {
  const served = own.filter((need) => coversTransport(rule, need) && overlaps(portsOf(rule, host), need.ports));
  if (served.length === 0) return ['left-over-rule'];
  const found: ExcessKind[] = [];
  const wanted = served.reduce((sum, { ports }) => sum + countPorts(ports), 0);
  const ports = portsOf(rule, host);
  if (ports === null) found.push('all-ports');
  else if (countPorts(ports) > wanted) found.push('more-ports');
  if (rule.remote === null && served.every(({ from }) => from === 'lan')) found.push('any-remote');
  if (rule.profiles === null || rule.profiles.some((profile) => profile !== host.profile)) found.push('all-profiles');
  return found;
}

/** The ports that a rule really lets in: those of its program where it names one. Null: all. */
function portsOf(rule: HostRule, host: Host): PortList | null {
  if (rule.program === null || rule.ports !== null) return isEverything(rule.ports) ? null : rule.ports;
  const program = host.programs.find(({ name }) => name === rule.program);
  return (program?.listeners ?? [])
    .filter(({ proto }) => rule.proto === 'any' || rule.proto === proto)
    .map(({ port }) => ({ low: port, high: port }));
}

function isEverything(ports: PortList | null): boolean {
  return ports === null || countPorts(ports) >= LAST_PORT;
}

function coversTransport(rule: HostRule, need: Need): boolean {
  return rule.proto === 'any' || rule.proto === need.proto;
}

function overlaps(ports: PortList | null, wanted: PortList): boolean {
  return (
    ports === null || ports.some(({ low, high }) => wanted.some((range) => low <= range.high && range.low <= high))
  );
}

function routerExcess(
  router: Router,
  hosts: readonly Host[],
  needs: readonly Need[],
  isOwn: boolean,
): readonly Excess[] {
  const at = (kind: ExcessKind, ref: string | null = null): Excess => ({ kind, at: router.name, ref });
  const isNeeded = ({ proto, toAddress, toPort }: Way): boolean =>
    needs.some(
      (need) =>
        need.from === 'internet' &&
        need.proto === proto &&
        hasPort(need.ports, toPort) &&
        // On an outer router the way leads to the inner one, which is judged by itself.
        (!isOwn || hosts.some(({ name, address }) => name === need.host && address.address === toAddress)),
    );
  const mappings = router.upnp.enabled ? router.upnp.mappings : [];
  return [
    ...(isOwn && router.dmz !== null ? [at('dmz')] : []),
    ...router.forwards.filter((way) => way.enabled && !isNeeded(way)).map(({ id }) => at('left-over-forward', id)),
    ...mappings.filter((way) => !isNeeded(way)).map(({ id }) => at('left-over-mapping', id)),
    ...(isOwn ? openServices(router).map((ref) => at('router-service', ref)) : []),
  ];
}

interface Way {
  readonly proto: string;
  readonly toAddress: number;
  readonly toPort: number;
}

/** The rules (null: the default) that show a service of the router to the outside. */
function openServices({ wanInput, listeners }: Router): readonly (string | null)[] {
  const shown = listeners.filter(({ bind }) => bind === 'any' || bind === 'wan');
  const rules = wanInput.rules.filter(
    (rule) =>
      rule.enabled &&
      rule.action === 'allow' &&
      shown.some(
        ({ proto, port }) =>
          (rule.proto === 'any' || rule.proto === proto) && (rule.ports === null || hasPort(rule.ports, port)),
      ),
  );
  const isOpen = wanInput.default === 'allow' && shown.length > 0;
  return [...rules.map(({ id }) => id), ...(isOpen ? [null] : [])];
}
