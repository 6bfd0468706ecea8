import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLine } from '#machines/terminal/read-line.ts';
import { LONGEST_LINE, splitWords } from '#machines/terminal/words.ts';
import { createNetwork } from '#sim/network.ts';
import { HOME } from '../../support/home.ts';
import { openTerminal } from './opened-terminal.ts';

const NETWORK = createNetwork(HOME, { packets: false });
const read = (line: string) => readLine(line, HOME.hosts[0]!, NETWORK);
const ADD = 'netsh advfirewall firewall add rule';

describe('the words of a line', () => {
  it.each([
    ['', []],
    ['  a   b ', ['a', 'b']],
    ['name="Web server" x', ['name=Web server', 'x']],
    ['""', ['']],
    ['ｐｉｎｇ　１', ['ping', '1']],
    ['name="ｗｅｂ"', ['name=ｗｅｂ']],
  ])('of %j are %j', (line, words) => {
    expect(splitWords(line)).toEqual({ ok: true, value: words });
  });

  it('come back as they were when each is put into quotes', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[^"]{0,9}$/u), { maxLength: 8 }), (words) => {
        const line = words.map((word) => `"${word}"`).join(' ');
        expect(splitWords(line)).toEqual({ ok: true, value: words });
      }),
    );
  });
});

describe('a wrong line', () => {
  it.each([
    ['foo', 'problem.program', 'foo'],
    ['ping', 'problem.target-missing', undefined],
    ['ping 1.2.3', 'problem.address', '1.2.3'],
    ['ping 256.1.1.1', 'problem.address', '256.1.1.1'],
    ['ping tablet', 'problem.host', 'tablet'],
    ['ping -n x 192.168.1.1', 'problem.number', 'x'],
    ['ping -n 101 192.168.1.1', 'problem.number', '101'],
    ['ping -q 192.168.1.1', 'problem.option', '-q'],
    ['ping 192.168.1.1 192.168.1.2', 'problem.too-many', '192.168.1.2'],
    ['nmap -sS -sT 192.168.1.1', 'problem.techniques', '-sT'],
    ['nmap -sn -p 80 192.168.1.1', 'problem.technique-ports', '-p 80'],
    ['nmap -p 80;81 192.168.1.1', 'problem.ports-syntax', '80;81'],
    ['nmap -p 80,70000 192.168.1.1', 'problem.port-too-large', '70000'],
    ['nmap -p 90-80 192.168.1.1', 'problem.ports-reversed', '90-80'],
    ['nmap -p- 192.168.1.1', 'problem.ports-too-many', '-'],
    ['nmap -p', 'problem.ports-syntax', ''],
    ['nmap -sV 192.168.1.1', 'problem.option', '-sV'],
    ['nmap 8.8.8.8', 'problem.not-ours', '8.8.8.8'],
    ['netstat -x', 'problem.option', '-x'],
    ['netstat -p icmp', 'problem.option-value', 'icmp'],
    ['ipconfig /renew', 'problem.option', '/renew'],
    ['help me', 'problem.topic', 'me'],
    ['cls now', 'problem.too-many', 'now'],
    ['netsh advfirewal', 'problem.word', 'advfirewal'],
    ['netsh advfirewall', 'problem.word-missing', undefined],
    ['netsh advfirewall set allprofiles state maybe', 'problem.key-value', 'maybe'],
    ['netsh advfirewall set allprofiles firewallpolicy blockinbound', 'problem.key-value', 'blockinbound'],
    [`${ADD} dir=in action=allow`, 'problem.key-missing', undefined],
    [`${ADD} name=a dir=in dir=out action=allow`, 'problem.key-twice', undefined],
    [`${ADD} name=a colour=red`, 'problem.key-unknown', 'colour=red'],
    [`${ADD} name=a dir=up action=allow`, 'problem.key-value', 'up'],
    [`${ADD} name=a dir=in action=allow localport=80`, 'problem.key-value', ''],
    [`${ADD} name=a dir=in action=allow protocol=tcp localport=90-80`, 'problem.key-value', '90-80'],
    [`${ADD} name=a dir=in action=allow remoteip=1.2`, 'problem.key-value', '1.2'],
    [`${ADD} name=a dir=in action=allow profile=home`, 'problem.key-value', 'home'],
    [`${ADD} name=all dir=in action=allow`, 'problem.name-reserved', 'all'],
    [`${ADD} name=a|b dir=in action=allow`, 'problem.name-bar', 'a|b'],
    [`${ADD} name=${'n'.repeat(900)} dir=in action=allow`, 'problem.name-too-long', 'n'.repeat(40)],
    ['netsh advfirewall firewall delete rule name=none', 'netsh.none', 'none'],
    ['netsh advfirewall firewall set rule name=none enable=yes', 'problem.word-missing', undefined],
    [`${ADD} name="open`, 'problem.quote-open', '"open'],
    ['x'.repeat(LONGEST_LINE + 1), 'problem.line-long', undefined],
  ])('%.60s is refused with %s', (line, code, word) => {
    expect(read(line)).toMatchObject({
      ok: false,
      problem: { code, ...(word === undefined ? {} : { values: { word } }) },
    });
  });

  it('names the word in question in what is printed, and leaves the network as it is', () => {
    const { run, network } = openTerminal();
    const before = network();
    expect(run('nmap -p 80,70000 192.168.1.1')).toContain('70000');
    expect(run(`${ADD} name="<script>alert(1)</script>|" dir=in action=allow`)).toContain('<script>alert(1)</script>|');
    expect(network()).toBe(before);
  });

  it('is never more than a problem, whatever is typed', () => {
    const words = fc.constantFrom(
      ...['ping', 'nmap', 'netsh', 'netstat', 'advfirewall', 'firewall', 'add', 'rule', 'new', 'show', 'set', '-p'],
      ...['name=a', 'dir=in', 'action=allow', 'protocol=tcp', 'localport=80', '-sT', '192.168.1.1', '"', '-n', '/?'],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 9 }), (typed) => {
        expect(read(typed.join(' '))).toHaveProperty('ok');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a right line', () => {
  it('is read in any case, with .exe, with either sign, and asks for help with /?', () => {
    expect(read('PING.EXE /N 1 LOCALHOST')).toMatchObject({ value: { program: 'ping', ping: { count: 1 } } });
    expect(read('netstat /AN')).toMatchObject({ value: { netstat: { all: true, numeric: true, owner: false } } });
    expect(read('nmap /?')).toEqual({ ok: true, value: { program: 'help', topic: 'nmap' } });
    expect(read('netsh')).toEqual({ ok: true, value: { program: 'help', topic: 'netsh' } });
  });

  it('may leave the end of a range open, as nmap does', () => {
    expect(read('nmap -p 65000- 192.168.1.1')).toMatchObject({
      value: { nmap: { ports: [{ low: 65_000, high: 65_535 }] } },
    });
    expect(read('nmap -p-100 192.168.1.1')).toMatchObject({ value: { nmap: { ports: [{ low: 1, high: 100 }] } } });
  });
});
