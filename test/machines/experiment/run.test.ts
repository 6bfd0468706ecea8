import { describe, expect, it } from 'vitest';
import { berthKey, berthsIn, knockAt, startFreePlay, switchProgram } from '#machines/experiment/free-play.ts';
import { run, stageOf } from '#machines/experiment/run.ts';
import { lessonHome } from '../../support/lessons.ts';

const home = lessonHome('library-pc');
const stop = { kind: 'program.run', host: 'library-pc', program: 'web', running: false } as const;

function observed(...args: Parameters<typeof run>) {
  const result = run(...args);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

describe('a knock at a TCP port', () => {
  it('is answered with SYN and ACK where a program listens', () => {
    const { outcome, legs } = observed(home, [], { kind: 'knock', technique: 'connect', port: 80 });
    expect(outcome).toBe('open');
    expect(legs.map(({ from, kind }) => [from, kind])).toEqual([
      ['caller', 'syn'],
      ['target', 'syn-ack'],
    ]);
    expect(legs[1]!.destinationPort).toBe(legs[0]!.sourcePort);
    expect(legs[1]!.at).toBeGreaterThan(legs[0]!.at);
  });

  it('is refused with a reset where none does', () => {
    const { outcome, legs } = observed(home, [stop], { kind: 'knock', technique: 'connect', port: 80 });
    expect([outcome, legs[1]?.kind]).toEqual(['closed', 'rst']);
  });
});

describe('a knock at a UDP port', () => {
  it('is answered by ICMP where no program listens', () => {
    const { outcome, legs } = observed(home, [], { kind: 'knock', technique: 'udp', port: 53 });
    expect([outcome, legs[1]?.kind, legs[1]?.sourcePort]).toEqual(['closed', 'unreachable', null]);
  });
});

describe('a question about one boat', () => {
  it('tells the boats before it as known, and what that boat is', () => {
    const { outcome, legs, known, lanes } = observed(home, [], {
      kind: 'boat',
      number: 3,
      technique: 'connect',
      port: 80,
    });
    expect([outcome, legs.length, known, lanes]).toEqual(['ack', 3, 2, 3]);
  });

  it('is a reset of the half-open scan, and no boat after a refusal', () => {
    expect(observed(home, [], { kind: 'boat', number: 3, technique: 'syn', port: 80 }).outcome).toBe('rst');
    const refused = observed(home, [stop], { kind: 'boat', number: 3, technique: 'connect', port: 80 });
    expect([refused.outcome, refused.legs.length, refused.lanes]).toEqual(['no-boat', 2, 3]);
  });
});

describe('a question about a label', () => {
  const label = (number: number, field: 'destination' | 'acknowledgment') =>
    ({ kind: 'label', number, field, technique: 'connect', port: 80 }) as const;

  it('says where the answer goes: back to the number that the question left from', () => {
    expect(observed(home, [], label(2, 'destination')).outcome).toBe('sender');
  });

  it('says what each acknowledgment counts from', () => {
    expect(observed(home, [], label(2, 'acknowledgment')).outcome).toBe('x+1');
    expect(observed(home, [], label(3, 'acknowledgment')).outcome).toBe('y+1');
    expect(observed(home, [stop], label(2, 'acknowledgment')).outcome).toBe('x+1');
  });
});

describe('a question about the receiver', () => {
  it('names the program, the machine without one, and nobody', () => {
    const at = (to: string, port: number) =>
      observed(home, [], { kind: 'receiver', technique: 'connect', to, port }).outcome;
    expect(at('192.168.1.20', 80)).toBe('at:library-pc:web');
    expect(at('192.168.1.20', 81)).toBe('at:library-pc');
    expect(at('192.168.1.99', 80)).toBe('at:nobody');
  });
});

describe('a question about time', () => {
  it('is answered by the simulated clock: refusals take milliseconds, silence takes seconds', () => {
    const wait = { kind: 'wait', technique: 'connect', port: 30, count: 20 } as const;
    expect(observed(home, [], wait)).toMatchObject({ outcome: 'milliseconds', lanes: 1 });
    const guarded = observed(
      home,
      [{ kind: 'firewall.change', host: 'library-pc', change: { enabled: true, defaultInbound: 'block' } }],
      wait,
    );
    expect([guarded.outcome, guarded.ports.length]).toEqual(['seconds', 20]);
  });
});

describe('a knock by an unusual technique', () => {
  const practice = lessonHome('practice-harbour');
  const windows = '192.168.1.50';
  const unguarded = { kind: 'firewall.change', host: 'windows-pc', change: { enabled: false } } as const;
  const knock = (technique: 'ack' | 'fin' | 'null' | 'xmas' | 'udp', port: number, to?: string) => {
    const { outcome, legs } = observed(practice, to === undefined ? [] : [unguarded], {
      kind: 'knock',
      technique,
      port,
      to,
    });
    return [outcome, ...legs.map(({ kind }) => kind)];
  };

  it.each(['fin', 'null', 'xmas'] as const)(
    '%s: silence where a program listens on Linux, a reset where none does',
    (technique) => {
      expect(knock(technique, 80)).toEqual(['open|filtered', technique]);
      expect(knock(technique, 81)).toEqual(['closed', technique, 'rst']);
    },
  );

  it('gets a reset from Windows even where a program listens', () => {
    expect(knock('fin', 80, windows)).toEqual(['closed', 'fin', 'rst']);
  });

  it('is refused where an ACK comes unasked, with a listener and without', () => {
    expect(knock('ack', 80)).toEqual(['unfiltered', 'ack', 'rst']);
    expect(knock('ack', 81)).toEqual(['unfiltered', 'ack', 'rst']);
  });

  it('gets no answer by UDP from a program that does not reply', () => {
    expect(knock('udp', 514)).toEqual(['open|filtered', 'udp']);
  });
});

describe('a ping', () => {
  const practice = lessonHome('practice-harbour');

  it('knows no ports, and is answered unless a guard drops it', () => {
    const { outcome, legs } = observed(practice, [], { kind: 'ping' });
    expect([outcome, ...legs.map(({ kind, destinationPort }) => [kind, destinationPort])]).toEqual([
      'echo-reply',
      ['echo', null],
      ['echo-reply', null],
    ]);
    expect(observed(practice, [], { kind: 'ping', to: '192.168.1.50' }).outcome).toBe('no-reply');
  });
});

describe('a guard with profiles', () => {
  const guarded = lessonHome('guarded-windows');
  const rule = { kind: 'rule.change', host: 'misaki-pc', id: 'allow-web-private', change: { enabled: true } } as const;
  const away = { kind: 'profile.choose', host: 'misaki-pc', profile: 'public' } as const;

  it('lets in what a rule for the network of now allows, and nothing by a rule for another', () => {
    const knock = { kind: 'knock', technique: 'connect', port: 8080 } as const;
    expect(observed(guarded, [rule], knock).outcome).toBe('open');
    expect(observed(guarded, [rule, away], knock).outcome).toBe('filtered');
  });

  it('is not asked where a machine asks itself: question and answer are told apart', () => {
    const itself = { kind: 'knock', technique: 'connect', port: 8080, from: 'misaki-pc', to: '127.0.0.1' } as const;
    const { outcome, legs } = observed(guarded, [], itself);
    expect([outcome, ...legs.map(({ from, kind }) => `${from} ${kind}`)]).toEqual([
      'open',
      'caller syn',
      'target syn-ack',
    ]);
    expect(stageOf(guarded, [], itself)).toMatchObject({ ok: true, value: { target: { name: 'misaki-pc' } } });
  });
});

describe('a question about the log of the owner', () => {
  const server = lessonHome('library-server');
  const log = (port: number, count: number) => observed(server, [], { kind: 'log', technique: 'syn', port, count });

  it('has one line for one knock, also of a greeting that was broken off, and no alarm', () => {
    const { outcome, log: seen } = log(443, 1);
    expect(outcome).toBe('noted');
    expect(seen).toMatchObject({ knocks: [{ at: 0, port: 443, answer: 'accepted' }], alarm: null });
  });

  it('has an alarm after many refusals', () => {
    const { outcome, log: seen } = log(20, 20);
    expect(outcome).toBe('alarm');
    expect(seen).toMatchObject({ alarm: { count: 5, ports: 5 } });
    expect(seen?.knocks).toHaveLength(20);
  });

  it('says that nothing came where the machine cannot be reached', () => {
    const off = { kind: 'host.power', host: 'library-server', up: false } as const;
    expect(observed(server, [off], { kind: 'log', technique: 'syn', port: 443, count: 1 }).outcome).toBe('unseen');
  });
});

describe('a question about permission', () => {
  const server = lessonHome('library-server');
  const slip = { to: '198.51.100.80', ports: [443, 443] } as const;
  const asked = (to: string, count: number, shown?: typeof slip) =>
    observed(server, [], { kind: 'permission', to, port: 443, count, slip: shown }).outcome;

  it('tells whose a machine is where there is no slip', () => {
    expect(asked('192.168.1.20', 1)).toBe('home');
    expect(asked('203.0.113.45', 1)).toBe('carrier');
    expect(asked('198.51.100.80', 1)).toBe('somebody-else');
  });

  it('holds a scan against the slip', () => {
    expect(asked('198.51.100.80', 1, slip)).toBe('within');
    expect(asked('198.51.100.80', 100, slip)).toBe('other-ports');
    expect(asked('198.51.100.81', 1, slip)).toBe('other-target');
  });
});

describe('a question that cannot be asked', () => {
  it('says what is wrong in the scenario', () => {
    const bad = run({ format: 1 }, [], { kind: 'knock', technique: 'connect', port: 80 });
    expect(bad).toMatchObject({ ok: false, problem: { code: 'bad-scenario' } });
  });

  it('says which change was refused', () => {
    const bad = run(home, [{ ...stop, program: 'nobody' }], { kind: 'knock', technique: 'connect', port: 80 });
    expect(bad).toEqual({
      ok: false,
      problem: { code: 'refused', command: 'program.run', problem: 'no-such-program' },
    });
  });
});

describe('the stage', () => {
  it('names both machines and shows who waits', () => {
    expect(stageOf(home, [])).toMatchObject({
      ok: true,
      value: { caller: { name: 'misaki-pc' }, target: { name: 'library-pc' }, berths: [{ proto: 'tcp', port: 80 }] },
    });
  });
});

describe('the stage of a question', () => {
  it('shows the boats that have sailed, and nothing of the one that is asked about', () => {
    const stage = stageOf(home, [], { kind: 'boat', number: 3, technique: 'connect', port: 80 });
    expect(stage.ok && stage.value.legs.map(({ kind }) => kind)).toEqual(['syn', 'syn-ack']);
  });

  it('lists the machines but for the caller where one is to be reached', () => {
    const stage = stageOf(home, [], { kind: 'receiver', technique: 'connect', port: 80 });
    expect(stage.ok && stage.value.machines.map(({ name }) => name)).toEqual(['library-pc']);
  });
});

describe('free play', () => {
  const play = startFreePlay('library-pc', [
    { name: 'web', running: true },
    { name: 'names', running: false },
  ]);

  it('moves attendants as programs start and stop', () => {
    expect(berthsIn(play, home).map(berthKey)).toEqual(['80/tcp']);
    expect(berthsIn(switchProgram(play, 'names'), home).map(berthKey)).toEqual(['53/udp', '80/tcp']);
  });

  it('keeps an answer until a program starts or stops', () => {
    const knocked = knockAt(play, home, 'tcp', 80);
    if (!knocked.ok) throw new Error(knocked.problem.code);
    expect(knocked.value.answers).toEqual({ '80/tcp': 'open' });
    expect(switchProgram(knocked.value, 'web').answers).toEqual({});
  });
});
