import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { parseReport } from '#helper-protocol/report.ts';
import { freePort, runHelper, startHelperProcess } from './support/helper-process.ts';
import { request } from './support/raw-request.ts';

const json = ['Content-Type', 'application/json'] as const;

describe('the program', () => {
  it('says who it is, where it is, and with which code, and nothing else on standard output', async () => {
    const helper = await startHelperProcess();
    await helper.end();
    const [title, open, code, scope, flags] = helper.output().split('\n');
    expect(title).toBe('Port helper 1.0.0');
    expect(open).toBe(`Open:          http://127.0.0.1:${String(helper.port)}/#pair=${helper.code}`);
    expect(code).toBe(`Pairing code:  ${helper.code}  (one use, valid for 10 minutes)`);
    expect(scope).toBe('Scans only this machine. Ctrl+C ends it.');
    expect(flags).toMatch(/^Flags: {9}([KLHPVQMIATO] ){4} \(the page shows the same ones when it is connected\)$/);
    expect(helper.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  it('stops with a clear message when its port is taken, and moves to no other', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const finished = await runHelper(['--no-site', '--port', String(port)]);
    other.close();
    expect(finished.exitCode).toBe(1);
    expect(finished.output).toBe('');
    expect(finished.log).toContain(`Port ${String(port)} is already in use`);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends on %s with a scan running and a stream open, and tells the stream why',
    async (signal) => {
      const helper = await startHelperProcess();
      const paired = await request(helper.port, {
        method: 'POST',
        target: '/api/v1/pair',
        headers: [json],
        body: JSON.stringify({ code: helper.code }),
      });
      const bearer = ['Authorization', `Bearer ${(JSON.parse(paired.body) as { token: string }).token}`] as const;
      const created = await request(helper.port, {
        method: 'POST',
        target: '/api/v1/scans',
        headers: [json, bearer],
        body: JSON.stringify({ target: '127.0.0.1', protocol: 'tcp', ports: '1-65535' }),
      });
      const { id } = JSON.parse(created.body) as { id: string };
      const stream = await fetch(`http://127.0.0.1:${String(helper.port)}/api/v1/scans/${id}/events`, {
        headers: [[...bearer]],
      });
      const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = (await reader.read()).value ?? '';
      const exited = once(helper.child, 'exit');
      helper.child.kill(signal);
      for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
      expect(await exited).toEqual([0, null]);
      expect(text).toMatch(/^event: snapshot\n/);
      expect(text).toMatch(/event: done\ndata: \{"status":"cancelled","reason":"shutdown"/);
      expect(helper.log()).toContain(`ended reason=${signal}`);
    },
  );

  it('warns when it has rights that it does not need', async () => {
    const { log } = await runHelper(['--report', '--ports', '1']);
    expect(log.includes('It needs no special rights')).toBe(process.getuid?.() === 0);
  });

  it('prints its version, and its help', async () => {
    expect((await runHelper(['--version'])).output).toBe('1.0.0\n');
    const help = await runHelper(['--help']);
    expect(help.exitCode).toBe(0);
    for (const option of [
      '--port',
      '--allow-origin',
      '--no-site',
      '--report',
      '--target',
      '--protocol',
      '--ports',
      '--help',
      '--version',
    ]) {
      expect(help.output).toContain(option);
    }
  });

  it.each([
    [['--host', '0.0.0.0'], 'An option is not known'],
    [['--port', '99999'], '--port takes'],
    [['--allow-origin', '*'], '--allow-origin takes'],
    [['--report', '--target', '192.0.2.99'], '--target has to be an address of this machine'],
    [['--report', '--target', 'localhost'], '--target has to be an address of this machine'],
    [['--report', '--ports', '0'], '--ports takes'],
    [['--report', '--protocol', 'icmp'], '--protocol is tcp or udp'],
  ])('explains %j and starts nothing', async (args, message) => {
    const finished = await runHelper(args);
    expect(finished).toMatchObject({ exitCode: 2, output: '' });
    expect(finished.log).toContain(message);
  });
});

describe('the report', () => {
  it('is one JSON document that the page can read, without token or host name', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const finished = await runHelper(['--report', '--ports', `1-200,${String(port)}`]);
    server.close();
    expect(finished.exitCode).toBe(0);
    const report = parseReport(finished.output);
    expect(report).toMatchObject({
      ok: true,
      value: {
        report: 1,
        name: 'port-helper',
        scan: { target: '127.0.0.1', protocol: 'tcp', status: 'completed', total: 201, done: 201 },
      },
    });
    expect(report.ok && report.value.scan.results.open.split(',')).toContain(String(port));
    expect(report.ok && report.value.scan.rttMs?.[port]).toBeGreaterThan(0);
    expect(report.ok && Object.keys(report.value)).toEqual([
      'report',
      'name',
      'version',
      'takenAt',
      'scan',
      'listeners',
    ]);
  });
});
