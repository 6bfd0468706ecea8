import type { Moment } from '#machines/experiment/follow.ts';
import type { TcpRow } from '#machines/experiment/tcp-table.ts';
import type { TcpState } from '#sim/tcp/states.ts';

/** One conversation that can be followed: to an open port, to a closed one, and the half-open one of a SYN scan. */
export interface TcpCase {
  readonly id: 'open' | 'closed' | 'half';
  readonly port: number;
  readonly moments: readonly Moment[];
}

export interface TcpChartScript {
  readonly number: string;
  readonly states: readonly TcpState[];
  readonly rows: readonly TcpRow[];
  readonly cases: readonly TcpCase[];
  readonly caller: string;
  readonly target: string;
}

export type { TcpRow };
