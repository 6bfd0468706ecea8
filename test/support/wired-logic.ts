/**
 * A machine together with the settings that its commands change, as one pure logic: what the graph of xstate needs to
 * find every path. A refused command ends the walk with an error.
 */
import { createActor, type ActorLogic, type AnyActorRef, type AnyStateMachine, type EventObject } from 'xstate';
import { applySetting, type Command } from '#sim/command.ts';
import type { Scenario } from '#sim/scenario.ts';

export interface Wired<MachineSnapshot> {
  readonly status: 'active';
  readonly output: undefined;
  readonly error: undefined;
  readonly scenario: Scenario;
  readonly machine: MachineSnapshot;
}

export interface Wiring<MachineSnapshot, Event extends EventObject> {
  readonly machine: AnyStateMachine;
  readonly input: unknown;
  readonly scenario: Scenario;
  /** The event that tells the machine what is so. */
  shown(scenario: Scenario): Event;
  /** Only for types. */
  readonly snapshot?: MachineSnapshot;
}

export function wiredLogic<MachineSnapshot, Event extends EventObject>(
  wiring: Wiring<MachineSnapshot, Event>,
): ActorLogic<Wired<MachineSnapshot>, Event> {
  const { machine, input } = wiring;
  const startOf = (): Wired<MachineSnapshot> => ({
    status: 'active',
    output: undefined,
    error: undefined,
    scenario: wiring.scenario,
    machine: createActor(machine, { input }).getSnapshot() as MachineSnapshot,
  });
  return {
    getInitialSnapshot: startOf,
    getPersistedSnapshot: (snapshot) => snapshot,
    transition: (state, event) => {
      const snapshot = machine.getPersistedSnapshot(state.machine as never);
      const actor: AnyActorRef = createActor(machine, { input, snapshot });
      let { scenario } = state;
      actor.on('command.issued', (issued) => {
        const { command } = issued as unknown as { readonly command: Command };
        if (command.kind === 'scan.start' || command.kind === 'scan.cancel') throw new Error('not a setting');
        const applied = applySetting(scenario, command);
        if (!applied.ok) throw new Error(`${command.kind} is refused: ${applied.problem}`);
        scenario = applied.value;
        actor.send(wiring.shown(scenario));
      });
      actor.start();
      actor.send(event);
      return { ...state, scenario, machine: actor.getSnapshot() as MachineSnapshot };
    },
  };
}
