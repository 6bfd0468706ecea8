import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { serviceSchema } from '#course/service.ts';
import type { BoardPlan, Place } from '#machines/port-board/board-words.ts';
import { tryBoard } from '#machines/port-board/try-home.ts';
import { hasPort, parsePortList } from '#sim/port-list.ts';
import { lessonHome, portBoards } from '../support/lessons.ts';
import { projectRoot } from '../support/source-files.ts';

const services = serviceSchema
  .array()
  .parse(parse(readFileSync(join(projectRoot, 'content/services/services.yaml'), 'utf8')));

const boards = [...portBoards];
const cards = boards.flatMap(([id, board]) => board.cards.map((card) => [`${id}, ${card.id}`, card] as const));

function found(plan: BoardPlan, isOpen: (card: string) => boolean) {
  const answer = Object.fromEntries(
    plan.cards.map(({ id }): [string, Place] => [id, isOpen(id) ? 'open' : 'closed']),
  );
  const findings = tryBoard(plan, answer);
  if (!findings.ok) throw new Error(JSON.stringify(findings.problem));
  return findings.value;
}

describe.each(boards)('the board %s', (_, { scenario, ...board }) => {
  const plan: BoardPlan = { ...board, scenario: lessonHome(scenario) };
  const { needed } = found(plan, () => true);

  it('is solved by the gates that are needed: all errands done, nothing open to the outside', () => {
    const { errands, seen } = found(plan, (card) => needed.includes(card));
    expect(errands.map(({ stoppedAt }) => stoppedAt)).toEqual(errands.map(() => null));
    expect(seen.filter(({ state }) => state === 'open')).toEqual([]);
  });

  it('needs what goes out, and nothing that comes in', () => {
    expect(needed).toEqual(plan.cards.filter(({ direction }) => direction === 'out').map(({ id }) => id));
  });

  it('shows outside nearly every inbound gate that is opened, since programs wait behind them', () => {
    const { seen } = found(plan, () => true);
    const open = new Set(seen.filter(({ state }) => state === 'open').map(({ card }) => card));
    const inbound = plan.cards.filter(({ direction }) => direction === 'in').map(({ id }) => id);
    // One gate is without a program on purpose: a rule alone opens nothing.
    expect(inbound.filter((id) => !open.has(id))).toEqual(inbound.filter((id) => id === 'web-server'));
  });
});

describe('a card of a board', () => {
  it.each(cards)('is about services of the port list: %s', (_, card) => {
    for (const id of card.services) {
      const service = services.find((one) => one.id === id);
      expect(service, id).toBeDefined();
      const isThere = card.opens.some(({ proto, ports }) => {
        const list = parsePortList(ports);
        return list.ok && hasPort(list.value, service!.port) && service!.transports.includes(proto);
      });
      expect(isThere, id).toBe(true);
      if (card.direction === 'out') expect(service!.home).toBe('out');
    }
  });
});
