/** Makes a home of a scenario and of the changes that content names. */
import { fail, ok, type Result } from '#result';
import { parseAddress } from '#sim/address.ts';
import type { Command } from '#sim/command.ts';
import { apply, createNetwork, type Network } from '#sim/network.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { Change, Inward, RunProblem } from './run-words.ts';

/** The home of a scenario after changes. */
export function prepare(scenario: unknown, changes: readonly Change[]): Result<Network, RunProblem> {
  const decoded = decodeScenario(scenario);
  if (!decoded.ok) return fail({ code: 'bad-scenario', problems: decoded.problem });
  return changeHome(createNetwork(decoded.value, { packets: true }), changes);
}

/** The home after further changes; the first that cannot be made ends it. */
export function changeHome(network: Network, changes: readonly Change[]): Result<Network, RunProblem> {
  let changed = network;
  for (const command of changes) {
    const next = apply(changed, commandOf(command));
    if (!next.ok) return fail({ code: 'refused', command: command.kind, problem: next.problem });
    changed = next.value;
  }
  return ok(changed);
}

/** A change as the engine's command: addresses were read when the content was. */
function commandOf(change: Change): Command {
  if (change.kind === 'forward.add')
    return { ...change, forward: { ...change.forward, ...inwards(change.forward), remote: null, enabled: true } };
  if (change.kind === 'upnp.map') return { ...change, mapping: { ...change.mapping, ...inwards(change.mapping) } };
  return change as Command;
}

/** An address that cannot be read leads nowhere, and the command is refused. */
function inwards({ toAddress }: Inward): { readonly toAddress: number } {
  const parsed = parseAddress(toAddress);
  return { toAddress: parsed.ok ? parsed.value : 0 };
}
