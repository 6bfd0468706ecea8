/** What a command line asks for, once it was understood. */
import type { Address } from '#sim/address.ts';
import type { Command } from '#sim/command.ts';
import type { Profile, HostRule } from '#sim/firewall/rule.ts';
import type { PortList } from '#sim/port-list.ts';
import type { Technique, Transport } from '#sim/scenario.ts';
import type { Line, LineCode, LineValue } from './line.ts';

export const PROGRAMS = ['cls', 'exit', 'help', 'hostname', 'ipconfig', 'netsh', 'netstat', 'nmap', 'ping'] as const;
export type ProgramName = (typeof PROGRAMS)[number];

export interface NetstatRequest {
  /** Listeners too. */
  readonly all: boolean;
  readonly numeric: boolean;
  readonly owner: boolean;
  readonly binary: boolean;
  readonly proto: Transport | null;
}

export interface PingRequest {
  readonly target: Address;
  /** The name that was typed in the address's place. */
  readonly named: string | null;
  readonly count: number;
  readonly timeoutMs: number;
}

export interface NmapRequest {
  readonly target: Address;
  readonly named: string | null;
  readonly technique: Technique;
  readonly ports: PortList;
  /** Whether it looks first whether anybody is there. */
  readonly discovers: boolean;
  readonly reason: boolean;
}

/** What netsh is to show, or to do as commands with what it says then. */
export type NetshRequest =
  | { readonly kind: 'show-profiles'; readonly profiles: readonly Profile[]; readonly part: 'state' | 'policy' | null }
  | { readonly kind: 'show-rules'; readonly rules: readonly HostRule[] }
  | { readonly kind: 'show-interface' }
  | { readonly kind: 'change'; readonly commands: readonly Command[]; readonly said: readonly Line[] };

export type Request =
  | { readonly program: 'cls' }
  | { readonly program: 'exit' }
  | { readonly program: 'hostname' }
  | { readonly program: 'help'; readonly topic: ProgramName | null }
  | { readonly program: 'ipconfig'; readonly all: boolean }
  | { readonly program: 'netstat'; readonly netstat: NetstatRequest }
  | { readonly program: 'ping'; readonly ping: PingRequest }
  | { readonly program: 'nmap'; readonly nmap: NmapRequest }
  | { readonly program: 'netsh'; readonly netsh: NetshRequest };

/** Why a line was not understood, as the sentence that says so, with the word in question and what was expected. */
export interface LineProblem {
  readonly code: Extract<LineCode, `problem.${string}` | 'netsh.none'>;
  readonly values: Readonly<Record<string, LineValue>>;
}

export function problem(code: LineProblem['code'], values: LineProblem['values'] = {}): LineProblem {
  return { code, values };
}
