import { describe, expect, it } from 'vitest';
import { createNetwork } from '#sim/network.ts';
import { portListOf } from '#sim/port-list.ts';
import { viewpoints } from '#sim/viewpoint.ts';
import type { Command } from '#sim/command.ts';
import { programPath } from '#machines/rule-wizard/program-path.ts';
import { finish, homeAfter, PC, startWizard } from './filled-wizard.ts';

const RUN: Command = { kind: 'program.run', host: 'pc', program: 'web-server', running: true };

/** What a neighbour in the same Wi-Fi sees of one port of the PC. */
function seenFromWifi(commands: readonly Command[], port: number) {
  const network = createNetwork(homeAfter(commands), { packets: false });
  return viewpoints(network, { pc: 'pc', proto: 'tcp', ports: portListOf([port]) }).lan.answers[0]?.state;
}

function addedRule(commands: readonly Command[]) {
  const [command] = commands;
  if (command?.kind !== 'rule.add') throw new Error('No rule was added');
  return command.rule;
}

describe('the defaults', () => {
  it('tick all three profiles and allow what comes in', () => {
    const { draft, page } = startWizard('in').page();
    expect(page).toBe('type');
    expect(draft).toMatchObject({ type: 'program', action: 'allow', profiles: ['domain', 'private', 'public'] });
    expect(draft.ports).toEqual({ all: false, text: '' });
    expect(draft.portProtocol).toBe('tcp');
  });

  it('block what goes out', () => {
    expect(startWizard('out').page().draft.action).toBe('block');
  });
});

describe('the pages', () => {
  it.each([
    ['program', ['type', 'program', 'action', 'profile', 'name']],
    ['port', ['type', 'ports', 'action', 'profile', 'name']],
    ['predefined', ['type', 'predefined', 'action']],
    ['custom', ['type', 'program', 'protocol', 'scope', 'action', 'profile', 'name']],
  ] as const)('of the type %s are those of the real wizard', (type, pages) => {
    const wizard = startWizard('in');
    wizard.answer({ type });
    expect(wizard.page().steps.map(({ page }) => page)).toEqual(pages);
  });

  it('gain Users and Computers when the connection has to be secure', () => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'port', action: 'secure' });
    expect(wizard.page().steps.map(({ page }) => page)).toEqual([
      'type',
      'ports',
      'action',
      'users',
      'computers',
      'profile',
      'name',
    ]);
  });

  it('gain only Computers for an outbound rule', () => {
    const wizard = startWizard('out');
    wizard.answer({ type: 'port', action: 'secure' });
    const pages = wizard.page().steps.map(({ page }) => page);
    expect(pages).toContain('computers');
    expect(pages).not.toContain('users');
  });

  it('are kept as they were filled in when one goes back and on again', () => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'port' });
    wizard.next();
    wizard.answer({ ports: { all: false, text: '25565' }, portProtocol: 'udp' });
    wizard.next();
    wizard.back();
    wizard.back();
    expect(wizard.page().page).toBe('type');
    wizard.next();
    expect(wizard.page().draft).toMatchObject({ ports: { all: false, text: '25565' }, portProtocol: 'udp' });
  });

  it('can be reached again from the list of steps, but not those that are still to come', () => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'port', ports: { all: true, text: '' } });
    wizard.send({ type: 'page.open', page: 'name' });
    expect(wizard.page().page).toBe('type');
    wizard.next();
    wizard.next();
    wizard.next();
    wizard.send({ type: 'page.open', page: 'ports' });
    expect(wizard.page().page).toBe('ports');
  });
});

describe('the port field', () => {
  const refusedFor = (text: string) => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'port', ports: { all: false, text } });
    wizard.next();
    wizard.next();
    return wizard.page();
  };

  it.each([
    ['', 'ports-empty', -1],
    ['abc', 'ports-syntax', 0],
    ['80, x', 'ports-syntax', 1],
    ['70000', 'port-too-large', 0],
    ['80,90-80', 'ports-reversed', 1],
    ['-1', 'ports-syntax', 0],
    ['80,,443', 'ports-syntax', 1],
    ['<script>alert(1)</script>', 'ports-syntax', 0],
  ])('refuses %j', (text, code, item) => {
    const { page, problems } = refusedFor(text);
    expect(page).toBe('ports');
    expect(problems).toEqual([{ field: 'ports', code, item }]);
  });

  it.each([
    ['80', [[80, 80]]],
    [
      '80,443',
      [
        [80, 80],
        [443, 443],
      ],
    ],
    ['5000-5010', [[5000, 5010]]],
    [
      '80, 443, 5000-5010',
      [
        [80, 80],
        [443, 443],
        [5000, 5010],
      ],
    ],
    [
      '８０、４４３',
      [
        [80, 80],
        [443, 443],
      ],
    ],
    ['0-65535', [[0, 65535]]],
  ])('takes %j', (text, ranges) => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'port', ports: { all: false, text }, name: 'x' });
    finish(wizard);
    expect(addedRule(wizard.commands).ports).toEqual(ranges.map(([low, high]) => ({ low, high })));
  });

  it('says nothing before Next was pressed, and nothing once the text is right', () => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'port' });
    wizard.next();
    expect(wizard.page().problems).toEqual([]);
    wizard.next();
    expect(wizard.page().problems).toHaveLength(1);
    wizard.answer({ ports: { all: false, text: '80' } });
    expect(wizard.page().problems).toEqual([]);
  });
});

describe('the name', () => {
  it.each([
    ['', 'name-empty'],
    ['   ', 'name-empty'],
    ['あ'.repeat(201), 'name-too-long'],
    ['x'.repeat(1000), 'name-too-long'],
    ['ALL', 'name-reserved'],
    ['a|b', 'name-bar'],
    ['a\nb', 'name-control'],
  ])('is refused: %j', (name, code) => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'port', ports: { all: true, text: '' }, name });
    for (let page = 0; page < 5; page += 1) wizard.next();
    expect(wizard.page().problems).toEqual([{ field: 'name', code, item: -1 }]);
    expect(wizard.commands).toEqual([]);
  });

  it('may be script, which is kept letter by letter', () => {
    const wizard = startWizard('in');
    const name = '<img src=x onerror="alert(1)">';
    wizard.answer({ type: 'port', ports: { all: true, text: '' }, name });
    finish(wizard);
    expect(addedRule(wizard.commands).name).toBe(name);
  });

  it('may be that of another rule, and the page says so', () => {
    const wizard = startWizard('in');
    const twin = startWizard('in', { ...PC, firewall: { ...PC.firewall, rules: [ruleNamed('Lab')] } });
    for (const each of [wizard, twin]) {
      each.answer({ type: 'port', ports: { all: true, text: '' }, name: 'Lab' });
      for (let page = 0; page < 4; page += 1) each.next();
    }
    expect(wizard.page().notes).not.toContain('name-taken');
    expect(twin.page().notes).toContain('name-taken');
  });
});

function ruleNamed(name: string) {
  const wizard = startWizard('in');
  wizard.answer({ type: 'port', ports: { all: true, text: '' }, name });
  finish(wizard);
  return addedRule(wizard.commands);
}

describe('a finished rule', () => {
  it('lets a neighbour in where a program listens', () => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'port', ports: { all: false, text: '80' }, name: 'Web' });
    finish(wizard);
    expect(seenFromWifi([RUN], 80)).toBe('filtered');
    expect(seenFromWifi([RUN, ...wizard.commands], 80)).toBe('open');
    expect(seenFromWifi(wizard.commands, 80)).toBe('filtered');
  });

  it('lets nobody in when the connection has to be secure, and says so before', () => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'port', ports: { all: false, text: '80' }, name: 'Web', action: 'secure' });
    wizard.next();
    wizard.next();
    expect(wizard.page().notes).toContain('secure-means-ipsec');
    finish(wizard);
    expect(addedRule(wizard.commands)).toMatchObject({ action: 'allow', secure: true });
    expect(seenFromWifi([RUN, ...wizard.commands], 80)).toBe('filtered');
  });

  it('does nothing on a network of another profile', () => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'port', ports: { all: false, text: '80' }, name: 'Web', profiles: ['public'] });
    finish(wizard);
    expect(seenFromWifi([RUN, ...wizard.commands], 80)).toBe('filtered');
  });

  it('is about the program that its path means', () => {
    const wizard = startWizard('in');
    wizard.answer({ program: { all: false, text: programPath('web-server').toUpperCase() }, name: 'Web' });
    finish(wizard);
    expect(addedRule(wizard.commands)).toMatchObject({ program: 'web-server', ports: null, proto: 'any' });
    expect(seenFromWifi([RUN, ...wizard.commands], 80)).toBe('open');
  });

  it('comes in several when it was predefined, with the ticked ones only and ids of their own', () => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'predefined', ticked: ['smb', 'echo'] });
    finish(wizard);
    const rules = wizard.commands.map((command) => addedRule([command]));
    expect(rules.map(({ name, group, proto }) => [name, group, proto])).toEqual([
      ['Sharing (SMB)', 'Sharing', 'tcp'],
      ['Sharing (echo)', 'Sharing', 'icmp'],
    ]);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(2);
    expect(seenFromWifi(wizard.commands, 445)).toBe('open');
  });

  it('names the remote port when it is about what goes out', () => {
    const wizard = startWizard('out');
    wizard.answer({ type: 'port', ports: { all: false, text: '25' }, name: 'No mail' });
    finish(wizard);
    expect(addedRule(wizard.commands)).toMatchObject({
      direction: 'out',
      action: 'block',
      ports: null,
      remotePorts: [{ low: 25, high: 25 }],
    });
  });
});

describe('the pages that only some rules have', () => {
  it.each([
    [{ program: { all: false, text: '' } }, 'program-empty'],
    [{ program: { all: false, text: 'C:\\Windows\\notepad.exe' } }, 'program-not-found'],
  ])('refuse a program that is not there (%#)', (answers, code) => {
    const wizard = startWizard('in');
    wizard.answer(answers);
    wizard.next();
    wizard.next();
    expect(wizard.page().problems.map((problem) => problem.code)).toEqual([code]);
  });

  it.each([
    ['', 'address-empty'],
    ['999.1.1.1', 'address-syntax'],
    ['192.168.1.1, 192.168.1.2', 'address-list'],
    ['192.168.1.1-192.168.1.9', 'address-list'],
    ['192.168.1.0/33', 'address-syntax'],
  ])('refuse the remote address %j', (text, code) => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'custom', program: { all: true, text: '' }, remoteAddress: { all: false, text } });
    for (let page = 0; page < 4; page += 1) wizard.next();
    expect(wizard.page()).toMatchObject({ page: 'scope', problems: [{ field: 'remoteAddress', code }] });
  });

  it('refuse a local address that is not the PC’s', () => {
    const wizard = startWizard('in');
    wizard.answer({
      type: 'custom',
      program: { all: true, text: '' },
      localAddress: { all: false, text: '192.168.1.99' },
    });
    for (let page = 0; page < 4; page += 1) wizard.next();
    expect(wizard.page().problems).toEqual([{ field: 'localAddress', code: 'address-not-own', item: -1 }]);
  });

  it('want a computer before a rule may override blocks', () => {
    const wizard = startWizard('out');
    wizard.answer({ type: 'port', ports: { all: true, text: '' }, action: 'secure', overridesBlocks: true });
    for (let page = 0; page < 4; page += 1) wizard.next();
    expect(wizard.page()).toMatchObject({ page: 'computers', problems: [{ code: 'override-needs-computers' }] });
  });

  it('want at least one profile and one predefined rule', () => {
    const port = startWizard('in');
    port.answer({ type: 'port', ports: { all: true, text: '' }, profiles: [] });
    for (let page = 0; page < 4; page += 1) port.next();
    expect(port.page().problems).toEqual([{ field: 'profiles', code: 'no-profile', item: -1 }]);
    const predefined = startWizard('in');
    predefined.answer({ type: 'predefined', ticked: [] });
    predefined.next();
    predefined.next();
    expect(predefined.page().problems).toEqual([{ field: 'ticked', code: 'nothing-ticked', item: -1 }]);
  });

  it('tick all rules of a group that is chosen', () => {
    const wizard = startWizard('in');
    wizard.answer({ ticked: [] });
    wizard.answer({ group: 'remote-desktop' });
    expect(wizard.page().draft.ticked).toEqual(['rdp-tcp', 'rdp-udp']);
  });
});

describe('a PC that changes behind an open wizard', () => {
  it('gives the new rule an id that is free now', () => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'port', ports: { all: true, text: '' }, name: 'Mine' });
    const rule = { ...ruleNamed('Theirs'), id: 'rule-1' };
    wizard.send({ type: 'host.shown', host: { ...PC, firewall: { ...PC.firewall, rules: [rule] } } });
    finish(wizard);
    expect(addedRule(wizard.commands).id).toBe('rule-2');
  });
});

describe('a cancelled wizard', () => {
  it('has made nothing', () => {
    const wizard = startWizard('in');
    wizard.answer({ type: 'port', ports: { all: false, text: '80' }, name: 'Web' });
    wizard.next();
    wizard.send({ type: 'wizard.cancel' });
    expect(wizard.view()).toEqual({ phase: 'closed' });
    expect(wizard.commands).toEqual([]);
  });
});
