/**
 * The TCP connection state diagram (RFC 9293 §3.3.2, figure 5, with the aborts of §3.10.5 and the resets of §3.10.7) as data.
 *
 * The table is the law: `endpoint.ts` can move only along it, and the chart that a lesson draws is this table. An event
 * that a state does not list cannot happen there; `nextState` throws, because that is wrong code and not a wrong packet.
 */
export const TCP_STATES = [
  'closed',
  'listen',
  'syn-sent',
  'syn-received',
  'established',
  'fin-wait-1',
  'fin-wait-2',
  'close-wait',
  'closing',
  'last-ack',
  'time-wait',
] as const;
export type TcpState = (typeof TCP_STATES)[number];

/**
 * What can happen: calls of the program (`open.passive`, `open.active`, `close`, `abort`), arriving segments (`syn`,
 * `syn-ack`, `ack` meaning "our SYN or FIN is acknowledged", `fin`, `fin-ack` meaning both at once, `reset`) and time
 * (`give-up` after too many retransmissions, `expire` after two maximum segment lifetimes).
 */
export const TCP_EVENTS = [
  'open.passive',
  'open.active',
  'close',
  'abort',
  'syn',
  'syn-ack',
  'ack',
  'fin',
  'fin-ack',
  'reset',
  'give-up',
  'expire',
] as const;
export type TcpEvent = (typeof TCP_EVENTS)[number];

/** What the endpoint sends when it takes the step. */
export type TcpReply = 'syn' | 'syn-ack' | 'ack' | 'fin' | 'reset' | 'nothing';

export interface TcpStep {
  readonly to: TcpState;
  readonly send: TcpReply;
}

function step(to: TcpState, send: TcpReply = 'nothing'): TcpStep {
  return { to, send };
}

export const TCP_TABLE: { readonly [S in TcpState]: { readonly [E in TcpEvent]?: TcpStep } } = {
  closed: { 'open.passive': step('listen'), 'open.active': step('syn-sent', 'syn') },
  // A listening socket stays in LISTEN; the connection that a SYN makes is a new endpoint that enters SYN-RECEIVED.
  listen: { syn: step('syn-received', 'syn-ack'), close: step('closed'), abort: step('closed') },
  'syn-sent': {
    'syn-ack': step('established', 'ack'),
    syn: step('syn-received', 'syn-ack'),
    reset: step('closed'),
    close: step('closed'),
    abort: step('closed'),
    'give-up': step('closed'),
  },
  'syn-received': {
    ack: step('established'),
    fin: step('close-wait', 'ack'),
    // Back to LISTEN where it came from a listener: the endpoint ends, the listener is untouched, nobody is told.
    reset: step('listen'),
    close: step('fin-wait-1', 'fin'),
    abort: step('closed', 'reset'),
    'give-up': step('closed'),
  },
  established: {
    fin: step('close-wait', 'ack'),
    close: step('fin-wait-1', 'fin'),
    abort: step('closed', 'reset'),
    reset: step('closed'),
  },
  'fin-wait-1': {
    ack: step('fin-wait-2'),
    fin: step('closing', 'ack'),
    'fin-ack': step('time-wait', 'ack'),
    reset: step('closed'),
    abort: step('closed', 'reset'),
    'give-up': step('closed'),
  },
  'fin-wait-2': { fin: step('time-wait', 'ack'), reset: step('closed'), abort: step('closed', 'reset') },
  'close-wait': { close: step('last-ack', 'fin'), reset: step('closed'), abort: step('closed', 'reset') },
  // Both ends have closed: an abort has nobody left to tell (§3.10.5).
  closing: { ack: step('time-wait'), reset: step('closed'), abort: step('closed'), 'give-up': step('closed') },
  'last-ack': { ack: step('closed'), reset: step('closed'), abort: step('closed'), 'give-up': step('closed') },
  'time-wait': { expire: step('closed'), reset: step('closed'), abort: step('closed') },
};

/** The step of the table. Throws where the table has none: ask `canTake` when the event is not sure to fit. */
export function takeStep(state: TcpState, event: TcpEvent): TcpStep {
  const found = TCP_TABLE[state][event];
  if (found === undefined) throw new Error(`no step for ${event} in ${state}`);
  return found;
}

export function canTake(state: TcpState, event: TcpEvent): boolean {
  return TCP_TABLE[state][event] !== undefined;
}
