import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { boatOf, formatEndpoint } from '#machines/lab/boat.ts';
import { labMachine } from '#machines/lab/lab.machine.ts';
import { concernsPort, logOf, packetAt, type LogLine } from '#machines/lab/log.ts';
import { goBack, goForward, goTo, playheadOf } from '#machines/lab/playhead.ts';
import { probe } from '#machines/lab/probe.ts';
import { tcpEnds } from '#machines/lab/tcp-chart.ts';
import { voyageAt } from '#machines/lab/voyage.ts';
import { networkOf } from '#machines/lab/session.ts';
import type { Command } from '#sim/command.ts';
import { HOME } from '../../support/home.ts';

const RUN_WEB: Command = { kind: 'program.run', host: 'pc', program: 'web-server', running: true };
const ALLOW_WEB: Command = {
  kind: 'rule.add',
  host: 'pc',
  rule: {
    id: 'allow-web',
    name: 'Web',
    group: null,
    direction: 'in',
    action: 'allow',
    enabled: true,
    proto: 'tcp',
    ports: [{ low: 80, high: 80 }],
    remotePorts: null,
    remote: null,
    rejectWith: 'tcp-reset',
    profiles: null,
    program: null,
    secure: false,
  },
};

function sail(port: number, ...commands: readonly Command[]) {
  const lab = createActor(labMachine, { input: { scenario: HOME } }).start();
  const voyage = probe(HOME, 'pc', 'internet', 'tcp', [{ low: port, high: port }])!;
  for (const command of [...commands, voyage]) lab.send({ type: 'command.requested', command });
  lab.send({ type: 'clock.skip' });
  return { lab, lines: logOf(lab.getSnapshot().context.session.timeline) };
}

const kinds = (lines: readonly LogLine[]) => lines.map(({ kind }) => kind);
const find = <K extends LogLine['kind']>(lines: readonly LogLine[], kind: K) =>
  lines.filter((line): line is Extract<LogLine, { kind: K }> => line.kind === kind);

describe('the log of a lab', () => {
  it('tells a way through the forward, from the command to the verdict', () => {
    const { lines } = sail(8080, RUN_WEB, ALLOW_WEB);
    expect(kinds(lines).slice(0, 3)).toEqual(['change', 'change', 'change']);
    const [rewrite] = find(lines, 'rewrite');
    expect(rewrite).toMatchObject({ ref: 'web' });
    expect(formatEndpoint(boatOf(rewrite!.packet).destination)).toBe('192.168.1.20:80');
    expect(formatEndpoint(boatOf(rewrite!.before!).destination)).toBe('203.0.113.20:8080');
    expect(find(lines, 'ruling').map(({ stage, ruling }) => [stage, ruling])).toEqual([
      ['inbound-rule', 'pass'],
      ['listener', 'answer'],
    ]);
    expect(find(lines, 'verdict')).toMatchObject([{ port: 8080 }]);
  });

  it('names the door that stops a boat where nothing leads inside', () => {
    const { lines } = sail(22);
    expect(find(lines, 'ruling').map(({ stage, ruling }) => [stage, ruling])).toEqual([
      ['no-mapping', 'drop'],
      ['no-mapping', 'drop'],
    ]);
    const stopped = lines.findIndex(({ kind }) => kind === 'ruling');
    expect(voyageAt(lines, stopped)).toMatchObject({ isStopped: true, from: null });
  });

  it('leaves answered who-has questions out, and says when somebody is called in vain', () => {
    expect(kinds(sail(8080, RUN_WEB, ALLOW_WEB).lines)).not.toContain('call');
    const asleep = sail(8080, { kind: 'host.power', host: 'pc', up: false });
    expect(find(asleep.lines, 'call').length).toBeGreaterThan(0);
  });

  it('knows which lines concern a port, on whichever side of the gateway', () => {
    const { lines } = sail(8080, RUN_WEB, ALLOW_WEB);
    const sails = find(lines, 'sail');
    expect(sails.filter((line) => concernsPort(line, 8080)).length).toBeGreaterThan(0);
    expect(sails.filter((line) => concernsPort(line, 80)).length).toBeGreaterThan(0);
    expect(sails.filter((line) => concernsPort(line, 9))).toEqual([]);
  });

  it('keeps the last packet of a voyage for the lines that have none of their own', () => {
    const { lines } = sail(22);
    expect(packetAt(lines, lines.length - 1)).toMatchObject({ kind: 'tcp', destinationPort: 22 });
    expect(packetAt(lines, 0)).toBeNull();
  });
});

describe('the playhead', () => {
  it('comes by every line on the way back and by the same lines on the way forth', () => {
    const { lab } = sail(8080, RUN_WEB, ALLOW_WEB);
    const end = playheadOf(lab);
    let here = end;
    const back: number[] = [];
    while (here.line >= 0) {
      here = goBack(lab, here);
      back.push(here.line);
    }
    expect(back).toEqual(Array.from({ length: end.lines.length }, (_, place) => end.lines.length - 2 - place));
    for (let step = 0; step < end.lines.length; step += 1) here = goForward(lab, here);
    expect(here.line).toBe(end.line);
    expect(goForward(lab, here).line).toBe(end.line);
  });

  it('shows the old rules before a change, and the new ones at it', () => {
    const { lab } = sail(8080, RUN_WEB, ALLOW_WEB);
    const { log, lines } = playheadOf(lab);
    const rules = () => networkOf(lab.getSnapshot().context.session).scenario.hosts[0]!.firewall.rules.length;
    goTo(lab, log, 0);
    expect(rules()).toBe(0);
    goTo(lab, log, 1);
    expect(rules()).toBe(1);
    goTo(lab, log, lines.length - 1);
    expect(rules()).toBe(1);
  });

  it('lets the network run on, one line at a time, where the log ends', () => {
    const lab = createActor(labMachine, { input: { scenario: HOME } }).start();
    lab.send({
      type: 'command.requested',
      command: probe(HOME, 'pc', 'internet', 'tcp', [{ low: 22, high: 22 }])!,
    });
    let here = playheadOf(lab);
    const seen = [here.line];
    for (;;) {
      const next = goForward(lab, here);
      if (next.line === here.line) break;
      here = next;
      seen.push(here.line);
    }
    expect(seen).toEqual([...seen.keys()]);
    expect(here.lines.at(-1)).toMatchObject({ kind: 'verdict', port: 22 });
  });
});

describe('the chart of a connection', () => {
  it('is lit where the engine is, on the PC and at the moment that is looked at', () => {
    const { lab, lines } = sail(8080, RUN_WEB, ALLOW_WEB);
    const network = networkOf(lab.getSnapshot().context.session);
    const answer = lines.findIndex((line) => line.kind === 'ruling' && line.ruling === 'answer');
    const { cause } = lines[answer] as Extract<LogLine, { kind: 'ruling' }>;
    expect(tcpEnds(network, cause, lines[answer]!.events)).toEqual([]);
    expect(tcpEnds(network, cause, lines[answer + 1]!.events)).toMatchObject([{ state: 'syn-received', past: [] }]);
    expect(tcpEnds(network, cause, Number.POSITIVE_INFINITY)).toMatchObject([
      { state: 'closed', past: ['syn-received'] },
    ]);
  });
});
