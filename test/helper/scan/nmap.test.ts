/** Agreement with real nmap, port by port, where it is installed. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatPortList, parsePortList, portListOf } from '#helper-protocol/port-list.ts';
import { scanOwn } from '../support/own-scan.ts';

/** Ports of a range that nothing else is likely to use; every seventh listens. */
const PORTS = '20000-20199';

function nmapVersion(): string {
  try {
    return execFileSync('nmap', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

/** nmap's greppable output names the ports that are not closed; the rest it only counts. */
function openByNmap(): string {
  const output = execFileSync('nmap', ['-sT', '-n', '-Pn', '-T4', '-p', PORTS, '-oG', '-', '127.0.0.1'], {
    encoding: 'utf8',
  });
  const open = [...output.matchAll(/(\d+)\/open\/tcp/g)].map((match) => Number(match[1]));
  const other = [...output.matchAll(/(\d+)\/(?!open)[a-z|]+\/tcp/g)].map((match) => match[0]);
  expect(other.filter((entry) => !entry.includes('/closed/'))).toEqual([]);
  return formatPortList(portListOf(open));
}

describe('nmap', () => {
  const servers: Server[] = [];

  beforeAll(async () => {
    for (let port = 20_000; port < 20_200; port += 7) {
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
      });
      server.on('error', () => undefined);
      server.listen(port, '127.0.0.1');
      await Promise.race([once(server, 'listening'), once(server, 'error')]);
      servers.push(server);
    }
  });

  afterAll(() => {
    for (const server of servers) server.close();
  });

  it('sees the same port open and the same port closed as the helper does', async () => {
    const ours = await scanOwn('127.0.0.1', PORTS);
    const theirs = nmapVersion().includes('Nmap')
      ? openByNmap()
      : formatPortList(portListOf(servers.map((server) => (server.address() as { port: number }).port)));
    expect(ours.open).toBe(theirs);
    expect(ours.filtered).toBe('');
    expect(parsePortList(ours.open).ok).toBe(true);
  });
});
