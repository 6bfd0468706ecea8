/**
 * Programs that ask the gateway for ways in (UPnP IGD AddPortMapping and DeletePortMapping): when they start, when they
 * move, and again when the gateway begins to listen to such wishes. A gateway hands a number out once: what a forward or
 * another mapping has already is not given.
 */
import { contains } from './address.ts';
import type { Host, Program, Scenario, UpnpMapping } from './scenario.ts';

/** The scenario after a program of a host began or ceased to listen somewhere. */
export function afterProgram(scenario: Scenario, hostName: string, programName: string): Scenario {
  const host = scenario.hosts.find(({ name }) => name === hostName);
  const program = host?.programs.find(({ name }) => name === programName);
  if (host === undefined || program === undefined || program.upnp === null || !hears(scenario, host)) return scenario;
  const kept =
    program.upnp === 'removes'
      ? scenario.gateway.upnp.mappings.filter((mapping) => !isOf(mapping, host, program))
      : scenario.gateway.upnp.mappings;
  return withMappings(scenario, program.running ? asked(scenario, kept, host, program) : kept);
}

/** The scenario after the gateway began to listen: every program that runs asks again, as programs do from time to time. */
export function afterEnabling(scenario: Scenario): Scenario {
  let mappings = scenario.gateway.upnp.mappings;
  for (const host of scenario.hosts)
    for (const program of host.programs)
      if (program.upnp !== null && program.running && hears(scenario, host))
        mappings = asked(scenario, mappings, host, program);
  return withMappings(scenario, mappings);
}

/** Whether the gateway takes wishes of a host at all. */
function hears({ gateway }: Scenario, host: Host): boolean {
  const isThere = host.network === 'lan' && host.up && contains(gateway.lan, host.address.address);
  return isThere && gateway.up && gateway.upnp.enabled;
}

function isOf(mapping: UpnpMapping, host: Host, program: Program): boolean {
  return mapping.program === program.name && mapping.toAddress === host.address.address;
}

function withMappings(scenario: Scenario, mappings: readonly UpnpMapping[]): Scenario {
  const { gateway } = scenario;
  if (mappings === gateway.upnp.mappings) return scenario;
  return { ...scenario, gateway: { ...gateway, upnp: { ...gateway.upnp, mappings } } };
}

function asked(
  { gateway }: Scenario,
  mappings: readonly UpnpMapping[],
  host: Host,
  program: Program,
): readonly UpnpMapping[] {
  const made = [...mappings];
  for (const { proto, port, bind } of program.listeners) {
    const isTaken = [...gateway.forwards, ...made].some((way) => way.proto === proto && way.wanPort === port);
    if (bind === 'loopback' || isTaken) continue;
    made.push({
      id: freeId(`${program.name}-${proto}-${port}`, made),
      name: program.name,
      proto,
      wanPort: port,
      toAddress: host.address.address,
      toPort: port,
      program: program.name,
    });
  }
  return made.length === mappings.length ? mappings : made;
}

function freeId(stem: string, mappings: readonly UpnpMapping[]): string {
  let id = stem;
  for (let number = 2; mappings.some((mapping) => mapping.id === id); number += 1) id = `${stem}-${number}`;
  return id;
}
