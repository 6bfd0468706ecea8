/** The engine's table of TCP states, row by row, for those who draw it. */
import { TCP_EVENTS, TCP_STATES, TCP_TABLE, type TcpEvent, type TcpReply, type TcpState } from '#sim/tcp/states.ts';

/** One step: what happens in which state, what is sent, and where it leads. */
export interface TcpRow {
  readonly from: TcpState;
  readonly event: TcpEvent;
  readonly to: TcpState;
  readonly send: TcpReply;
}

export const tcpStates: readonly TcpState[] = TCP_STATES;

/** All steps in the order of states and events. */
export const tcpRows: readonly TcpRow[] = TCP_STATES.flatMap((from) =>
  TCP_EVENTS.flatMap((event) => {
    const step = TCP_TABLE[from][event];
    return step === undefined ? [] : [{ from, event, to: step.to, send: step.send }];
  }),
);
