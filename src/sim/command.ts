/**
 * The closed list of what a learner can do to a network, and what each does to its settings. Scans are in the list too;
 * `network.ts` starts and cancels them.
 *
 * A command that cannot be carried out gives a problem and changes nothing.
 */
import { fail, ok, type Result } from '#result';
import type { Address } from './address.ts';
import type { HostRule, Policy, Profile } from './firewall/rule.ts';
import type {
  Forward,
  Host,
  HostFirewall,
  Listener,
  Router,
  Scenario,
  ScannerSetup,
  ScanRequest,
  UpnpMapping,
} from './scenario.ts';
import { afterEnabling, afterProgram } from './upnp.ts';

/** Which of the two routers. */
export type RouterPlace = 'gateway' | 'upstream';

export type Command =
  | { readonly kind: 'host.power'; readonly host: string; readonly up: boolean }
  | { readonly kind: 'program.run'; readonly host: string; readonly program: string; readonly running: boolean }
  | {
      readonly kind: 'program.listen';
      readonly host: string;
      readonly program: string;
      readonly listeners: readonly Listener[];
    }
  | { readonly kind: 'listeners.set'; readonly host: string; readonly listeners: readonly Listener[] }
  | { readonly kind: 'profile.choose'; readonly host: string; readonly profile: Profile }
  | {
      readonly kind: 'firewall.change';
      readonly host: string;
      readonly change: Partial<Omit<HostFirewall, 'rules'>>;
    }
  | { readonly kind: 'rule.add'; readonly host: string; readonly rule: HostRule }
  | {
      readonly kind: 'rule.change';
      readonly host: string;
      readonly id: string;
      readonly change: Partial<Omit<HostRule, 'id'>>;
    }
  | { readonly kind: 'rule.remove'; readonly host: string; readonly id: string }
  | { readonly kind: 'router.power'; readonly router: RouterPlace; readonly up: boolean }
  | {
      readonly kind: 'router.change';
      readonly router: RouterPlace;
      readonly change: Partial<Pick<Router, 'hairpin' | 'dmz' | 'masquerade' | 'dropInvalid' | 'listeners'>>;
    }
  | {
      readonly kind: 'policy.set';
      readonly router: RouterPlace;
      readonly policy: 'wanInput' | 'lanInput' | 'lanToWan';
      readonly value: Policy;
    }
  | { readonly kind: 'forward.add'; readonly router: RouterPlace; readonly forward: Forward }
  | {
      readonly kind: 'forward.change';
      readonly router: RouterPlace;
      readonly id: string;
      readonly change: Partial<Omit<Forward, 'id'>>;
    }
  | { readonly kind: 'forward.remove'; readonly router: RouterPlace; readonly id: string }
  | { readonly kind: 'upnp.enable'; readonly router: RouterPlace; readonly enabled: boolean }
  | { readonly kind: 'upnp.map'; readonly router: RouterPlace; readonly mapping: UpnpMapping }
  | { readonly kind: 'upnp.unmap'; readonly router: RouterPlace; readonly id: string }
  | { readonly kind: 'scan.start'; readonly scanner: ScannerSetup; readonly scan: ScanRequest }
  | { readonly kind: 'scan.cancel'; readonly scan: number };

export type SettingCommand = Exclude<Command, { kind: 'scan.start' | 'scan.cancel' }>;

export type CommandProblem =
  | 'no-such-host'
  | 'no-such-program'
  | 'no-such-rule'
  | 'no-such-router'
  | 'no-such-forward'
  | 'no-such-mapping'
  | 'no-such-scan'
  | 'no-such-scanner'
  | 'scanner-is-off'
  | 'id-taken'
  | 'address-outside-lan'
  | 'upnp-is-off';

/** The scenario after a change of settings. */
export function applySetting(scenario: Scenario, command: SettingCommand): Result<Scenario, CommandProblem> {
  switch (command.kind) {
    case 'host.power':
      return changeHost(scenario, command.host, (host) => ok({ ...host, up: command.up }));
    case 'program.run':
      return changeProgram(scenario, command.host, command.program, { running: command.running });
    case 'program.listen':
      return changeProgram(scenario, command.host, command.program, { listeners: command.listeners });
    case 'listeners.set':
      return changeHost(scenario, command.host, (host) => ok({ ...host, listeners: command.listeners }));
    case 'profile.choose':
      return changeHost(scenario, command.host, (host) => ok({ ...host, profile: command.profile }));
    case 'firewall.change':
      return changeHost(scenario, command.host, (host) =>
        ok({ ...host, firewall: { ...host.firewall, ...command.change, rules: host.firewall.rules } }),
      );
    case 'rule.add':
      return changeRules(scenario, command.host, (rules) =>
        rules.some(({ id }) => id === command.rule.id) ? fail('id-taken') : ok([...rules, command.rule]),
      );
    case 'rule.change':
      return changeRules(scenario, command.host, (rules) =>
        changeItem(rules, command.id, command.change, 'no-such-rule'),
      );
    case 'rule.remove':
      return changeRules(scenario, command.host, (rules) => removeItem(rules, command.id, 'no-such-rule'));
    case 'router.power':
      return changeRouter(scenario, command.router, (router) => ok({ ...router, up: command.up }));
    case 'router.change':
      return changeRouter(scenario, command.router, (router) => ok({ ...router, ...command.change }));
    case 'policy.set':
      return changeRouter(scenario, command.router, (router) => ok({ ...router, [command.policy]: command.value }));
    case 'forward.add':
      return changeForwards(scenario, command.router, (forwards, router) => {
        if (forwards.some(({ id }) => id === command.forward.id)) return fail('id-taken');
        return isOnLan(router, command.forward.toAddress)
          ? ok([...forwards, command.forward])
          : fail('address-outside-lan');
      });
    case 'forward.change':
      return changeForwards(scenario, command.router, (forwards) =>
        changeItem(forwards, command.id, command.change, 'no-such-forward'),
      );
    case 'forward.remove':
      return changeForwards(scenario, command.router, (forwards) =>
        removeItem(forwards, command.id, 'no-such-forward'),
      );
    case 'upnp.enable':
      return enableUpnp(scenario, command.router, command.enabled);
    case 'upnp.map':
      return changeMappings(scenario, command.router, (mappings, router) => {
        if (!router.upnp.enabled) return fail('upnp-is-off');
        if (mappings.some(({ id }) => id === command.mapping.id)) return fail('id-taken');
        return isOnLan(router, command.mapping.toAddress)
          ? ok([...mappings, command.mapping])
          : fail('address-outside-lan');
      });
    case 'upnp.unmap':
      return changeMappings(scenario, command.router, (mappings) =>
        removeItem(mappings, command.id, 'no-such-mapping'),
      );
  }
}

type Change<Value, From = Value> = (value: From) => Result<Value, CommandProblem>;

function changeHost(scenario: Scenario, name: string, change: Change<Host>): Result<Scenario, CommandProblem> {
  const index = scenario.hosts.findIndex((host) => host.name === name);
  if (index < 0) return fail('no-such-host');
  const changed = change(scenario.hosts[index]!);
  return changed.ok ? ok({ ...scenario, hosts: scenario.hosts.with(index, changed.value) }) : changed;
}

function changeProgram(
  scenario: Scenario,
  host: string,
  name: string,
  change: Partial<Host['programs'][number]>,
): Result<Scenario, CommandProblem> {
  const changed = changeHost(scenario, host, (value) => {
    const index = value.programs.findIndex((program) => program.name === name);
    if (index < 0) return fail('no-such-program');
    return ok({ ...value, programs: value.programs.with(index, { ...value.programs[index]!, ...change }) });
  });
  return changed.ok ? ok(afterProgram(changed.value, host, name)) : changed;
}

function changeRules(
  scenario: Scenario,
  host: string,
  change: Change<readonly HostRule[]>,
): Result<Scenario, CommandProblem> {
  return changeHost(scenario, host, (value) => {
    const rules = change(value.firewall.rules);
    return rules.ok ? ok({ ...value, firewall: { ...value.firewall, rules: rules.value } }) : rules;
  });
}

function changeRouter(
  scenario: Scenario,
  place: RouterPlace,
  change: Change<Router>,
): Result<Scenario, CommandProblem> {
  const { gateway } = scenario;
  const router = place === 'gateway' ? gateway : gateway.upstream;
  if (router === null) return fail('no-such-router');
  const changed = change(router);
  if (!changed.ok) return changed;
  return ok({
    ...scenario,
    gateway:
      place === 'gateway' ? { ...changed.value, upstream: gateway.upstream } : { ...gateway, upstream: changed.value },
  });
}

function changeForwards(
  scenario: Scenario,
  place: RouterPlace,
  change: (forwards: readonly Forward[], router: Router) => Result<readonly Forward[], CommandProblem>,
): Result<Scenario, CommandProblem> {
  return changeRouter(scenario, place, (router) => {
    const forwards = change(router.forwards, router);
    return forwards.ok ? ok({ ...router, forwards: forwards.value }) : forwards;
  });
}

function enableUpnp(scenario: Scenario, place: RouterPlace, enabled: boolean): Result<Scenario, CommandProblem> {
  const changed = changeRouter(scenario, place, (router) => ok({ ...router, upnp: { ...router.upnp, enabled } }));
  return changed.ok && place === 'gateway' && enabled ? ok(afterEnabling(changed.value)) : changed;
}

function changeMappings(
  scenario: Scenario,
  place: RouterPlace,
  change: (mappings: readonly UpnpMapping[], router: Router) => Result<readonly UpnpMapping[], CommandProblem>,
): Result<Scenario, CommandProblem> {
  return changeRouter(scenario, place, (router) => {
    const mappings = change(router.upnp.mappings, router);
    return mappings.ok ? ok({ ...router, upnp: { ...router.upnp, mappings: mappings.value } }) : mappings;
  });
}

function changeItem<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  change: Partial<Omit<Item, 'id'>>,
  problem: CommandProblem,
): Result<readonly Item[], CommandProblem> {
  const index = items.findIndex((item) => item.id === id);
  return index < 0 ? fail(problem) : ok(items.with(index, { ...items[index]!, ...change }));
}

function removeItem<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  problem: CommandProblem,
): Result<readonly Item[], CommandProblem> {
  return items.some((item) => item.id === id) ? ok(items.filter((item) => item.id !== id)) : fail(problem);
}

function isOnLan(router: Router, address: Address): boolean {
  const shift = 32 - router.lan.length;
  return shift >= 32 || router.lan.address >>> shift === address >>> shift;
}
