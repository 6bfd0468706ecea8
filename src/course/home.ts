import { z } from 'zod';
import { bilingualSchema } from './trial.ts';

/**
 * What pages read of a home in `content/scenarios/`: its name and its words. The rest is the network itself; the
 * simulation decodes it (`sim/scenario-decode.ts`) and a content test runs every home.
 */
export const homeSchema = z.looseObject({
  format: z.literal(1),
  minato: z.literal(1),
  name: z.string().regex(/^[a-z]+(-[a-z]+)*$/u, 'lower-case words joined by hyphens'),
  title: bilingualSchema,
  story: bilingualSchema,
  line: z.string().optional(),
  scan: z.looseObject({ target: z.string() }),
  hosts: z.array(z.looseObject({ name: z.string(), label: bilingualSchema.optional() })).optional(),
});

export type Home = z.infer<typeof homeSchema>;

/** The order in which homes are offered; a home that is not named here comes last. */
export const homeOrder = [
  'textbook-wifi',
  'textbook-phone',
  'quiet-home',
  'polite-home',
  'game-server-home',
  'open-admin-home',
  'double-router-home',
  'upnp-home',
] as const;

/** The homes in the order of the page. */
export function inHomeOrder<Entry extends { readonly name: string }>(homes: readonly Entry[]): readonly Entry[] {
  const place = ({ name }: Entry): number => {
    const found = homeOrder.findIndex((known) => known === name);
    return found < 0 ? homeOrder.length : found;
  };
  return [...homes].sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
}
