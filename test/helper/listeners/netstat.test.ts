import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinNetstat, parseNetstat, parseTasklist } from '#helper/listeners/netstat.ts';
import { recording } from '../support/recording.ts';

const expected = [
  'tcp 0.0.0.0 135 1052',
  'tcp 0.0.0.0 445 4',
  'tcp 0.0.0.0 5040 6820',
  'tcp 192.168.1.20 139 4',
  'tcp :: 135 1052',
  'tcp :: 445 4',
  'tcp ::1 49669 3544',
  'udp 0.0.0.0 5353 2188',
  'udp 127.0.0.1 1900 5260',
  'udp 192.168.1.20 137 4',
  'udp :: 5353 2188',
  'udp fe80::5d2:6a31:77c1:9b0e 1900 5260',
];

describe('netstat -ano', () => {
  it.each([
    'windows-11-netstat-en.txt',
    'windows-10-netstat-ja-cp932.txt',
    'windows-10-netstat-de-cp850.txt',
    'windows-11-netstat-ru-cp866.txt',
    'windows-11-netstat-words-in-two-parts-utf8.txt',
  ])('says the same in every language: %s', (name) => {
    const rows = parseNetstat(recording(name)).map(
      ({ protocol, address, port, pid }) => `${protocol} ${address} ${String(port)} ${pid}`,
    );
    expect(rows).toEqual(expected);
  });

  it.each([
    '  TCP    0.0.0.0:99999          0.0.0.0:0              LISTENING       4',
    '  TCP    0.0.0.0:0              0.0.0.0:0              LISTENING       4',
    '  TCP    <script>:135           0.0.0.0:0              LISTENING       4',
    '  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       4; rm -rf',
    '  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       -1',
    '  TCP    [::1:135               [::]:0                 LISTENING       4',
    '  SCTP   0.0.0.0:135            0.0.0.0:0              LISTENING       4',
    '  UDP    0.0.0.0:53',
  ])('may hold anything: passes over %j', (line) => {
    expect(parseNetstat(`${line}\r\n`)).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseNetstat(`  TCP  ${text}\r\n`);
        parseTasklist(`"${text}`);
      }),
    );
  });
});

describe('tasklist', () => {
  it('names the processes', () => {
    const names = parseTasklist(recording('windows-11-tasklist-en.csv'));
    expect([...names]).toEqual([
      ['0', 'System Idle Process'],
      ['4', 'System'],
      ['1052', 'svchost.exe'],
      ['6820', 'svchost.exe'],
      ['2188', 'mDNSResponder.exe'],
      ['3544', 'spoolsv.exe'],
    ]);
  });

  it.each([
    ['windows-10-tasklist-de-cp850.csv', '?berwachung.exe'],
    ['windows-10-tasklist-ja-cp932.csv', expect.stringMatching(/^[\x20-\x7e]+\.exe$/) as string],
  ])('shows letters of a code page as question marks: %s', (file, name) => {
    expect(parseTasklist(recording(file)).get('6820')).toEqual(name);
  });

  it('shortens a name without end, and reads doubled quotes', () => {
    expect(parseTasklist(`"${'x'.repeat(500)}","7","Services"`).get('7')).toBe('x'.repeat(64));
    expect(parseTasklist('"a ""b"" c.exe","8","Services"').get('8')).toBe('a "b" c.exe');
  });

  it('is joined with netstat by process number; a process that has ended has no name', () => {
    const rows = joinNetstat(
      parseNetstat(recording('windows-11-netstat-en.txt')),
      parseTasklist(recording('windows-11-tasklist-en.csv')),
    );
    expect(rows[0]).toEqual({ protocol: 'tcp', address: '0.0.0.0', port: 135, process: 'svchost.exe', pid: 1052 });
    expect(rows.find(({ port }) => port === 1900)?.process).toBeNull();
  });
});
