import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { netshLine, NO_EXTRAS, powerShellLine } from '#machines/rule-wizard/command-line.ts';
import type { HostRule } from '#sim/firewall/rule.ts';

const LAB: HostRule = {
  id: 'rule-1',
  name: 'Lab 8080',
  group: null,
  direction: 'in',
  action: 'allow',
  enabled: true,
  proto: 'tcp',
  ports: [{ low: 8080, high: 8080 }],
  remotePorts: null,
  remote: null,
  rejectWith: 'tcp-reset',
  profiles: ['private'],
  program: null,
  secure: false,
};

describe('netshLine', () => {
  it('writes what the reference writes', () => {
    expect(netshLine(LAB)).toBe(
      'netsh advfirewall firewall add rule name="Lab 8080" dir=in action=allow protocol=tcp localport=8080 profile=private',
    );
  });

  it('names program, places, ranges and switched-off rules', () => {
    const rule: HostRule = {
      ...LAB,
      direction: 'out',
      action: 'block',
      enabled: false,
      ports: null,
      remotePorts: [
        { low: 25, high: 25 },
        { low: 5000, high: 5010 },
      ],
      remote: { address: 0xc0a80100, length: 24 },
      profiles: null,
      program: 'web-server',
    };
    expect(netshLine(rule)).toBe(
      'netsh advfirewall firewall add rule name="Lab 8080" dir=out action=block enable=no ' +
        'program="C:\\Program Files\\Minato\\web-server.exe" protocol=tcp remoteport=25,5000-5010 ' +
        'remoteip=192.168.1.0/24 profile=any',
    );
  });

  it('asks for IPsec where the rule is for secured connections', () => {
    expect(netshLine({ ...LAB, secure: true })).toContain('action=allow');
    expect(netshLine({ ...LAB, secure: true })).toContain('security=authenticate');
    expect(netshLine({ ...LAB, secure: true }, { ...NO_EXTRAS, overridesBlocks: true })).toContain('action=bypass');
  });

  it('escapes quotes and a backslash before the closing quote', () => {
    expect(netshLine({ ...LAB, name: 'say "hi"' })).toContain('name="say \\"hi\\""');
    expect(netshLine({ ...LAB, name: 'end\\' })).toContain('name="end\\\\"');
  });

  it.each(['%PATH%', 'a" & calc', 'a"|b', 'two\nlines'])(
    'gives no line for %j, which cmd.exe would misread',
    (name) => {
      expect(netshLine({ ...LAB, name })).toBeNull();
    },
  );
});

describe('powerShellLine', () => {
  it('writes what the reference means, with single quotes', () => {
    expect(powerShellLine(LAB)).toBe(
      "New-NetFirewallRule -DisplayName 'Lab 8080' -Direction Inbound -Protocol TCP -LocalPort 8080 -Profile Private -Action Allow",
    );
  });

  it.each([
    ["it's", "'it''s'"],
    ['a’; Remove-Item x; ’', "'a’’; Remove-Item x; ’’'"],
    ['$(calc) `n %PATH%', "'$(calc) `n %PATH%'"],
  ])('keeps %j between its quotes', (name, quoted) => {
    expect(powerShellLine({ ...LAB, name })).toContain(`-DisplayName ${quoted} -Direction`);
  });

  it('says nothing of a name with several lines', () => {
    expect(powerShellLine({ ...LAB, name: 'a\nb' })).toBeNull();
  });
});

/** What PowerShell reads in a single-quoted string that begins at an index: its text, and where it ends. */
function readSingleQuoted(line: string, start: number): { text: string; end: number } {
  let text = '';
  for (let at = start + 1; at < line.length; at += 1) {
    if (!/['‘’‚‛]/.test(line[at]!)) text += line[at];
    else if (/['‘’‚‛]/.test(line[at + 1] ?? '')) text += line[at++];
    else return { text, end: at + 1 };
  }
  return { text, end: -1 };
}

/** How the C runtime reads the first quoted argument from an index on: backslashes before quotes are escapes. */
function readQuotedArgument(line: string, start: number): { text: string; end: number } {
  let text = '';
  for (let at = start + 1; at < line.length; at += 1) {
    const run = /^(\\*)("?)/.exec(line.slice(at))!;
    const [, slashes = '', quote] = run;
    if (quote === '"') {
      text += '\\'.repeat(slashes.length >> 1);
      at += slashes.length;
      if (slashes.length % 2 === 0) return { text, end: at + 1 };
      text += '"';
    } else if (slashes.length > 0) {
      text += slashes;
      at += slashes.length - 1;
    } else text += line[at];
  }
  return { text, end: -1 };
}

describe('whatever a rule is called', () => {
  const hostile = fc.string({ unit: fc.constantFrom(...'ab "\'’\\&|<>^%$`;あ'), minLength: 1, maxLength: 20 });

  it('PowerShell reads exactly that name and nothing of it as a command', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const line = powerShellLine({ ...LAB, name })!;
        const start = line.indexOf("'");
        const { text, end } = readSingleQuoted(line, start);
        expect(text).toBe(name);
        expect(line.slice(end)).toBe(
          ' -Direction Inbound -Protocol TCP -LocalPort 8080 -Profile Private -Action Allow',
        );
      }),
    );
  });

  it('netsh reads exactly that name, and cmd.exe finds nothing outside of quotes that it would act on', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const line = netshLine({ ...LAB, name });
        if (line === null) return;
        const { text, end } = readQuotedArgument(line, line.indexOf('"'));
        expect(text).toBe(name);
        expect(line.slice(end)).toBe(' dir=in action=allow protocol=tcp localport=8080 profile=private');
        // cmd.exe toggles at every quote, escaped or not.
        const outside = line.split('"').filter((_, index) => index % 2 === 0);
        expect(outside.join('')).not.toMatch(/[&|<>^]/);
        expect(line).not.toContain('%');
      }),
    );
  });
});
