/**
 * The twin: what listens on a real machine as a simulated home, to try a change there first. Only what listens comes from
 * the real machine. Its firewall was not read, so the twin has the one that Windows is delivered with; the gateway is
 * what the learner says of it.
 */
import { fail, ok, type Result } from '#result';
import type { Listener } from '#helper-protocol/listeners.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { Scenario, Text } from '#sim/scenario.ts';
import { eachPort, parseTypedPortList, type PortListProblem } from '#sim/port-list.ts';
import { encodeShare } from '#sim/share.ts';
import type { GatewayKind } from './gateway-kind.ts';
import { reachOf } from './reach.ts';

export interface GatewayChoice {
  readonly kind: GatewayKind;
  /** TCP ports that the gateway leads on to the PC, as typed; may be empty. */
  readonly forwards: string;
}

/** What the twin is called in the two languages: words come from content. */
export interface TwinNames {
  readonly home: Text;
  readonly pc: Text;
}

export type TwinProblem = PortListProblem['code'] | 'forwards-many' | 'twin-invalid';

const PC = '192.168.1.20';
/** A link has to stay readable; nobody's PC needs more. */
const MOST_LISTENERS = 150;
const MOST_PROGRAMS = 60;
const LONGEST_NAME = 60;
const MOST_FORWARDS = 64;

/**
 * The home of these listeners behind this gateway, checked as every home is. `allowed`: a port list that the PC's guard
 * lets in; a real PC's guard was not read, so its twin has none.
 */
export function twinScenario(
  listeners: readonly Listener[],
  gateway: GatewayChoice,
  names: TwinNames,
  allowed = '',
): Result<Scenario, TwinProblem> {
  const forwards = forwardsOf(gateway.forwards);
  if (!forwards.ok) return forwards;
  const scenario = decodeScenario({
    format: 1,
    minato: 1,
    name: 'twin',
    title: names.home,
    line: gateway.kind === 'double-router' || gateway.kind === 'carrier-nat' ? gateway.kind : 'fibre',
    seed: 1056,
    delays: { lanMs: 1, wanMs: 4, internetMs: 8 },
    gateway: gatewayDocument(gateway.kind, forwards.value),
    hosts: [
      {
        name: 'pc',
        label: names.pc,
        address: `${PC}/24`,
        stack: 'windows',
        ...programDocuments(listeners),
        firewall: { enabled: true, rules: rulesFor(allowed) },
      },
    ],
    scanner: { vantage: 'internet' },
    scan: {
      technique: 'syn',
      target: '203.0.113.45',
      ports: '0-1055',
      timeoutMs: 1_000,
      adaptive: true,
      parallelism: 50,
    },
  });
  return scenario.ok ? ok(scenario.value) : fail('twin-invalid');
}

/** Where the twin is opened: in the sandbox, to change it, or on the scanner page, to ask its first ports from outside. */
export type TwinPlace = 'sandbox' | 'scanner';

/** The twin as the fragment of the address of that page. */
export function twinLink(scenario: Scenario, place: TwinPlace): string {
  const scan = place === 'scanner' ? { scanner: scenario.scanner, scan: scenario.scan } : null;
  return `#${place === 'scanner' ? 'scan' : 'home'}=${encodeShare({ scenario, scan }, null)}`;
}

function forwardsOf(typed: string): Result<readonly number[], TwinProblem> {
  if (typed.trim() === '') return ok([]);
  const ports = parseTypedPortList(typed);
  if (!ports.ok) return fail(ports.problem.code);
  const all = eachPort(ports.value).filter((port) => port > 0);
  return all.length > MOST_FORWARDS ? fail('forwards-many') : ok(all);
}

function gatewayDocument(kind: GatewayKind, forwards: readonly number[]): Readonly<Record<string, unknown>> {
  const isSecond = kind === 'double-router' || kind === 'carrier-nat';
  return {
    name: 'gateway',
    wan: isSecond ? (kind === 'carrier-nat' ? '100.64.0.20/24' : '192.168.0.20/24') : '203.0.113.45/24',
    lan: '192.168.1.1/24',
    wanInput: kind === 'polite' ? { default: 'reject', rejectWith: 'tcp-reset' } : { default: 'block' },
    ...(kind === 'dmz' ? { dmz: PC } : {}),
    forwards: forwards.map((port) => ({
      id: `forward-${port}`,
      name: `${port}`,
      proto: 'tcp',
      wanPort: port,
      toAddress: PC,
      toPort: port,
    })),
    ...(isSecond
      ? {
          upstream: {
            name: 'upstream',
            wanInput: { default: 'block' },
            wan: '203.0.113.45/24',
            lan: kind === 'carrier-nat' ? '100.64.0.1/24' : '192.168.0.1/24',
          },
        }
      : {}),
  };
}

const BINDS = { everywhere: 'any', 'this-pc': 'loopback', 'one-network': PC, unknown: 'any' } as const;

function rulesFor(ports: string): readonly object[] {
  return ports === '' ? [] : [{ id: 'allowed', direction: 'in', action: 'allow', proto: 'tcp', ports }];
}

interface ProgramDocuments {
  readonly listeners: readonly object[];
  readonly programs: readonly { readonly name: string; readonly listeners: readonly object[] }[];
}

/** Who waits, by program, so that each can be stopped in the sandbox; what has no name, or comes too late, is the PC's own. */
function programDocuments(listeners: readonly Listener[]): ProgramDocuments {
  const unnamed: object[] = [];
  const programs = new Map<string, object[]>();
  const known = new Set<string>();
  for (const { protocol, port, address, process } of listeners) {
    const bind = BINDS[reachOf(address)];
    const key = `${protocol} ${port} ${bind}`;
    if (known.has(key) || known.size >= MOST_LISTENERS) continue;
    known.add(key);
    const name = process?.trim().slice(0, LONGEST_NAME) ?? '';
    const listener = {
      proto: protocol,
      port,
      bind,
      ...(protocol === 'udp' ? { replies: false } : {}),
      ...(name === '' ? {} : { service: name }),
    };
    const own = programs.get(name);
    if (own !== undefined) own.push(listener);
    else if (name === '' || programs.size >= MOST_PROGRAMS) unnamed.push(listener);
    else programs.set(name, [listener]);
  }
  return { listeners: unnamed, programs: [...programs].map(([name, own]) => ({ name, listeners: own })) };
}
