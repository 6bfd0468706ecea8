/** What somebody outside sees of simulated homes: for practice, and of one whose gateway is set like the learner's. */
import { fail, ok, type Result } from '#result';
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { Scenario } from '#sim/scenario.ts';
import { eachPort, parseTypedPortList, portListOf } from '#sim/port-list.ts';
import { beginSurvey, continueSurvey, findingsOf } from '../scanner/survey.ts';
import { twinScenario, type GatewayChoice, type TwinNames } from '../real-scan/twin.ts';
import type { CompareProblem } from './look.machine.ts';

/** The state of each port (machines/scanner/berth.ts), seen from the internet; null where the home cannot be scanned. */
export function seenFromOutside(scenario: Scenario, ports: Iterable<number>): Uint8Array | null {
  const begun = beginSurvey(scenario, portListOf([...ports]));
  if (!begun.ok) return null;
  return findingsOf(continueSurvey(begun.value, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY)).states;
}

/** The same of a home that stands in a document. */
export function practiceResult(document: unknown, ports: Iterable<number>): Uint8Array | null {
  const scenario = decodeScenario(document);
  return scenario.ok ? seenFromOutside(scenario.value, ports) : null;
}

/**
 * A home with that gateway, and a PC where everything works that is led to it: a program waits at each forwarded port, and
 * the PC's guard lets it be reached. What differs from the real result is then not the gateway's setting.
 */
export function simulateGateway(
  gateway: GatewayChoice,
  names: TwinNames,
  ports: Iterable<number>,
): Result<Uint8Array, CompareProblem> {
  const typed = gateway.forwards.trim();
  const parsed = typed === '' ? ok([]) : parseTypedPortList(typed);
  if (!parsed.ok) return fail('ports');
  const listening = eachPort(parsed.value)
    .filter((port) => port > 0)
    .map((port) => ({ protocol: 'tcp' as const, address: '0.0.0.0', port, process: null }));
  const home = twinScenario(listening, gateway, names, typed);
  if (!home.ok) return fail(home.problem === 'twin-invalid' ? 'failed' : 'ports');
  const states = seenFromOutside(home.value, ports);
  return states === null ? fail('failed') : ok(states);
}

/** The ports of a typed list, one by one. */
export function portsOf(text: string): Int32Array {
  const ports = parseTypedPortList(text);
  return ports.ok ? Int32Array.from(eachPort(ports.value)) : new Int32Array();
}
