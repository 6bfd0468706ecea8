/** Commands from unknown data: what a mission writes down as a solution, with the members of the scenario format. */
import type { Command } from './command.ts';
import {
  boolean,
  changeOf,
  integer,
  list,
  oneOf,
  record,
  required,
  text,
  variants,
  withDefault,
  type Decoder,
  type Member,
} from './decode.ts';
import { ACTIONS, PROFILES, type HostRule } from './firewall/rule.ts';
import { address, forward, hostListener, hostRule, policy, port, ports, upnpMapping } from './scenario-decode.ts';

const name = required(text(200));
const router = withDefault(oneOf('gateway', 'upstream'), () => 'gateway');

function command<const Kind extends string, S extends Readonly<Record<string, Member<unknown>>>>(kind: Kind, shape: S) {
  return record({ kind: required(oneOf(kind)), ...shape });
}

const ruleChange = changeOf({
  name: text(200),
  direction: oneOf('in', 'out'),
  action: oneOf(...ACTIONS),
  enabled: boolean,
  ports: orNull(ports),
  profiles: orNull(list(oneOf(...PROFILES), 3)),
  program: orNull(text(200)),
});

function orNull<Value>(decoder: Decoder<Value>): Decoder<Value | null> {
  return (input, path, problems) => (input === null ? null : decoder(input, path, problems));
}

/** Every command that changes settings and that a mission may name. Scans are written as looks (mission-decode.ts). */
export const commandDecoders = {
  'host.power': command('host.power', { host: name, up: required(boolean) }),
  'program.run': command('program.run', { host: name, program: name, running: required(boolean) }),
  'program.listen': command('program.listen', { host: name, program: name, listeners: required(list(hostListener)) }),
  'profile.choose': command('profile.choose', { host: name, profile: required(oneOf(...PROFILES)) }),
  'firewall.change': command('firewall.change', {
    host: name,
    change: required(
      changeOf({
        enabled: boolean,
        stealth: boolean,
        defaultInbound: oneOf('allow', 'block'),
        defaultOutbound: oneOf('allow', 'block'),
      }),
    ),
  }),
  'rule.add': command('rule.add', { host: name, rule: required(hostRule as Decoder<HostRule>) }),
  'rule.change': command('rule.change', { host: name, id: name, change: required(ruleChange) }),
  'rule.remove': command('rule.remove', { host: name, id: name }),
  'router.power': command('router.power', { router, up: required(boolean) }),
  'router.change': command('router.change', {
    router,
    change: required(changeOf({ dmz: orNull(address), hairpin: oneOf('off', 'on', 'dnat-only') })),
  }),
  'policy.set': command('policy.set', {
    router,
    policy: required(oneOf('wanInput', 'lanInput', 'lanToWan')),
    value: required(policy),
  }),
  'forward.add': command('forward.add', { router, forward: required(forward) }),
  'forward.change': command('forward.change', {
    router,
    id: name,
    change: required(changeOf({ enabled: boolean, wanPort: port, toAddress: address, toPort: port })),
  }),
  'forward.remove': command('forward.remove', { router, id: name }),
  'upnp.enable': command('upnp.enable', { router, enabled: required(boolean) }),
  'upnp.map': command('upnp.map', { router, mapping: required(upnpMapping) }),
  'upnp.unmap': command('upnp.unmap', { router, id: name }),
  'scan.cancel': command('scan.cancel', { scan: required(integer(1, 1_000_000)) }),
};

export const decodeCommand: Decoder<Command> = variants(commandDecoders);
