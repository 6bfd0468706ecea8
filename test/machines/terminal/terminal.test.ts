import { describe, expect, it } from 'vitest';
import { messages } from '#i18n/messages.ts';
import { LINE_CODES } from '#machines/terminal/line.ts';
import { PROMPT } from '#machines/terminal/terminal.view.ts';
import { HOME } from '../../support/home.ts';
import { openTerminal } from './opened-terminal.ts';

const PRINTER = 0xc0a8011e;
const ADD = 'netsh advfirewall firewall add rule';

describe('ipconfig', () => {
  it('prints the address, mask and gateway that the PC has in the network', () => {
    const printed = openTerminal().run('ipconfig');
    expect(printed).toMatch(/IPv4 Address[ .]+: 192\.168\.1\.20$/m);
    expect(printed).toMatch(/Subnet Mask[ .]+: 255\.255\.255\.0$/m);
    expect(printed).toMatch(/Default Gateway[ .]+: 192\.168\.1\.1$/m);
    expect(printed).not.toContain('Physical Address');
  });

  it('prints with /all the hardware address that the frames in a capture bear', () => {
    expect(openTerminal().run('ipconfig /all')).toMatch(/Physical Address[ .]+: 02-00-00-00-02-00$/m);
  });

  it('prints no gateway for a PC that has none', () => {
    const [pc, ...others] = HOME.hosts;
    const printed = openTerminal({ ...HOME, hosts: [{ ...pc!, defaultRoute: false }, ...others] }).run('ipconfig');
    expect(printed).toMatch(/Default Gateway[ .]+: $/m);
  });
});

describe('netstat', () => {
  it('lists nobody without -a, and with it whoever listens, by port', () => {
    const { run, lab } = openTerminal();
    expect(run('netstat -n')).not.toContain('LISTENING');
    lab.send({
      type: 'command.requested',
      command: { kind: 'program.run', host: 'pc', program: 'game-server', running: true },
    });
    const rows = run('netstat -ano')
      .split('\n')
      .filter((row) => /TCP|UDP/.test(row));
    expect(rows.map((row) => row.trim().split(/\s+/))).toEqual([
      ['TCP', '0.0.0.0:445', '0.0.0.0:0', 'LISTENING', '4'],
      ['TCP', '0.0.0.0:25565', '0.0.0.0:0', 'LISTENING', '1004'],
      ['UDP', '0.0.0.0:19132', '*:*', '1004'],
    ]);
    expect(
      run('netstat -ab -p udp')
        .split('\n')
        .filter((row) => /TCP|UDP|exe/.test(row)),
    ).toEqual(['  UDP    0.0.0.0:19132          *:*', ' [game-server.exe]']);
  });

  it('lists a connection of the PC while it is there', () => {
    const { run, lab, pass } = openTerminal();
    const ports = [{ low: 631, high: 631 }];
    const scan = { technique: 'connect', target: PRINTER, ports, ping: 'default' } as const;
    lab.send({
      type: 'command.requested',
      command: {
        kind: 'scan.start',
        scanner: { vantage: 'self', host: 'pc', address: 0 },
        scan: { ...scan, timeoutMs: 1_000, adaptive: false, parallelism: 1 },
      },
    });
    pass(1);
    expect(run('netstat -n')).toMatch(/^ {2}TCP {4}192\.168\.1\.20:\d+ +192\.168\.1\.30:631 +SYN_SENT$/m);
    pass(100);
    expect(run('netstat -n')).not.toContain('192.168.1.30');
  });
});

describe('ping', () => {
  it('sends four requests a second apart, and counts what came back', () => {
    const { run, network } = openTerminal();
    const printed = run('ping 192.168.1.1');
    expect(printed.match(/^Reply from 192\.168\.1\.1: bytes=32 time=\d+ms TTL=64$/gm)).toHaveLength(4);
    expect(printed).toContain('Sent = 4, Received = 4, Lost = 0 (0% loss)');
    const starts = network().changing.scans.map(({ startedAt }) => startedAt);
    expect(starts).toHaveLength(4);
    for (const [index, at] of starts.slice(1).entries()) expect(at - starts[index]!).toBeGreaterThanOrEqual(1_000_000);
  });

  it('says who could not deliver, and what was lost', () => {
    const { run } = openTerminal();
    expect(run('ping -n 1 192.168.1.99')).toContain('Reply from 192.168.1.20: Destination host unreachable.');
    expect(run('ping -n 1 192.0.2.1')).toContain('Reply from 203.0.113.1: Destination net unreachable.');
  });

  it('times out where the other firewall keeps silent', () => {
    const printer = HOME.hosts[1]!;
    const firewall = { ...printer.firewall, enabled: true, defaultInbound: 'block' as const };
    const { run } = openTerminal({ ...HOME, hosts: [HOME.hosts[0]!, { ...printer, firewall }, HOME.hosts[2]!] });
    expect(run('ping -n 2 -w 300 192.168.1.30')).toMatch(/(Request timed out\.\n){2}[^]*Lost = 2 \(100% loss\)/);
  });

  it('goes on with -t until it is interrupted, and then counts', () => {
    const { type, pass, send, view } = openTerminal();
    type('ping -t localhost');
    for (let frame = 0; frame < 125; frame += 1) pass(50);
    expect(view().isRunning).toBe(true);
    send({ type: 'job.interrupt' });
    expect(view().isRunning).toBe(false);
    const printed = view()
      .entries.map(({ text }) => text)
      .join('\n');
    expect(printed).toContain('Sent = 7, Received = 7, Lost = 0');
    expect(printed).toContain('^C');
  });

  it('is one step of the history, however many requests it sent', () => {
    const { run, undoable, lab, network } = openTerminal();
    run('ping 192.168.1.1');
    expect(undoable()).toBe(1);
    lab.send({ type: 'history.undo' });
    expect(network().changing.scans).toEqual([]);
  });

  it('stops when it is taken back while it runs', () => {
    const { type, pass, lab, view } = openTerminal();
    type('ping 192.168.1.99');
    pass(100);
    lab.send({ type: 'history.undo' });
    expect(view().isRunning).toBe(false);
    expect(view().entries.at(-1)?.text).toContain('taken back');
  });
});

describe('nmap', () => {
  it.each([
    ['nmap -p 80-81 192.168.1.1', ['80/tcp open   http', '81/tcp closed unknown']],
    ['nmap -sT -p 631-632 192.168.1.30', ['631/tcp open   ipp', '632/tcp closed unknown']],
    ['nmap -sU -p 54 192.168.1.1', ['54/udp closed unknown']],
    ['nmap -sA -p 631 192.168.1.30', ['631/tcp unfiltered ipp']],
    ['nmap -sF -p 631-632 192.168.1.30', ['631/tcp open|filtered ipp', '632/tcp closed        unknown']],
    ['nmap -sN --reason -p 632 192.168.1.30', ['632/tcp closed unknown reset']],
    ['nmap -sX -p 632 192.168.1.30', ['632/tcp closed unknown']],
    ['nmap -Pn -p 8080 203.0.113.20', ['8080/tcp filtered http-alt']],
  ])('%s prints what its probes found', (line, rows) => {
    const printed = openTerminal().run(line);
    for (const row of rows) expect(printed).toContain(`\n${row}\n`);
    expect(printed).toMatch(/Nmap done: 1 IP address \(1 host up\) scanned in \d+\.\d\d seconds/);
  });

  it('counts the ports that are alike, and lists those that are open', () => {
    const printed = openTerminal().run('nmap 192.168.1.1');
    expect(printed).toContain('Not shown: 999 closed tcp ports (reset)');
    expect(printed).toContain('\n80/tcp open  http\n');
    expect(openTerminal().run('nmap -p 1-100 192.168.1.30')).toContain(
      'All 100 scanned ports on 192.168.1.30 are in ignored states.',
    );
  });

  it('says that nobody is there, and with -Pn reports each port all the same', () => {
    expect(openTerminal().run('nmap -sT -p 80 192.168.1.99')).toContain('Host seems down');
    expect(openTerminal().run('nmap -sT -Pn -p 80 192.168.1.99')).toContain('80/tcp filtered http');
    expect(openTerminal().run('nmap -sn 192.168.1.30')).toContain('Host is up');
  });

  it('sends nothing to somebody else’s address', () => {
    const { run, network, undoable } = openTerminal();
    expect(run('nmap -sS -p 443 198.51.100.80')).toContain('198.51.100.80 is not an address of this home');
    expect(network().changing.scans).toEqual([]);
    expect(undoable()).toBe(0);
  });

  it('is cancelled by Ctrl+C, and nothing of it goes on in the network', () => {
    const { type, pass, send, view, network } = openTerminal();
    type('nmap -Pn -p 1-500 203.0.113.20');
    pass(3);
    send({ type: 'job.interrupt' });
    expect(view().isRunning).toBe(false);
    expect(network().changing.scans.map(({ phase }) => phase)).toEqual(['cancelled']);
    expect(view().entries.at(-1)?.text).toContain('^C');
  });

  it('waits while one looks at the past, and goes on in the present', () => {
    const { type, pass, lab, view } = openTerminal();
    type('nmap -Pn -p 80 203.0.113.20');
    pass(1);
    lab.send({ type: 'scrub.to', place: { kind: 'instant', instant: 0 } });
    expect(view().isRunning).toBe(true);
    lab.send({ type: 'scrub.end' });
    lab.send({ type: 'clock.skip' });
    expect(view().isRunning).toBe(false);
    expect(view().entries.at(-1)?.text).toContain('Nmap done');
  });
});

describe('netsh', () => {
  it('makes a rule from the line that the wizard shows, changes it, shows it and deletes it', () => {
    const { run, host } = openTerminal();
    const line = `${ADD} name="Lab 8080" dir=in action=allow protocol=tcp localport=8080,9000-9010 profile=private`;
    expect(run(line)).toContain('Ok.');
    expect(host().firewall.rules).toMatchObject([
      {
        name: 'Lab 8080',
        direction: 'in',
        action: 'allow',
        proto: 'tcp',
        ports: [
          { low: 8080, high: 8080 },
          { low: 9000, high: 9010 },
        ],
        profiles: ['private'],
      },
    ]);
    expect(run('netsh advfirewall firewall show rule name="lab 8080"')).toMatch(/LocalPort: +8080,9000-9010$/m);
    expect(run('netsh advfirewall firewall set rule name="Lab 8080" new enable=no')).toContain('Updated 1 rule(s).');
    expect(host().firewall.rules[0]).toMatchObject({ enabled: false, action: 'allow' });
    expect(run('netsh advfirewall firewall delete rule name="Lab 8080"')).toContain('Deleted 1 rule(s).');
    expect(host().firewall.rules).toEqual([]);
  });

  it('deletes all rules of a name in one step of the history', () => {
    const { run, host, undoable, lab } = openTerminal();
    for (const dir of ['in', 'in', 'out']) run(`${ADD} name=Web dir=${dir} action=block`);
    const before = undoable();
    expect(run('netsh advfirewall firewall delete rule name=Web dir=in')).toContain('Deleted 2 rule(s).');
    expect(host().firewall.rules.map(({ direction }) => direction)).toEqual(['out']);
    expect(undoable()).toBe(before + 1);
    lab.send({ type: 'history.undo' });
    expect(host().firewall.rules).toHaveLength(3);
  });

  it('switches profiles on and off, and shows what is so', () => {
    const { run, host } = openTerminal();
    run('netsh advfirewall set privateprofile state off');
    expect(host().firewall.profiles).toMatchObject({ private: { enabled: false }, public: { enabled: true } });
    expect(run('netsh advfirewall show currentprofile state')).toMatch(/^State +OFF$/m);
    run('netsh advfirewall set allprofiles firewallpolicy blockinboundalways,blockoutbound');
    const printed = run('netsh advfirewall show allprofiles firewallpolicy');
    expect(printed.match(/BlockInboundAlways,BlockOutbound/g)).toHaveLength(3);
  });
});

describe('the line', () => {
  it('brings earlier lines back, and what was being typed after them', () => {
    const { run, send, view } = openTerminal();
    run('hostname');
    run('hostname');
    run('ipconfig');
    send({ type: 'input.change', text: 'ne' });
    send({ type: 'history.older' });
    expect(view().input).toBe('ipconfig');
    send({ type: 'history.older' });
    send({ type: 'history.older' });
    expect(view().input).toBe('hostname');
    for (let step = 0; step < 3; step += 1) send({ type: 'history.newer' });
    expect(view().input).toBe('ne');
  });

  it('is completed as far as is certain, with the choices beside it', () => {
    const { send, view } = openTerminal();
    const completed = (text: string) => {
      send({ type: 'input.change', text });
      const { completes } = view();
      send({ type: 'completion.ask' });
      return { completes, text: view().input, choices: view().choices };
    };
    expect(completed('ipc')).toEqual({ completes: true, text: 'ipconfig ', choices: [] });
    expect(completed('n')).toEqual({ completes: true, text: 'n', choices: ['netsh', 'netstat', 'nmap'] });
    expect(completed('netsh adv').text).toBe('netsh advfirewall ');
    expect(completed('netsh advfirewall firewall a').text).toBe('netsh advfirewall firewall add ');
    expect(completed(`${ADD} d`).choices).toEqual(['dir=', 'description=']);
    expect(completed(`${ADD} dir=o`).text).toBe(`${ADD} dir=out `);
    expect(completed('nmap 203').text).toBe('nmap 203.0.113.20 ');
    for (const nothing of ['', 'xyz', 'hostname ', 'nmap 8.8']) expect(completed(nothing).completes).toBe(false);
  });

  it('clears the screen, and asks for the window to be closed', () => {
    const { run, view, lab } = openTerminal();
    run('hostname');
    expect(view().entries.at(-1)?.text).toMatch(`${PROMPT}hostname\npc`);
    run('cls');
    expect(view().entries).toEqual([]);
    run('');
    expect(view().entries).toEqual([{ id: 2, text: PROMPT }]);
    lab.send({ type: 'command.requested', command: { kind: 'host.power', host: 'pc', up: false } });
    expect(view()).toMatchObject({ entries: [], input: '' });
  });

  it('has a sentence for everything that it can say, and no other', () => {
    const inWords = Object.keys(messages('ja')).filter((key) =>
      /^terminal\.(help|ipconfig|netsh|netstat|nmap|ping|problem|word)\./.test(key),
    );
    expect(inWords.sort()).toEqual(LINE_CODES.map((code) => `terminal.${code}`).sort());
  });
});
