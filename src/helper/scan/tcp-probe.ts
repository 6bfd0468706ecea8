/**
 * A TCP probe: one connection attempt, reset at once if it succeeds. No data is sent, none is read.
 *
 * Shared handlers that use `this` and one reused options object: closures, `once` and a new options object for each
 * probe together halve the speed (contract, "How to be fast"). A socket that was refused is used again once it has been
 * closed, as the runtime allows: nearly every port of a machine refuses, and a new socket costs a fifth of a probe.
 */
import { Socket, type TcpSocketConnectOpts } from 'node:net';
import type { Lane, OpenProbe, Probe } from './lane.ts';
import { STATE } from './state-byte.ts';

class TcpProbe extends Socket implements Probe {
  port = 0;
  attempt = 1;
  startedAt = 0;
  slot = -1;
  refused = false;
  lane: Lane | undefined = undefined;

  repeat(): boolean {
    return false;
  }

  abandon(): void {
    this.destroy();
  }
}

function onConnect(this: TcpProbe): void {
  const { lane } = this;
  if (this.slot < 0 || lane === undefined) return;
  // The kernel may pick as source the very port that is probed: TCP then connects to itself.
  if (this.localPort === this.port && this.localAddress === this.remoteAddress) lane.selfConnected(this);
  else lane.answered(this, STATE.open);
  this.resetAndDestroy();
}

function onError(this: TcpProbe, error: NodeJS.ErrnoException): void {
  const { lane } = this;
  if (this.slot < 0 || lane === undefined) return;
  switch (error.code) {
    case 'ECONNREFUSED':
      this.refused = true;
      lane.answered(this, STATE.closed);
      return;
    // A reset in the state SYN-SENT is a refusal; these two come only after the connection was established.
    case 'ECONNRESET':
    case 'EPIPE':
      lane.answered(this, STATE.open);
      return;
    case 'EMFILE':
    case 'ENFILE':
    case 'ENOBUFS':
    case 'ENOMEM':
    case 'EAGAIN':
    case 'EADDRINUSE':
      lane.starved(this, false);
      return;
    case 'EADDRNOTAVAIL':
      lane.starved(this, true);
      return;
    default:
      lane.prohibited(this);
  }
}

/** Opens TCP probes for a lane. */
export function createTcpOpener(lane: {
  readonly target: string;
  readonly family: 4 | 6;
  readonly bindSource: boolean;
}): OpenProbe {
  const options: TcpSocketConnectOpts = { host: lane.target, port: 0, family: lane.family, autoSelectFamily: false };
  if (lane.bindSource) options.localAddress = lane.target;
  const unused: TcpProbe[] = [];

  function onClose(this: TcpProbe): void {
    if (!this.refused) return;
    this.refused = false;
    unused.push(this);
  }

  function createProbe(): TcpProbe {
    const probe = new TcpProbe();
    probe.on('connect', onConnect);
    probe.on('error', onError);
    probe.on('close', onClose);
    return probe;
  }

  return (owner, port, attempt) => {
    const probe = unused.pop() ?? createProbe();
    probe.lane = owner;
    probe.port = port;
    probe.attempt = attempt;
    probe.startedAt = performance.now();
    options.port = port;
    probe.connect(options);
    return probe;
  };
}
