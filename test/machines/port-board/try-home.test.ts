import { describe, expect, it } from 'vitest';
import type { BoardPlan, Place } from '#machines/port-board/board-words.ts';
import { cardNumber, tryBoard } from '#machines/port-board/try-home.ts';
import { readLink } from '#machines/lab/homes.ts';
import { lessonHome, portBoards } from '../../support/lessons.ts';

const { scenario, ...board } = portBoards.get('which-ports')!;
const plan: BoardPlan = { ...board, scenario: lessonHome(scenario) };

/** All cards closed but those named. */
function opened(...cards: readonly string[]): Readonly<Record<string, Place>> {
  return Object.fromEntries(plan.cards.map(({ id }) => [id, cards.includes(id) ? 'open' : 'closed']));
}

function found(answer: Readonly<Record<string, Place>>) {
  const findings = tryBoard(plan, answer);
  if (!findings.ok) throw new Error(JSON.stringify(findings.problem));
  return findings.value;
}

describe('an answer that is tried on the home', () => {
  it('does all errands and shows nothing outside when only what is needed is open', () => {
    const { errands, seen } = found(opened('dns', 'http', 'https', 'ntp'));
    expect(errands.every(({ stoppedAt }) => stoppedAt === null)).toBe(true);
    expect(seen.filter(({ state }) => state === 'open')).toEqual([]);
  });

  it('shows outside what was let in, by TCP and by UDP', () => {
    const { seen } = found(opened('dns', 'ssh', 'netbios'));
    const open = seen.filter(({ state }) => state === 'open').map(({ port, proto }) => `${String(port)}/${proto}`);
    expect(open).toEqual(['22/tcp', '137/udp', '138/udp', '139/tcp']);
  });

  it('stops every errand at the name when DNS may not leave', () => {
    const { errands } = found(opened('http', 'https', 'ntp'));
    expect(errands.map(({ stoppedAt }) => stoppedAt?.port)).toEqual([53, 53, 53]);
  });

  it('stops an errand at the number that may not leave', () => {
    const { errands } = found(opened('dns', 'http', 'https'));
    expect(errands.map(({ stoppedAt }) => stoppedAt?.port)).toEqual([undefined, undefined, 123]);
  });

  it('needs the same cards whatever was answered', () => {
    const needed = ['dns', 'http', 'https', 'ntp'];
    for (const answer of [opened(), opened('ssh'), opened(...plan.cards.map(({ id }) => id))])
      expect(found(answer).needed).toEqual(needed);
  });

  it('can be taken along to the sandbox: the link carries the rules', () => {
    const linked = readLink(found(opened('ssh', 'dns')).home, new Map());
    if (!linked.ok) throw new Error(linked.problem.code);
    const rules = linked.value.scenario.hosts.find(({ name }) => name === plan.host)!.firewall.rules;
    expect(rules.map(({ id }) => id).sort()).toEqual(['dns-1', 'dns-2', 'ssh-1']);
  });

  it.each([
    ['a scenario that is none', { scenario: {} }, 'bad-scenario'],
    ['a PC that the home does not have', { host: 'nobody' }, 'refused'],
    [
      'a port list that is none',
      { given: [{ id: 'x', name: 'X', direction: 'in', opens: [{ proto: 'tcp', ports: '70000' }] }] },
      'bad-ports',
    ],
    [
      'an address that is none',
      { errands: [{ id: 'x', calls: [{ proto: 'tcp', to: 'example', port: 80 }] }] },
      'bad-address',
    ],
  ] as const)('is refused with a code for %s', (_, wrong, code) => {
    expect(tryBoard({ ...plan, ...wrong }, opened('dns'))).toMatchObject({ ok: false, problem: { code } });
  });
});

describe('the number on a card', () => {
  it('joins the ports of both transports', () => {
    const opens = plan.cards.find(({ id }) => id === 'netbios')!.opens;
    expect(cardNumber(opens)).toEqual({ ok: true, value: '137–139' });
    expect(cardNumber(plan.cards[0]!.opens)).toEqual({ ok: true, value: '53' });
  });
});
