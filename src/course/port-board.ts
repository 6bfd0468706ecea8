/**
 * A board on which ports are sorted, as it stands in `content/boards/<id>.yaml`. Where a card belongs is written
 * nowhere: a gate has to be opened when an errand of the family fails without it (`#machines/port-board/try-home.ts`).
 */
import { z } from 'zod';
import { bilingualSchema } from './trial.ts';

const id = z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/u, 'lower-case words joined by hyphens');
const proto = z.enum(['tcp', 'udp']);
const direction = z.enum(['in', 'out']);
/** Ports of one transport, as a port list: `137-138`. */
const opens = z.array(z.strictObject({ proto, ports: z.string().min(1) })).min(1);

const cardSchema = z.strictObject({
  id,
  /** The name that stands on the card. */
  name: z.string().min(1),
  /** `out`: the PC calls these ports elsewhere. `in`: others call these ports of the PC. */
  direction,
  opens,
  /** Ids of `content/services/services.yaml`: what the ports are for, and what is at risk. */
  services: z.array(z.string()).min(1),
  task: bilingualSchema,
  /** Why the gate is opened or kept closed: what is said for either place. */
  why: bilingualSchema,
  /** What is so in the other direction, or in the other transport. */
  beside: bilingualSchema,
  /** What one would have to believe to put it on the other place; an id of `content/misconceptions.yaml`. */
  misconception: id,
});

export const portBoardSchema = z.strictObject({
  trial: id,
  /** The figure's number: trial, hyphen, place in the trial. */
  number: z.string().regex(/^[1-9]-[1-9]$/u),
  /** A home in `content/scenarios/lessons/`, and the PC in it whose guard is told what to let through. */
  scenario: id,
  host: id,
  title: bilingualSchema,
  lead: bilingualSchema,
  /** What is true beside the board. */
  aside: bilingualSchema,
  /** Gates that are open already. */
  given: z.array(z.strictObject({ id, name: z.string().min(1), direction, opens })).default([]),
  /** What the family wants to do: every call must be answered, the first one first. */
  errands: z
    .array(
      z.strictObject({
        id,
        text: bilingualSchema,
        calls: z.array(z.strictObject({ proto, to: z.string(), port: z.int().min(1).max(65_535) })).min(1),
      }),
    )
    .min(1),
  cards: z.array(cardSchema).min(2).max(16),
});

export type PortBoard = z.infer<typeof portBoardSchema>;
