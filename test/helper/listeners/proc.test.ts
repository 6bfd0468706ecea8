import { createServer } from 'node:net';
import { once } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIpv6 } from '#helper/listeners/ipv6-text.ts';
import { createProcReader, parseProcNet } from '#helper/listeners/proc.ts';
import { recording } from '../support/recording.ts';

const brief = (sockets: ReturnType<typeof parseProcNet>): readonly string[] =>
  sockets.map(({ address, port }) => `${address} ${String(port)}`);

describe('the tables of Linux', () => {
  it('give the TCP sockets that wait, and no connection', () => {
    const sockets = parseProcNet(recording('linux-6.18-proc-net-tcp.txt'), 'tcp', 'LE');
    expect(brief(sockets)).toEqual(['0.0.0.0 22', '192.168.77.5 8080', '127.0.0.1 631']);
    expect(sockets[0]).toEqual({ protocol: 'tcp', address: '0.0.0.0', port: 22, inode: '602084' });
  });

  it('give those of IPv6', () => {
    expect(brief(parseProcNet(recording('linux-6.18-proc-net-tcp6.txt'), 'tcp', 'LE'))).toEqual([
      ':: 22',
      '::1 631',
      'fd00:77::5 445',
    ]);
  });

  it('give the UDP sockets that are connected to nobody', () => {
    expect(brief(parseProcNet(recording('linux-6.18-proc-net-udp.txt'), 'udp', 'LE'))).toEqual([
      '127.0.0.1 323',
      '0.0.0.0 5353',
    ]);
    expect(brief(parseProcNet(recording('linux-6.18-proc-net-udp6.txt'), 'udp', 'LE'))).toEqual(['::1 323', ':: 5353']);
  });

  it('are read in the byte order of the machine', () => {
    const line =
      '   0: 7F000001:0277 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 7 1 0 100 0 0 10 0';
    expect(brief(parseProcNet(line, 'tcp', 'BE'))).toEqual(['127.0.0.1 631']);
  });

  it('may hold anything: other lines are passed over', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseProcNet(text, 'tcp', 'LE')).toEqual([]);
      }),
    );
  });
});

describe('IPv6 addresses as text', () => {
  it.each([
    [[0, 0, 0, 0, 0, 0, 0, 0], '::'],
    [[0, 0, 0, 0, 0, 0, 0, 1], '::1'],
    [[0xfe80, 0, 0, 0, 0x1c2b, 0x3dff, 0xfe4e, 0x5f60], 'fe80::1c2b:3dff:fe4e:5f60'],
    [[0x2001, 0xdb8, 0, 1, 1, 1, 1, 1], '2001:db8:0:1:1:1:1:1'],
    [[0x2001, 0, 0, 1, 0, 0, 0, 1], '2001:0:0:1::1'],
    [[0x2001, 0xdb8, 0, 0, 1, 0, 0, 1], '2001:db8::1:0:0:1'],
    [[1, 0, 0, 0, 0, 0, 0, 0], '1::'],
    [[0, 0, 0, 0, 0, 0xffff, 0xc0a8, 0x4d05], '::ffff:192.168.77.5'],
  ])('%j is %s (RFC 5952)', (groups, text) => {
    expect(formatIpv6(groups)).toBe(text);
  });
});

const thisSystem = process.platform === 'linux' ? describe : undefined;

thisSystem?.('this Linux', () => {
  it('lists a socket that waits, with the process that holds it', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const reader = createProcReader();
    expect(await reader.readPorts()).toContain(port);
    const found = (await reader.read()).filter((row) => row.port === port);
    server.close();
    expect(found).toEqual([
      { protocol: 'tcp', address: '127.0.0.1', port, process: expect.stringMatching(/\S/) as string, pid: process.pid },
    ]);
  });
});
