import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Only this machine can reach what listens here. */
export const loopback = '127.0.0.1';

/** How many ports above the first one are tried. */
const span = 50;

/** What Windows (reserved ranges) and all systems (in use) say when a port cannot be had. */
const taken = new Set(['EADDRINUSE', 'EACCES']);

/**
 * Listens on 127.0.0.1 at `port`, or at the next free port above it; 0 takes any. Resolves with the port it got.
 * With `exact`, rejects with Node's own error when that one port cannot be had.
 */
export async function listen(server: Server, port: number, exact = false): Promise<number> {
  const last = exact ? port : Math.min(port + span, 65_535);
  for (let candidate = port; ; candidate += 1) {
    try {
      await listenAt(server, candidate);
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined || !taken.has(code) || candidate >= last) throw error;
    }
  }
}

function listenAt(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, loopback, () => {
      server.off('error', fail);
      done();
    });
  });
}

/** Ends the server and every connection that is still open. */
export function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => {
      done();
    });
    server.closeAllConnections();
  });
}
