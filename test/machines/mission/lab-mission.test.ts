import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { lookCommand } from '#sim/mission/history.ts';
import type { Attempt, Mission } from '#sim/mission/mission.ts';
import { labMachine } from '#machines/lab/lab.machine.ts';
import { labView } from '#machines/lab/lab.view.ts';
import { connectMission } from '#machines/mission/lab-mission.ts';
import { missionMachine } from '#machines/mission/mission.machine.ts';
import { missionView } from '#machines/mission/mission.view.ts';
import { missionNamed } from '../../support/missions.ts';
import { HOME } from '../../support/home.ts';

function open(mission: Mission) {
  const lab = createActor(labMachine, { input: { scenario: HOME } }).start();
  const actor = createActor(missionMachine, { input: { mission } }).start();
  const disconnect = connectMission(lab, actor);
  const view = () => missionView(actor.getSnapshot());
  const carryOut = ({ deeds, answers }: Attempt): void => {
    for (const deed of deeds) {
      if (deed.kind === 'look-out') throw new Error('not in this test');
      const { scenario } = labView(lab.getSnapshot());
      const command = deed.kind === 'look' ? lookCommand(scenario, deed, mission.pc) : deed;
      lab.send({ type: 'command.requested', command });
      lab.send({ type: 'clock.skip' });
    }
    for (const [question, choice] of Object.entries(answers)) actor.send({ type: 'answer.choose', question, choice });
  };
  return { lab, actor, disconnect, view, carryOut };
}

describe('a mission in the lab', () => {
  it('has its own home put up when it begins', () => {
    const { lab, actor } = open(missionNamed('sleeping-pc'));
    actor.send({ type: 'mission.begin' });
    expect(labView(lab.getSnapshot()).scenario.name).toBe('sleeping-pc');
  });

  it('shows its ports from the three viewpoints as soon as it is there, and again when it starts anew', () => {
    const mission = missionNamed('upnp-opened-it');
    const { lab, actor } = open(mission);
    const shown = () => labView(lab.getSnapshot()).watch;
    expect(shown()).toEqual({ pc: mission.pc, ...mission.watch });
    actor.send({ type: 'mission.begin' });
    const other = { ...shown()!, ports: [{ low: 80, high: 80 }] };
    lab.send({ type: 'watch.choose', watch: other });
    actor.send({ type: 'hint.ask' });
    expect(shown()).toEqual(other);
    actor.send({ type: 'mission.restart' });
    expect(shown()!.ports).toEqual(mission.watch.ports);
  });

  it.each(['sleeping-pc', 'carrier-nat', 'friend-in-the-game'])('%s is solved by what is done in the lab', (name) => {
    const mission = missionNamed(name);
    const { actor, view, carryOut } = open(mission);
    actor.send({ type: 'mission.begin' });
    carryOut(mission.solution);
    actor.send({ type: 'check.ask' });
    expect(view()).toMatchObject({ phase: 'solved', missing: [], broken: [] });
  });

  it('is told about a wrong way, and works on as soon as something is done', () => {
    const mission = missionNamed('sleeping-pc');
    const { actor, view, carryOut } = open(mission);
    actor.send({ type: 'mission.begin' });
    carryOut(mission.wrong[0]!);
    actor.send({ type: 'check.ask' });
    expect(view()).toMatchObject({ phase: 'not-yet', wrong: mission.wrong[0]!.id, vain: 1 });
    carryOut({ deeds: [{ kind: 'router.change', router: 'gateway', change: { dmz: null } }], answers: {} });
    expect(view()).toMatchObject({ phase: 'working', wrong: null });
  });

  it('follows undoing: a step that is undone is missing again', () => {
    const mission = missionNamed('wrong-profile');
    const { lab, actor, view, carryOut } = open(mission);
    actor.send({ type: 'mission.begin' });
    carryOut({ deeds: mission.solution.deeds.slice(0, 1), answers: {} });
    expect(view().steps.map(({ state }) => state)).toEqual(['done', 'done', 'current']);
    lab.send({ type: 'history.undo' });
    expect(view().steps.map(({ state }) => state)).toEqual(['current', 'later', 'later']);
  });

  it('starts again from the briefing with its home as it was, and no hints', () => {
    const mission = missionNamed('wrong-profile');
    const { lab, actor, view, carryOut } = open(mission);
    actor.send({ type: 'mission.begin' });
    actor.send({ type: 'hint.ask' });
    carryOut(mission.solution);
    actor.send({ type: 'mission.restart' });
    expect(view()).toMatchObject({ phase: 'briefing', hints: 0, done: 0 });
    expect(labView(lab.getSnapshot()).scenario).toEqual(mission.home);
  });

  it('takes no answer that is not among the choices', () => {
    const mission = missionNamed('carrier-nat');
    const { actor } = open(mission);
    actor.send({ type: 'mission.begin' });
    actor.send({ type: 'answer.choose', question: 'where', choice: 'moon' });
    expect(actor.getSnapshot().context.answers).toEqual({});
  });

  it('hears no more once it was disconnected', () => {
    const mission = missionNamed('wrong-profile');
    const { actor, disconnect, view, carryOut } = open(mission);
    actor.send({ type: 'mission.begin' });
    disconnect();
    carryOut(mission.solution);
    expect(view().done).toBe(0);
  });
});
