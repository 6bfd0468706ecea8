/**
 * A UDP probe: one datagram from a *connected* socket (an unconnected one never sees the ICMP error), and once more
 * on the same socket if nothing comes.
 *
 * The refusal arrives as an `error` event or in the callback of a send, which then swallows it: both are handled.
 */
import { createSocket, type Socket } from 'node:dgram';
import type { Lane, OpenProbe, Probe } from './lane.ts';
import { STATE } from './state-byte.ts';
import { payloadFor } from './udp-payload.ts';

class UdpProbe implements Probe {
  readonly port: number;
  attempt: number;
  startedAt = 0;
  slot = -1;
  readonly #lane: Lane;
  readonly #socket: Socket;
  #connected = false;

  constructor(lane: Lane, port: number, attempt: number) {
    const { target, family } = lane.job;
    this.#lane = lane;
    this.port = port;
    this.attempt = attempt;
    this.#socket = createSocket({
      type: family === 4 ? 'udp4' : 'udp6',
      // The target is an address of this machine, character for character: there is no name to look up.
      lookup: (host, _options, done) => {
        process.nextTick(done, null, host, family);
      },
    });
    this.startedAt = performance.now();
    this.#socket.on('error', (error) => {
      this.#failed(error);
    });
    this.#socket.on('message', () => {
      this.#answered();
    });
    this.#socket.on('connect', () => {
      this.#connected = true;
      this.startedAt = performance.now();
      this.#send();
    });
    this.#socket.bind({ address: target, port: 0, exclusive: true }, () => {
      if (this.slot >= 0) this.#socket.connect(port, target);
    });
  }

  repeat(): boolean {
    if (!this.#connected) return false;
    this.attempt += 1;
    this.startedAt = performance.now();
    this.#send();
    return true;
  }

  abandon(): void {
    this.#socket.close();
  }

  #send(): void {
    this.#socket.send(payloadFor(this.port), (error) => {
      if (error !== null) this.#failed(error);
    });
  }

  #answered(): void {
    if (this.slot < 0) return;
    // The kernel may have picked the probed port as the source: the probe then answers itself.
    if (this.#socket.address().port === this.port) this.#lane.selfConnected(this);
    else this.#lane.answered(this, STATE.open);
    this.abandon();
  }

  #failed(error: NodeJS.ErrnoException): void {
    if (this.slot < 0) return;
    switch (error.code) {
      case 'ECONNREFUSED':
      // Windows reports the ICMP error of a datagram as a reset.
      case 'ECONNRESET':
        this.#lane.answered(this, STATE.closed);
        break;
      case 'EMFILE':
      case 'ENFILE':
      case 'ENOBUFS':
      case 'ENOMEM':
      case 'EAGAIN':
      case 'EADDRINUSE':
        this.#lane.starved(this, false);
        break;
      case 'EADDRNOTAVAIL':
        this.#lane.starved(this, true);
        break;
      default:
        this.#lane.prohibited(this);
    }
    this.abandon();
  }
}

/** Opens UDP probes for a lane. */
export function createUdpOpener(): OpenProbe {
  return (lane, port, attempt) => new UdpProbe(lane, port, attempt);
}
