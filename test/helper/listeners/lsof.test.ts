import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLsof } from '#helper/listeners/lsof.ts';
import { sortListeners } from '#helper/listeners/table.ts';
import { recording } from '../support/recording.ts';

const brief = (rows: ReturnType<typeof parseLsof>): readonly string[] =>
  sortListeners(rows).map(
    ({ protocol, address, port, process }) => `${protocol} ${address} ${String(port)} ${process ?? '-'}`,
  );

describe('lsof -F', () => {
  it('gives what waits on macOS: both families of a wildcard in one row, no connection, nothing unbound', () => {
    expect(brief(parseLsof(recording('macos-14-lsof.txt')))).toEqual([
      'tcp 0.0.0.0 22 launchd',
      'tcp 127.0.0.1 631 cupsd',
      'tcp ::1 631 cupsd',
      'tcp 0.0.0.0 7000 ControlCe',
      'tcp 0.0.0.0 49152 rapportd',
      'udp 0.0.0.0 3722 rapportd',
      'udp 0.0.0.0 5353 mDNSResponder',
      'udp fe80:4::1c2b:3dff:fe4e:5f60 51413 Google\\x20Chrome',
    ]);
  });

  it('tells the number of each process', () => {
    const rows = parseLsof('p812\ncsshd\nf3\nPTCP\nn*:22\np0\ncnobody\nf1\nPUDP\nn*:53\n');
    expect(rows.map(({ process, pid }) => [process, pid])).toEqual([
      ['sshd', 812],
      ['nobody', undefined],
    ]);
  });

  it('is read without the lines for files, which some versions leave out', () => {
    expect(brief(parseLsof(recording('linux-lsof-4.95.txt')))).toEqual([
      'tcp 0.0.0.0 22 python3',
      'tcp fd00:77::5 445 python3',
      'tcp 127.0.0.1 631 python3',
      'tcp ::1 631 python3',
      'tcp 192.168.77.5 8080 python3',
    ]);
  });

  it('may hold anything, and never throws', () => {
    expect(parseLsof('p1\nc<img>\nf1\nPTCP\nn<b>:22\nn*:0\nn*:70000\nn*:22x\nPICMP\nn*:7\n')).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('p', 'c', 'f', 'P', 'n', 'T', ''), fc.string())), (lines) => {
        for (const row of parseLsof(lines.map((line) => line.join('')).join('\n'))) expect(row.port).toBeGreaterThan(0);
      }),
    );
  });
});
