/** Free play after an experiment: programs are started and stopped, berths are asked, and the engine answers. */
import type { Result } from '#result';
import { run, stageOf, type Berth, type Change, type RunProblem } from './run.ts';
import type { Transport } from '#sim/scenario.ts';

export interface FreePlay {
  readonly host: string;
  /** Which programs run, by name. */
  readonly running: Readonly<Record<string, boolean>>;
  /** What berths last answered, by `berthKey`; forgotten when a program starts or stops. */
  readonly answers: Readonly<Record<string, string>>;
}

export function berthKey({ proto, port }: Pick<Berth, 'proto' | 'port'>): string {
  return `${port}/${proto}`;
}

export function startFreePlay(
  host: string,
  programs: readonly { readonly name: string; readonly running: boolean }[],
): FreePlay {
  return { host, running: Object.fromEntries(programs.map(({ name, running }) => [name, running])), answers: {} };
}

/** Starts or stops a program. Old answers no longer hold. */
export function switchProgram(play: FreePlay, program: string): FreePlay {
  return { ...play, running: { ...play.running, [program]: !play.running[program] }, answers: {} };
}

function changesOf({ host, running }: FreePlay): readonly Change[] {
  return Object.entries(running).map(([program, isRunning]) => ({
    kind: 'program.run',
    host,
    program,
    running: isRunning,
  }));
}

/** Who waits where, as the programs run now. */
export function berthsIn(play: FreePlay, scenario: unknown): readonly Berth[] {
  const stage = stageOf(scenario, changesOf(play));
  return stage.ok ? stage.value.berths : [];
}

/** Asks a berth; the answer is kept until a program starts or stops. */
export function knockAt(
  play: FreePlay,
  scenario: unknown,
  proto: Transport,
  port: number,
): Result<FreePlay, RunProblem> {
  const technique = proto === 'tcp' ? 'connect' : 'udp';
  const observed = run(scenario, changesOf(play), { kind: 'knock', technique, port });
  if (!observed.ok) return observed;
  return {
    ok: true,
    value: { ...play, answers: { ...play.answers, [berthKey({ proto, port })]: observed.value.outcome } },
  };
}
