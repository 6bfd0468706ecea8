/**
 * Whatever way leads to Finish: on the engine the rule means what the pages say. What they say is read here from the
 * texts in the fields, by a reader that shares nothing with the program.
 */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { decidingRule } from '#sim/firewall/rule-set.ts';
import { PROFILES, type Profile } from '#sim/firewall/rule.ts';
import { EMPTY, type TcpPacket, type UdpPacket, type IcmpQuery } from '#sim/packet.ts';
import { PREDEFINED } from '#machines/rule-wizard/predefined.ts';
import { programPath } from '#machines/rule-wizard/program-path.ts';
import { CUSTOM_PROTOCOLS, RULE_ACTIONS, RULE_TYPES, type RuleDraft } from '#machines/rule-wizard/rule-draft.ts';
import type { RuleWizardEvent } from '#machines/rule-wizard/rule-wizard.machine.ts';
import { WIZARD_PAGES } from '#machines/rule-wizard/wizard-pages.ts';
import { homeAfter, PC, startWizard } from './filled-wizard.ts';

const portTexts = fc.constantFrom('80', '80, 443', '440-450', '1-79,81-65535', '', 'x', '90-80', '70000');
const goodPorts = fc.constantFrom('80', '80, 443', '440-450', '1-79,81-65535', '0-65535');
const addressTexts = fc.constantFrom('192.168.1.30', '192.168.1.0/24', '198.51.100.0/24', 'LocalSubnet');
const wrong = fc.constantFrom('', '1.2.3', '1.1.1.1,2.2.2.2');
const profiles = fc.subarray([...PROFILES]);

const some = (texts: fc.Arbitrary<string>) => fc.record({ all: fc.boolean(), text: texts });

const anyAnswers = fc.record(
  {
    type: fc.constantFrom(...RULE_TYPES),
    program: some(fc.constantFrom(programPath('web-server'), programPath('notes'), '', 'C:\\x.exe')),
    portProtocol: fc.constantFrom('tcp' as const, 'udp' as const),
    ports: some(portTexts),
    customProtocol: fc.constantFrom(...CUSTOM_PROTOCOLS),
    localPorts: some(portTexts),
    remotePorts: some(portTexts),
    group: fc.constantFrom('file-sharing' as const, 'remote-desktop' as const),
    ticked: fc.subarray(['smb', 'echo', 'rdp-tcp']),
    localAddress: some(fc.constantFrom('192.168.1.20', '10.0.0.1')),
    remoteAddress: some(fc.oneof(addressTexts, wrong)),
    action: fc.constantFrom(...RULE_ACTIONS),
    profiles,
    name: fc.constantFrom('', 'Web', 'all', '<b>x</b>'),
  },
  { requiredKeys: [] },
);

const anyEvent: fc.Arbitrary<RuleWizardEvent> = fc.oneof(
  { weight: 3, arbitrary: anyAnswers.map((answers) => ({ type: 'answer.change' as const, answers })) },
  { weight: 4, arbitrary: fc.constant({ type: 'page.next' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'page.back' as const }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...WIZARD_PAGES).map((page) => ({ type: 'page.open' as const, page })),
  },
);

/** Answers without problems, given at the page where each belongs when a walk has ended somewhere. */
const mended = fc.record({
  program: some(fc.constant(programPath('web-server'))),
  ports: some(goodPorts),
  localPorts: some(goodPorts),
  remotePorts: some(goodPorts),
  localAddress: some(fc.constantFrom('192.168.1.20', '192.168.1.0/24')),
  remoteAddress: some(addressTexts),
  profiles: fc.subarray([...PROFILES], { minLength: 1 }),
  name: fc.constantFrom('Web', '<script>', 'a "b"'),
});

interface Passing {
  readonly kind: 'tcp' | 'udp' | 'icmp';
  readonly own: number;
  readonly other: number;
  readonly from: number;
  readonly profile: Profile;
  readonly program: string | null;
}

const port = fc.oneof(
  fc.constantFrom(0, 79, 80, 81, 139, 440, 443, 445, 450, 451, 3389, 65535),
  fc.integer({ min: 0, max: 65535 }),
);
const anyPassing: fc.Arbitrary<Passing> = fc.record({
  kind: fc.constantFrom('tcp', 'udp', 'icmp'),
  own: port,
  other: port,
  from: fc.constantFrom(0xc0a8011e, 0xc0a80163, 0xc6336407, 0xcb007101),
  profile: fc.constantFrom(...PROFILES),
  program: fc.constantFrom('web-server', 'notes', null),
});

/** What the fields say about a packet, read from their texts alone. */
function pagesFit(draft: RuleDraft, packet: Passing): boolean {
  const inList = (text: string, value: number): boolean =>
    text.split(',').some((item) => {
      const [low, high = low] = item.split('-').map(Number);
      return value >= low! && value <= high!;
    });
  const inPlace = (text: string): boolean => {
    if (text === '192.168.1.0/24' || text === 'LocalSubnet') return packet.from >>> 8 === 0xc0a801;
    if (text === '198.51.100.0/24') return packet.from >>> 8 === 0xc63364;
    return text === '192.168.1.30' && packet.from === 0xc0a8011e;
  };
  const service = draft.direction === 'in' ? packet.own : packet.other;
  if (draft.type === 'predefined')
    return PREDEFINED[draft.group].some(
      (rule) =>
        draft.ticked.includes(rule.id) &&
        rule.proto === packet.kind &&
        (rule.port === null || rule.port === service) &&
        (rule.profiles === null || rule.profiles.includes(packet.profile)) &&
        (!rule.onlyLocalSubnet || inPlace('LocalSubnet')),
    );
  if (!draft.profiles.includes(packet.profile)) return false;
  if (draft.type === 'port')
    return packet.kind === draft.portProtocol && (draft.ports.all || inList(draft.ports.text, service));
  const isItsProgram = packet.program !== null && draft.program.text === programPath(packet.program);
  if (!draft.program.all && !isItsProgram) return false;
  if (draft.type === 'program') return true;
  if (draft.customProtocol !== 'any' && draft.customProtocol !== packet.kind) return false;
  if (!draft.remoteAddress.all && !inPlace(draft.remoteAddress.text)) return false;
  if (draft.customProtocol === 'any' || draft.customProtocol === 'icmp') return true;
  return (
    (draft.localPorts.all || inList(draft.localPorts.text, packet.own)) &&
    (draft.remotePorts.all || inList(draft.remotePorts.text, packet.other))
  );
}

function packetOf({ kind, own, other, from }: Passing, direction: 'in' | 'out'): TcpPacket | UdpPacket | IcmpQuery {
  const inbound = direction === 'in';
  const self = PC.address.address;
  const head = {
    source: inbound ? from : self,
    destination: inbound ? self : from,
    ttl: 64,
    identification: 1,
    dontFragment: true,
    payload: EMPTY,
  };
  if (kind === 'icmp') return { ...head, kind, type: 8, code: 0, identifier: 1, sequence: 1 };
  const ports = { sourcePort: inbound ? other : own, destinationPort: inbound ? own : other };
  if (kind === 'udp') return { ...head, ...ports, kind };
  return {
    ...head,
    ...ports,
    kind,
    sequence: 1,
    acknowledgment: 0,
    flags: 2,
    window: 65_535,
    urgentPointer: 0,
    options: [],
  };
}

describe('a rule that a wizard made', () => {
  it('decides about every packet as its pages say, whatever way led to the end', () => {
    let finished = 0;
    fc.assert(
      fc.property(
        fc.constantFrom('in' as const, 'out' as const),
        fc.array(anyEvent, { maxLength: 25 }),
        mended,
        fc.array(anyPassing, { minLength: 1, maxLength: 30 }),
        (direction, walk, answers, packets) => {
          const driven = startWizard(direction);
          for (const event of walk) driven.send(event);
          for (let pages = 0; pages < 12 && driven.view().phase === 'filling'; pages += 1) {
            const { page, draft } = driven.page();
            if (page === 'predefined' && draft.ticked.length === 0)
              driven.answer({ ticked: PREDEFINED[draft.group].slice(0, 1).map(({ id }) => id) });
            else driven.answer(answers);
            driven.next();
          }
          expect(driven.view().phase).toBe('finished');
          finished += 1;
          const { draft } = driven.wizard.getSnapshot().context;
          const { rules } = homeAfter(driven.commands).hosts[0]!.firewall;
          for (const packet of packets) {
            const fits = pagesFit(draft, packet);
            const rule = decidingRule(rules, packetOf(packet, direction), direction, packet.profile, packet.program);
            if (draft.action === 'secure') expect(rule).toBeNull();
            else expect(rule?.action ?? null).toBe(fits ? draft.action : null);
            const other = direction === 'in' ? 'out' : 'in';
            expect(decidingRule(rules, packetOf(packet, other), other, packet.profile, packet.program)).toBeNull();
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(finished).toBe(300);
  });
});
