/** What a screen shows of the PC: its phase from the machine, everything else from the network's settings. */
import type { SnapshotFrom } from 'xstate';
import { activeProfile, isFiltering } from '#sim/firewall/host-firewall.ts';
import { uncoveredListeners } from '#sim/firewall/coverage.ts';
import type { HostRule, Profile } from '#sim/firewall/rule.ts';
import type { Host, Listener, Program } from '#sim/scenario.ts';
import { openListeners, type OpenListener } from '#sim/topology.ts';
import type { Duration } from '#sim/time.ts';
import { BOOT_TIME, SHUTDOWN_TIME, type pcMachine } from './pc.machine.ts';

export type PcSnapshot = SnapshotFrom<typeof pcMachine>;
export type PcPhase = 'off' | 'booting' | 'running' | 'shutting-down';

export interface PcView {
  readonly phase: PcPhase;
  /** How much of booting or shutting down is done, 0 to 1; null in the other phases. */
  readonly progress: number | null;
  readonly restarts: boolean;
  readonly canUse: boolean;
  readonly profile: Profile;
  readonly programs: readonly ProgramView[];
  /** Everything that listens now, programs or not; nothing while the PC is off. */
  readonly listeners: readonly OpenListener[];
  readonly rules: readonly HostRule[];
  readonly isFirewallOn: boolean;
  readonly blocksAllInbound: boolean;
  readonly alert: AlertView | null;
}

export interface ProgramView extends Program {
  /** It runs, and its firewall has nothing said about these listeners. */
  readonly uncovered: readonly Listener[];
}

/** The security alert: which program, what it listens on, the profile that is offered, and how many more wait. */
export interface AlertView {
  readonly program: Program;
  readonly profile: Profile;
  readonly waiting: number;
}

function phaseOf(snapshot: PcSnapshot): PcPhase {
  if (snapshot.matches('booting')) return 'booting';
  if (snapshot.matches('running')) return 'running';
  return snapshot.matches('shuttingDown') ? 'shutting-down' : 'off';
}

function progressOf(phase: PcPhase, left: Duration): number | null {
  if (phase === 'booting') return 1 - left / BOOT_TIME;
  return phase === 'shutting-down' ? 1 - left / SHUTDOWN_TIME : null;
}

/** `host` is the PC in the network that is looked at. */
export function pcView(snapshot: PcSnapshot, host: Host): PcView {
  const { asked, left, restarts } = snapshot.context;
  const phase = phaseOf(snapshot);
  const asking = snapshot.matches({ running: 'firstRunPending' })
    ? host.programs.find(({ name }) => name === asked[0])
    : undefined;
  return {
    phase,
    progress: progressOf(phase, left),
    restarts: phase === 'shutting-down' && restarts,
    canUse: phase === 'running',
    profile: host.profile,
    programs: host.programs.map((program) => ({
      ...program,
      uncovered: program.running ? uncoveredListeners(host, program) : [],
    })),
    listeners: host.up ? openListeners(host) : [],
    rules: host.firewall.rules,
    isFirewallOn: isFiltering(host),
    blocksAllInbound: activeProfile(host)?.blockAllInbound ?? false,
    alert: asking === undefined ? null : { program: asking, profile: host.profile, waiting: asked.length - 1 },
  };
}
