/** Whether a condition of a mission holds: asked of the network's settings, of packets, and of what was done. */
import { isPrivate, isShared } from '../address.ts';
import { apply, runScan, scanOf, type Network } from '../network.ts';
import type { RouterPlace } from '../command.ts';
import type { HostRule } from '../firewall/rule.ts';
import { eachPort, hasPort } from '../port-list.ts';
import type { Host, Router, Scenario, Transport } from '../scenario.ts';
import { viewpoints, type PortAnswer } from '../viewpoint.ts';
import { lastChange, lookOutCommand, scansOf, scansOut, stateIn, type History } from './history.ts';
import type { Answers, Berth, Mission, Passage, Predicate } from './mission.ts';
import { openedSince } from './opened.ts';
import { privilegeOf } from './privilege.ts';

/** Everything a condition may ask about. */
export interface Asked {
  readonly mission: Mission;
  readonly history: History;
  readonly answers: Answers;
}

export function holdsAll(asked: Asked, predicates: readonly Predicate[]): boolean {
  return predicates.every((predicate) => holds(asked, predicate));
}

export function holds(asked: Asked, predicate: Predicate): boolean {
  const { mission, history, answers } = asked;
  const { network } = history;
  const { scenario } = network;
  switch (predicate.kind) {
    case 'any':
      return predicate.of.some((one) => holds(asked, one));
    case 'not':
      return !holds(asked, predicate.that);
    case 'port':
      return answersAt(asked, predicate).every((answer) => {
        const state = answer?.state ?? null;
        return predicate.is === 'not-open' ? state !== 'open' : state === predicate.is;
      });
    case 'door':
      return answersAt(asked, predicate).every((answer) => answer?.door === predicate.is);
    case 'nothing-else-opened':
      return openedSince(history, predicate.but, mission.pc).length === 0;
    case 'rule':
      return rulesOf(scenario, predicate.host).some(({ id, enabled }) => id === predicate.id && enabled);
    case 'has-rule':
      return fittingRules(scenario, predicate).length > 0;
    case 'rule-limited': {
      const rules = fittingRules(scenario, predicate);
      return rules.length > 0 && rules.every((rule) => isLimited(rule, predicate));
    }
    case 'firewall': {
      const host = hostOf(scenario, predicate.host);
      return host?.firewall.profiles?.[host.profile]?.enabled ?? host?.firewall.enabled === true;
    }
    case 'lets-all-in': {
      const host = hostOf(scenario, predicate.host);
      return (host?.firewall.profiles?.[host.profile]?.defaultInbound ?? host?.firewall.defaultInbound) === 'allow';
    }
    case 'lets-all-out': {
      const host = hostOf(scenario, predicate.host);
      return (host?.firewall.profiles?.[host.profile]?.defaultOutbound ?? host?.firewall.defaultOutbound) === 'allow';
    }
    case 'reaches':
      return reaches(network, predicate);
    case 'looked-out': {
      const from = predicate.since === 'change' ? lastChange(history) : -1;
      return scansOut(history, predicate).some(({ place }) => place > from);
    }
    case 'profile':
      return hostOf(scenario, predicate.host)?.profile === predicate.is;
    case 'program':
      return (
        hostOf(scenario, predicate.host)?.programs.find(({ name }) => name === predicate.program)?.running === true
      );
    case 'listens':
      return listens(hostOf(scenario, predicate.host), predicate.proto, predicate.port);
    case 'power':
      return hostOf(scenario, predicate.host)?.up === true;
    case 'forward':
      return (routerOf(scenario, predicate.router)?.forwards ?? []).some(
        (way) =>
          way.enabled &&
          way.proto === predicate.proto &&
          way.wanPort === predicate.wanPort &&
          (predicate.toAddress === null || way.toAddress === predicate.toAddress) &&
          (predicate.toPort === null || way.toPort === predicate.toPort),
      );
    case 'dmz':
      return (routerOf(scenario, predicate.router)?.dmz ?? null) !== null;
    case 'router-power':
      return routerOf(scenario, predicate.router)?.up === true;
    case 'upnp':
      return routerOf(scenario, predicate.router)?.upnp.enabled === true;
    case 'mapping': {
      const upnp = routerOf(scenario, predicate.router)?.upnp;
      return upnp?.enabled === true && upnp.mappings.some(({ id }) => id === predicate.id);
    }
    case 'wan-address': {
      const { address } = scenario.gateway.wan;
      return predicate.is === (isShared(address) ? 'shared' : isPrivate(address) ? 'private' : 'public');
    }
    case 'cannot-open':
      return !canOpen(history, predicate.host, predicate.proto, predicate.port);
    case 'scanned': {
      const from = predicate.since === 'change' ? lastChange(history) : -1;
      return scansOf(history, predicate, mission.pc).some(({ place }) => place > from);
    }
    case 'saw':
      return scansOf(history, predicate, mission.pc).some(({ scan }) =>
        eachPort(predicate.ports).every((port) => (stateIn(scan, port) === 'open') === (predicate.is === 'open')),
      );
    case 'changed':
      return lastChange(history) >= 0;
    case 'answered': {
      const question = mission.questions.find(({ id }) => id === predicate.question);
      const choice = question?.choices.find(({ id }) => id === answers[predicate.question]);
      return choice !== undefined && holdsAll(asked, choice.right);
    }
    case 'chose':
      return answers[predicate.question] === predicate.choice;
    case 'privilege':
      return privilegeOf(scenario, mission.needs).score >= predicate.atLeast;
  }
}

function answersAt({ mission, history }: Asked, berth: Berth): readonly (PortAnswer | null)[] {
  const watch = { pc: berth.host ?? mission.pc, proto: berth.proto, ports: berth.ports };
  const { answers } = viewpoints(history.network, watch)[berth.from];
  return eachPort(berth.ports).map((port) => answers.find((answer) => answer.port === port) ?? null);
}

function hostOf(scenario: Scenario, name: string): Host | null {
  return scenario.hosts.find((host) => host.name === name) ?? null;
}

function routerOf({ gateway }: Scenario, place: RouterPlace): Router | null {
  return place === 'gateway' ? gateway : gateway.upstream;
}

function rulesOf(scenario: Scenario, host: string): readonly HostRule[] {
  return hostOf(scenario, host)?.firewall.rules ?? [];
}

type Form = Extract<Predicate, { kind: 'has-rule' | 'rule-limited' }>;

/** The rules in force whose program, ports and transport fit; the profile is not asked. */
function fittingRules(scenario: Scenario, form: Form): readonly HostRule[] {
  const host = hostOf(scenario, form.host);
  return rulesOf(scenario, form.host).filter(
    (rule) =>
      rule.enabled &&
      rule.direction === form.direction &&
      rule.action === form.action &&
      (rule.proto === 'any' || rule.proto === form.proto) &&
      fitsSide(rule, form) &&
      (rule.program === null || isProgramAt(host, rule.program, form)),
  );
}

function fitsSide({ ports, remotePorts }: HostRule, { side, direction, port }: Form): boolean {
  const isLocal = (side ?? (direction === 'in' ? 'local' : 'remote')) === 'local';
  const own = isLocal ? ports : remotePorts;
  // Asked for one side by name, a rule that says nothing about it is not meant.
  return own === null ? side === null : hasPort(own, port);
}

function reaches(network: Network, passage: Passage): boolean {
  const started = apply(network, lookOutCommand(passage));
  if (!started.ok) return false;
  const scan = scanOf(runScan(started.value, network.nextScan), network.nextScan);
  return scan !== null && stateIn(scan, passage.port) === 'open';
}

function isProgramAt(host: Host | null, program: string, { proto, port }: Form): boolean {
  return (host?.programs ?? []).some(
    ({ name, listeners }) =>
      name === program && listeners.some((listener) => listener.proto === proto && listener.port === port),
  );
}

function isLimited(rule: HostRule, limit: Extract<Predicate, { kind: 'rule-limited' }>): boolean {
  const { profiles } = limit;
  if (profiles !== null && !(rule.profiles?.every((profile) => profiles.includes(profile)) ?? false)) return false;
  return (!limit.remote || rule.remote !== null) && (!limit.program || rule.program !== null);
}

function listens(host: Host | null, proto: Transport, port: number): boolean {
  if (host?.up !== true) return false;
  const running = host.programs.filter((program) => program.running).flatMap(({ listeners }) => listeners);
  return [...host.listeners, ...running].some((listener) => listener.proto === proto && listener.port === port);
}

/** Whether the internet reaches the port when everything at home is set to let it: the best that a home can do. */
function canOpen(history: History, host: string, proto: Transport, port: number): boolean {
  const machine = hostOf(history.network.scenario, host);
  if (machine === null) return false;
  const listener = { proto, port, bind: 'any', replies: true, service: null } as const;
  const forward = {
    id: '@trial',
    name: '',
    proto,
    wanPort: port,
    toAddress: machine.address.address,
    toPort: port,
    remote: null,
    enabled: true,
  };
  let network = history.network;
  for (const command of [
    { kind: 'host.power', host, up: true },
    { kind: 'router.power', router: 'gateway', up: true },
    { kind: 'listeners.set', host, listeners: [...machine.listeners, listener] },
    { kind: 'firewall.change', host, change: { enabled: false, profiles: null } },
    { kind: 'forward.add', router: 'gateway', forward },
  ] as const) {
    const applied = apply(network, command);
    if (!applied.ok) return false;
    network = applied.value;
  }
  const { answers } = viewpoints(network, { pc: host, proto, ports: [{ low: port, high: port }] }).internet;
  // A box of the carrier that says yes for everyone is nobody at home.
  return answers.some(({ state, role }) => state === 'open' && role === 'host');
}
