/** What people call the things of a home: devices, rules, forwards, programs. Names only; roles have words in content/. */
import type { Role } from '#sim/topology.ts';
import type { Network } from '#sim/network.ts';
import type { Host, Router, Scenario, Text } from '#sim/scenario.ts';

export interface Named {
  readonly role: Role | 'scanner';
  readonly name: string;
  /** The scenario's own word for it; null: its role says it. */
  readonly label: Text | null;
}

export function nameOfDevice({ scenario, topology }: Network, index: number): Named | null {
  const device = topology.devices[index];
  if (device === undefined) return null;
  if (device.name.startsWith('@')) return { role: 'scanner', name: device.name, label: null };
  const host = scenario.hosts.find(({ name }) => name === device.name);
  return { role: device.role, name: device.name, label: host?.label ?? null };
}

/** The name of a rule, forward, mapping, program or service by its id; the id itself where nothing bears it. */
export function nameOfRef(scenario: Scenario, device: string | null, ref: string): Text | string {
  const host = scenario.hosts.find(({ name }) => name === device);
  const routers = [scenario.gateway, scenario.gateway.upstream].filter((router) => router !== null);
  return (host === undefined ? undefined : inHost(host, ref)) ?? inRouters(routers, ref) ?? ref;
}

function inHost({ firewall, programs }: Host, ref: string): Text | string | undefined {
  const rule = firewall.rules.find(({ id }) => id === ref);
  if (rule !== undefined) return rule.name;
  const program = programs.find(({ name }) => name === ref);
  return program === undefined ? undefined : (program.label ?? program.name);
}

function inRouters(routers: readonly Router[], ref: string): string | undefined {
  for (const { forwards, upnp, wanInput, lanInput, lanToWan } of routers) {
    const found = [...forwards, ...upnp.mappings, ...wanInput.rules, ...lanInput.rules, ...lanToWan.rules].find(
      ({ id }) => id === ref,
    );
    if (found !== undefined) return found.name;
  }
  return undefined;
}
