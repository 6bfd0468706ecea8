import { describe, expect, it } from 'vitest';
import { connectHome } from '#machines/lab/home.ts';
import { labView } from '#machines/lab/lab.view.ts';
import { BOOT_TIME, SHUTDOWN_TIME, type PcEvent } from '#machines/pc/pc.machine.ts';
import { pcView } from '#machines/pc/pc.view.ts';
import { viewpoints } from '#sim/viewpoint.ts';
import { HOME } from '../../support/home.ts';

function startPc(scenario = HOME) {
  const { lab, pc } = connectHome({ scenario }, 'pc');
  const lookAtLab = () => labView(lab.getSnapshot());
  return {
    lab,
    send: (...events: PcEvent[]) => events.forEach((event) => pc.send(event)),
    labNow: lookAtLab,
    view: () => pcView(pc.getSnapshot(), lookAtLab().scenario.hosts[0]!),
    fromLan: (port: number) =>
      viewpoints(lookAtLab().network, { pc: 'pc', proto: 'tcp', ports: [{ low: port, high: port }] }).lan.answers[0],
  };
}

const LONG_ENOUGH: PcEvent = { type: 'time.advanced', duration: BOOT_TIME };
const START_WEB: PcEvent = { type: 'program.start', program: 'web-server' };

describe('the power of the PC', () => {
  it('is gone from the network only when shutting down is over', () => {
    const { send, view, labNow } = startPc();
    send({ type: 'power.off' });
    expect(view()).toMatchObject({ phase: 'shutting-down', progress: 0 });
    expect(labNow().scenario.hosts[0]!.up).toBe(true);
    send({ type: 'time.advanced', duration: SHUTDOWN_TIME / 2 });
    expect(view().progress).toBe(0.5);
    send({ type: 'time.advanced', duration: SHUTDOWN_TIME / 2 });
    expect(view()).toMatchObject({ phase: 'off', listeners: [] });
    expect(labNow().scenario.hosts[0]!.up).toBe(false);
  });

  it('is back in the network only when booting is over', () => {
    const { send, view, labNow } = startPc();
    send({ type: 'power.off' }, LONG_ENOUGH, { type: 'power.on' });
    send({ type: 'time.advanced', duration: BOOT_TIME - 1 });
    expect(view().phase).toBe('booting');
    expect(labNow().scenario.hosts[0]!.up).toBe(false);
    send({ type: 'time.advanced', duration: 1 });
    expect(view().phase).toBe('running');
    expect(labNow().scenario.hosts[0]!.up).toBe(true);
  });

  it('goes through off to running on a restart', () => {
    const { send, view } = startPc();
    send({ type: 'power.restart' });
    expect(view()).toMatchObject({ phase: 'shutting-down', restarts: true });
    send(LONG_ENOUGH);
    expect(view()).toMatchObject({ phase: 'booting', restarts: false });
    send(LONG_ENOUGH);
    expect(view().phase).toBe('running');
  });

  it('follows the network when a change is undone and done again', () => {
    const { send, view, lab } = startPc();
    send({ type: 'power.off' }, LONG_ENOUGH);
    lab.send({ type: 'history.undo' });
    expect(view().phase).toBe('running');
    lab.send({ type: 'history.redo' });
    expect(view().phase).toBe('off');
  });
});

describe('the security alert', () => {
  it('comes when a program listens that no rule speaks about, and until then the firewall blocks it', () => {
    const { send, view, fromLan } = startPc();
    send(START_WEB);
    expect(view().alert).toMatchObject({ program: { name: 'web-server' }, profile: 'private', waiting: 0 });
    expect(fromLan(80)).toMatchObject({ state: 'filtered', door: 'pc-firewall' });
  });

  it('does not come for a program that only the PC itself can reach', () => {
    const { send, view } = startPc();
    send({ type: 'program.start', program: 'notes' });
    expect(view().alert).toBeNull();
    expect(view().programs[2]!.running).toBe(true);
  });

  it('makes allow rules for TCP and UDP, named by its description, of that program in the chosen profiles when allowed', () => {
    const { send, view, fromLan } = startPc();
    send(START_WEB, { type: 'alert.allow', name: 'Web server', profiles: ['private', 'public'] });
    expect(view().alert).toBeNull();
    expect(view().rules).toMatchObject([
      {
        name: 'Web server',
        proto: 'tcp',
        action: 'allow',
        program: 'web-server',
        ports: null,
        profiles: ['private', 'public'],
      },
      {
        name: 'Web server',
        proto: 'udp',
        action: 'allow',
        program: 'web-server',
        ports: null,
        profiles: ['private', 'public'],
      },
    ]);
    expect(fromLan(80)).toMatchObject({ state: 'open', door: 'program' });
    expect(fromLan(81)).toMatchObject({ state: 'filtered' });
  });

  it('makes block rules for TCP and UDP when refused, which beat a port rule that comes later', () => {
    const { send, view, fromLan, lab } = startPc();
    send(START_WEB, { type: 'alert.cancel', name: 'The program' });
    expect(view().rules).toMatchObject([
      { proto: 'tcp', action: 'block', program: 'web-server', profiles: ['private'] },
      { proto: 'udp', action: 'block', program: 'web-server', profiles: ['private'] },
    ]);
    const blocking = view().rules[0]!;
    const rule = { ...blocking, id: 'later', action: 'allow' as const, program: null, ports: [{ low: 80, high: 80 }] };
    lab.send({ type: 'command.requested', command: { kind: 'rule.add', host: 'pc', rule } });
    expect(fromLan(80)).toMatchObject({ state: 'filtered', door: 'pc-firewall', ref: blocking.id });
  });

  it('is answered in one step of the history, with both rules', () => {
    const { send, view, lab, labNow } = startPc();
    send(START_WEB);
    const before = labNow().undoable;
    send({ type: 'alert.cancel', name: 'The program' });
    expect(labNow().undoable).toBe(before + 1);
    lab.send({ type: 'history.undo' });
    expect(view().rules).toEqual([]);
    expect(view().programs[0]!.running).toBe(true);
  });

  it('is not raised again for a program that has its rules', () => {
    const { send, view } = startPc();
    send(
      START_WEB,
      { type: 'alert.cancel', name: 'The program' },
      { type: 'program.stop', program: 'web-server' },
      START_WEB,
    );
    expect(view().alert).toBeNull();
  });

  it('is raised in another profile than the rules are for', () => {
    const { send, view } = startPc();
    send(
      START_WEB,
      { type: 'alert.allow', name: 'The program', profiles: ['private'] },
      { type: 'program.stop', program: 'web-server' },
    );
    send({ type: 'profile.choose', profile: 'public' }, START_WEB);
    expect(view().alert).toMatchObject({ profile: 'public' });
  });

  it('asks about one program after the other', () => {
    const { send, view } = startPc();
    send(START_WEB, { type: 'program.start', program: 'game-server' });
    expect(view().alert).toMatchObject({ program: { name: 'web-server' }, waiting: 1 });
    send({ type: 'alert.cancel', name: 'The program' });
    expect(view().alert).toMatchObject({ program: { name: 'game-server' }, waiting: 0 });
  });

  it('goes away when the program stops, and when its start is undone', () => {
    const { send, view, lab } = startPc();
    send(START_WEB, { type: 'program.stop', program: 'web-server' });
    expect(view().alert).toBeNull();
    send(START_WEB);
    lab.send({ type: 'history.undo' });
    expect(view().alert).toBeNull();
  });

  it('does not come where the firewall is off or shuts everybody out', () => {
    const profile = {
      enabled: true,
      defaultInbound: 'block',
      defaultOutbound: 'allow',
      blockAllInbound: true,
    } as const;
    const [host, ...others] = HOME.hosts;
    const profiles = { domain: null, private: profile, public: null };
    for (const change of [{ enabled: false }, { profiles }]) {
      const scenario = { ...HOME, hosts: [{ ...host!, firewall: { ...host!.firewall, ...change } }, ...others] };
      const { send, view } = startPc(scenario);
      send(START_WEB);
      expect(view().alert).toBeNull();
    }
  });

  it('comes when a running program moves to a port that no rule speaks about', () => {
    const { send, view, lab } = startPc();
    const [web] = view().programs;
    send(START_WEB, { type: 'alert.allow', name: 'The program', profiles: ['private'] });
    for (const { id } of view().rules)
      lab.send({ type: 'command.requested', command: { kind: 'rule.remove', host: 'pc', id } });
    send({ type: 'program.listen', program: 'web-server', listeners: [{ ...web!.listeners[0]!, port: 8_000 }] });
    expect(view().alert).toMatchObject({ program: { name: 'web-server' } });
  });

  it('cannot be allowed for no network at all', () => {
    const { send, view } = startPc();
    send(START_WEB, { type: 'alert.allow', name: 'The program', profiles: [] });
    expect(view().alert).not.toBeNull();
  });
});
