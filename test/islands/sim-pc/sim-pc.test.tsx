import { describe, expect, it } from 'vitest';
import { renderToString as render } from 'preact-render-to-string';
import japanese from '#content/ui/ja.json' with { type: 'json' };
import en from '#content/ui/en.json' with { type: 'json' };
import { createActor } from 'xstate';
import { pcMachine } from '#machines/pc/pc.machine.ts';
import { pcView } from '#machines/pc/pc.view.ts';
import { startRuleWizard } from '#machines/rule-wizard/running.ts';
import { startSettingsPath } from '#machines/settings-path/running.ts';
import type { SettingsPathEvent } from '#machines/settings-path/settings-path.machine.ts';
import { PLACES, placeOf, settingsPathView, type Place } from '#machines/settings-path/settings-path.view.ts';
import { routeLegs } from '#machines/settings-path/coach.view.ts';
import { WIZARD_PAGES } from '#machines/rule-wizard/wizard-pages.ts';
import { PREDEFINED, PREDEFINED_IDS } from '#machines/rule-wizard/predefined.ts';
import { stripRuby } from '#art/Ruby.tsx';
import { SimPc } from '#islands/sim-pc/SimPc.tsx';
import { SimScreen } from '#islands/sim-pc/SimScreen.tsx';
import { SimPcProvider, type SimPcContent } from '#islands/sim-pc/sim-pc-context.tsx';
import { SIM_PC_PREFIXES, type SimPcLabels } from '#islands/sim-pc/sim-pc.labels.ts';
import { FRESH_CONSOLE, toNode, type ConsoleShown } from '#islands/sim-pc/console-state.ts';
import { homeAfter, NAMES, PC } from '../../machines/rule-wizard/filled-wizard.ts';
import type { HostRule } from '#sim/firewall/rule.ts';

const labels = { ja: japanese as SimPcLabels, en: en as SimPcLabels };

/** The Japanese words as they are read aloud: without furigana. */
const ja = Object.fromEntries(Object.entries(japanese).map(([key, text]) => [key, stripRuby(text)])) as typeof japanese;

/** Markup without furigana. */
const renderToString = (node: Parameters<typeof render>[0]) =>
  render(node).replace(/<rt[^>]*>[^<]*<\/rt>|<\/?ruby>/gu, '');
const nothing = () => undefined;

const RULE: HostRule = {
  id: 'x',
  name: '<script>alert("x")</script>',
  group: null,
  direction: 'in',
  action: 'block',
  enabled: true,
  proto: 'tcp',
  ports: [{ low: 8080, high: 8080 }],
  remotePorts: null,
  remote: null,
  rejectWith: 'tcp-reset',
  profiles: null,
  program: null,
  secure: false,
};

const WITH_RULE = homeAfter([{ kind: 'rule.add', host: 'pc', rule: RULE }]).hosts[0]!;

/** The markup of the screen after these wishes. */
function screen(
  events: readonly SettingsPathEvent[],
  shown: ConsoleShown = FRESH_CONSOLE,
  part: Partial<SimPcContent> = {},
  wizard: Parameters<typeof SimScreen>[0]['wizard'] = null,
) {
  const path = startSettingsPath('10');
  for (const event of events) path.send(event);
  const host = part.host ?? WITH_RULE;
  const content: SimPcContent = {
    labels: labels.ja,
    locale: 'ja',
    host,
    pc: pcView(createActor(pcMachine, { input: { host } }).start().getSnapshot(), host),
    path: settingsPathView(path.getSnapshot()),
    target: null,
    go: nothing,
    onCommand: nothing,
    onPc: nothing,
    announce: nothing,
    ...part,
  };
  return renderToString(
    <SimPcProvider value={content}>
      <SimScreen apps={[]} clock="14:03" shown={shown} onShow={nothing} wizard={wizard} onNewRule={nothing} />
    </SimPcProvider>,
  );
}

const TO_CONSOLE: readonly SettingsPathEvent[] = [
  { type: 'search.open' },
  { type: 'advanced.open' },
  { type: 'uac.yes' },
];

describe('the simulated PC', () => {
  it.each(['ja', 'en'] as const)('says in %s that it is a simulation, and shows the pilot beside it', (locale) => {
    const html = renderToString(
      <SimPc
        host={PC}
        pc={pcView(
          createActor(pcMachine, { input: { host: PC } })
            .start()
            .getSnapshot(),
          PC,
        )}
        locale={locale}
        labels={labels[locale]}
        onCommand={nothing}
        onPc={nothing}
      />,
    );
    expect(html).toContain(stripRuby(labels[locale]['pc.tag']));
    expect(html).toContain(stripRuby(labels[locale]['pc.promise']));
    expect(html).toMatch(/<\/section><aside/);
    expect(html).toContain('data-here');
  });

  it('shows the name of every place it can be in', () => {
    for (const place of PLACES)
      for (const each of [labels.ja, labels.en]) expect(each[`pc.place.${place}`]).not.toBe('');
  });

  it('has a window or a question for each place of the route', () => {
    const path = startSettingsPath('10');
    const seen: Place[] = [];
    const done: SettingsPathEvent[] = [];
    for (const { target } of routeLegs('10', 'settings')) {
      seen.push(placeOf(path.getSnapshot()));
      const html = screen(done);
      expect(html).toContain('data-focus');
      const event = { type: target } as SettingsPathEvent;
      path.send(event);
      done.push(event);
    }
    expect(seen).toHaveLength(7);
    expect(screen(done)).toContain(ja['wfas.title']);
  });

  it('makes everything inert below the question of UAC', () => {
    const html = screen(TO_CONSOLE.slice(0, 2));
    expect(html).toMatch(/<div class="layer" inert/);
    expect(html).toMatch(/role="alertdialog" aria-modal="true"/);
    expect(html).toContain(ja['pc.uac.question']);
  });

  it('shows script in the name of a rule as text', () => {
    const html = screen(TO_CONSOLE, toNode('in'));
    expect(html).toContain('&lt;script>alert(&quot;x&quot;)&lt;/script>');
    expect(html).not.toContain('<script');
  });

  it('lists a rule with the words of the console and its port', () => {
    const html = screen(TO_CONSOLE, toNode('in'));
    for (const words of [ja['wfas.action.block'], '8080', ja['wfas.all'], ja['wfas.new-rule']])
      expect(html).toContain(words);
    expect(screen(TO_CONSOLE, toNode('out'))).toContain(ja['wfas.rules.none']);
  });

  it('asks before a rule is deleted', () => {
    const html = screen(TO_CONSOLE, { ...toNode('in'), dialog: { kind: 'delete', id: 'x' } });
    expect(html).toContain(ja['wfas.delete.question']);
  });

  it.each(WIZARD_PAGES)('has fields for the wizard page %s', (page) => {
    const wizard = startRuleWizard({ direction: 'in', host: PC, names: NAMES }, nothing, nothing);
    const isCustom = page === 'protocol' || page === 'scope';
    const type = page === 'predefined' ? 'predefined' : page === 'ports' ? 'port' : isCustom ? 'custom' : 'program';
    wizard.send({
      type: 'answer.change',
      answers: {
        type,
        program: { all: true, text: '' },
        ports: { all: true, text: '' },
        action: 'secure',
        name: 'x',
      },
    });
    for (let pages = 0; pages < 8 && !wizard.getSnapshot().matches({ filling: page }); pages += 1)
      wizard.send({ type: 'page.next' });
    expect(wizard.getSnapshot().matches({ filling: page })).toBe(true);
    const html = screen(TO_CONSOLE, toNode('in'), {}, wizard);
    expect(html).toContain(ja[`wizard.page.${page}.lead`]);
    expect(html).toMatch(/<(input|select)/);
  });

  it('shows the lines of a finished rule', () => {
    const wizard = startRuleWizard({ direction: 'in', host: PC, names: NAMES }, nothing, nothing);
    wizard.send({ type: 'answer.change', answers: { type: 'port', ports: { all: false, text: '80' }, name: 'Web' } });
    for (let pages = 0; pages < 5; pages += 1) wizard.send({ type: 'page.next' });
    const html = screen(TO_CONSOLE, toNode('in'), {}, wizard);
    expect(html).toContain('netsh advfirewall firewall add rule name=&quot;Web&quot;');
    expect(html).toContain('New-NetFirewallRule -DisplayName');
  });

  it('shows the security alert over everything, and says what cancel does', () => {
    const pc = createActor(pcMachine, { input: { host: PC } }).start();
    pc.send({ type: 'program.start', program: 'web-server' });
    const { hosts } = homeAfter([{ kind: 'program.run', host: 'pc', program: 'web-server', running: true }]);
    const host = hosts[0]!;
    pc.send({ type: 'host.shown', host });
    const html = screen([], FRESH_CONSOLE, { host, pc: pcView(pc.getSnapshot(), host) });
    expect(html).toContain(ja['pc.alert.blocked']);
    expect(html).toContain(ja['pc.alert.meaning']);
    expect(html).toContain('TCP 80');
  });

  it('has nothing but a power button when it is off', () => {
    const { hosts } = homeAfter([{ kind: 'host.power', host: 'pc', up: false }]);
    const host = hosts[0]!;
    const html = screen([], FRESH_CONSOLE, {
      host,
      pc: pcView(createActor(pcMachine, { input: { host } }).start().getSnapshot(), host),
    });
    expect(html).toContain(ja['pc.power.on']);
    expect(html.match(/<button/g)).toHaveLength(1);
  });
});

describe('the strings of the simulated PC', () => {
  it('name every predefined rule and group', () => {
    for (const each of [labels.ja, labels.en] as readonly Readonly<Record<string, string>>[])
      for (const group of PREDEFINED_IDS) {
        expect(each[`wfas.group.${group}`]).toBeDefined();
        for (const { id } of PREDEFINED[group]) expect(each[`wfas.predefined.${id}`]).toContain('{direction}');
      }
  });

  it('explain every step of the pilot', () => {
    const known = Object.keys(ja).filter((key) => key.startsWith('pc.coach.step.'));
    for (const page of WIZARD_PAGES) expect(known).toContain(`pc.coach.step.page.${page}`);
    for (const version of ['10', '11'] as const)
      for (const route of ['settings', 'search'] as const)
        for (const { place, target } of routeLegs(version, route))
          expect(known).toContain(`pc.coach.step.${place === 'search' ? 'search.run' : target}`);
  });

  it('begin with one of the prefixes that a page hands over', () => {
    expect(SIM_PC_PREFIXES).toEqual(['pc.', 'terminal.', 'wfas.', 'wizard.']);
  });
});
