/** Real sockets: listeners of known kinds on this machine, and what the scan says of them. */
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPorts, formatPortList, joinPortLists, portListOf } from '#helper-protocol/port-list.ts';
import { answeredPorts } from '#helper-protocol/scan-event.ts';
import type { StatePorts } from '#helper-protocol/scan.ts';
import { scanOwn } from '../support/own-scan.ts';

const hasIpv6 = Object.values(networkInterfaces()).some((entries) => entries?.some(({ address }) => address === '::1'));

const tcpServers: Server[] = [];
const udpSockets: UdpSocket[] = [];
const bytesReceived: number[] = [];

async function listenTcp(
  host: string,
  onSocket: (socket: Socket) => void = () => undefined,
  backlog?: number,
): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => bytesReceived.push(chunk.length));
    onSocket(socket);
  });
  server.listen({ host, port: 0, ...(backlog === undefined ? {} : { backlog }) });
  await once(server, 'listening');
  tcpServers.push(server);
  return (server.address() as { port: number }).port;
}

async function listenUdp(
  host: string,
  answer: (socket: UdpSocket, port: number, address: string, message: Buffer) => void,
): Promise<number> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  socket.on('message', (message, { port, address }) => {
    answer(socket, port, address, message);
  });
  socket.bind(0, host);
  await once(socket, 'listening');
  udpSockets.push(socket);
  return socket.address().port;
}

/** A port on which nothing listens: one that was just given back. */
async function closedPort(): Promise<number> {
  const port = await listenTcp('127.0.0.1');
  const server = tcpServers.pop();
  server?.close();
  return port;
}

const within = (lists: StatePorts, state: keyof StatePorts, ports: readonly number[]): readonly number[] =>
  ports.filter((port) => answeredPorts(lists[state]).some(({ from, to }) => from <= port && port <= to));

afterAll(() => {
  for (const server of tcpServers) server.close();
  for (const socket of udpSockets) socket.close();
});

describe('TCP on 127.0.0.1', () => {
  let open: Readonly<Record<string, number>> = {};
  let otherAddress = 0;
  let closed: number[] = [];
  let lists: StatePorts;

  beforeAll(async () => {
    open = {
      silent: await listenTcp('127.0.0.1'),
      greeting: await listenTcp('127.0.0.1', (socket) => socket.write('220 hello\r\n')),
      echo: await listenTcp('127.0.0.1', (socket) => socket.pipe(socket)),
      hangingUp: await listenTcp('127.0.0.1', (socket) => socket.end()),
      resetting: await listenTcp('127.0.0.1', (socket) => socket.resetAndDestroy()),
      talking: await listenTcp('127.0.0.1', (socket) => socket.write(Buffer.alloc(1_000_000))),
      web: await listenTcp('127.0.0.1', (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n')),
      everywhere: await listenTcp('0.0.0.0'),
      smallBacklog: await listenTcp('127.0.0.1', undefined, 1),
      paused: await listenTcp('127.0.0.1', (socket) => socket.pause()),
      halfOpen: await listenTcp('127.0.0.1', (socket) => socket.setKeepAlive(true)),
      ...(hasIpv6 ? { bothFamilies: await listenTcp('::') } : { another: await listenTcp('127.0.0.1') }),
    };
    // An address of its own on the same machine: a listener there does not open the port of 127.0.0.1.
    otherAddress = process.platform === 'linux' ? await listenTcp('127.0.0.77') : await closedPort();
    closed = [await closedPort(), await closedPort(), await closedPort()];
    lists = await scanOwn('127.0.0.1', formatPortList(portListOf([...Object.values(open), ...closed, otherAddress])));
  });

  it('finds all twelve kinds of listeners open', () => {
    expect(Object.keys(open)).toHaveLength(12);
    expect(within(lists, 'open', Object.values(open))).toEqual(Object.values(open));
  });

  it('finds closed what nobody listens on, and what listens on another address only', () => {
    expect(within(lists, 'closed', [...closed, otherAddress])).toEqual([...closed, otherAddress]);
  });

  it('finds nothing filtered', () => {
    expect([lists.filtered, lists['open|filtered']]).toEqual(['', '']);
  });

  it('has sent no byte to any of them', () => {
    expect(bytesReceived).toEqual([]);
  });
});

describe('TCP on other own addresses', () => {
  it('finds an IPv6 listener on ::1 and not on 127.0.0.1', async () => {
    if (!hasIpv6) {
      await expect(scanOwn('::1', '80')).rejects.toThrow('cannot be scanned');
      return;
    }
    const port = await listenTcp('::1');
    expect((await scanOwn('::1', String(port))).open).toBe(String(port));
    expect((await scanOwn('127.0.0.1', String(port))).open).toBe('');
  });

  it('finds on the address of a network interface what listens everywhere, and not what listens on 127.0.0.1 only', async () => {
    const outward = Object.values(networkInterfaces())
      .flatMap((entries) => entries ?? [])
      .find(({ internal, family, address }) => !internal && family === 'IPv4' && !address.startsWith('169.254.'));
    const everywhere = await listenTcp('0.0.0.0');
    const local = await listenTcp('127.0.0.1');
    const target = outward?.address ?? '127.0.0.1';
    const lists = await scanOwn(target, formatPortList(portListOf([everywhere, local])));
    expect(within(lists, 'open', [everywhere])).toEqual([everywhere]);
    expect(within(lists, 'closed', [local])).toEqual(outward === undefined ? [] : [local]);
  });
});

describe('UDP on 127.0.0.1', () => {
  it('tells what answers from what stays silent and from what nobody listens on', async () => {
    const answering = [
      await listenUdp('127.0.0.1', (socket, port, address, message) => {
        socket.send(message, port, address);
      }),
      await listenUdp('127.0.0.1', (socket, port, address) => {
        socket.send('hello', port, address);
      }),
      await listenUdp('127.0.0.1', (socket, port, address) => {
        socket.send(Buffer.alloc(1200), port, address);
      }),
      await listenUdp('0.0.0.0', (socket, port, address) => {
        for (let time = 0; time < 3; time += 1) socket.send('again', port, address);
      }),
    ];
    const silent = [await listenUdp('127.0.0.1', () => undefined), await listenUdp('0.0.0.0', () => undefined)];
    const gone = createSocket('udp4').bind(0, '127.0.0.1');
    await once(gone, 'listening');
    const closed = gone.address().port;
    gone.close();
    const lists = await scanOwn('127.0.0.1', formatPortList(portListOf([...answering, ...silent, closed])), 'udp');
    expect(within(lists, 'open', answering)).toEqual(answering);
    expect(within(lists, 'open|filtered', silent)).toEqual(silent);
    expect(within(lists, 'closed', [closed])).toEqual([closed]);
    expect(lists.filtered).toBe('');
  });

  it('works on ::1 as well', async () => {
    if (!hasIpv6) {
      await expect(scanOwn('::1', '53', 'udp')).rejects.toThrow('cannot be scanned');
      return;
    }
    const echo = await listenUdp('::1', (socket, port, address, message) => {
      socket.send(message, port, address);
    });
    expect((await scanOwn('::1', String(echo), 'udp')).open).toBe(String(echo));
  });
});

describe('many ports at once', () => {
  it('are shared by two threads without a wrong state: every port of the upper half, self-connections included', async () => {
    // Source ports are taken from this very range, so some probes meet themselves.
    const lists = await scanOwn('127.0.0.1', '32768-60999');
    expect([lists.filtered, lists['open|filtered']]).toEqual(['', '']);
    expect(countPorts(joinPortLists(answeredPorts(lists.open), answeredPorts(lists.closed)))).toBe(60_999 - 32_768 + 1);
  });
});
