/**
 * What lessons do to a simulated home, as content writes it: changes of settings, and a question put to it. Experiments
 * and claims share it. `#machines/experiment/run.ts` carries it out.
 */
import { z } from 'zod';

const port = z.int().min(1).max(65_535);
const host = z.string().min(1);

const hostFirewall = z.strictObject({
  enabled: z.boolean().optional(),
  defaultInbound: z.enum(['allow', 'block']).optional(),
});

const router = z.enum(['gateway', 'upstream']);
const inward = {
  id: z.string(),
  name: z.string(),
  proto: z.enum(['tcp', 'udp']),
  wanPort: port,
  toAddress: z.ipv4(),
  toPort: port,
};

/** A change of settings; the kinds and their members are those of the engine's commands. */
export const homeChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('program.run'), host, program: z.string(), running: z.boolean() }),
  z.strictObject({
    kind: z.literal('program.listen'),
    host,
    program: z.string(),
    listeners: z.array(
      z.strictObject({
        proto: z.enum(['tcp', 'udp']),
        port,
        bind: z.enum(['any', 'loopback']).default('any'),
        replies: z.boolean().default(true),
        service: z.string().nullable().default(null),
      }),
    ),
  }),
  z.strictObject({ kind: z.literal('host.power'), host, up: z.boolean() }),
  z.strictObject({ kind: z.literal('firewall.change'), host, change: hostFirewall }),
  z.strictObject({
    kind: z.literal('profile.choose'),
    host,
    profile: z.enum(['domain', 'private', 'public']),
  }),
  z.strictObject({
    kind: z.literal('rule.change'),
    host,
    id: z.string(),
    change: z.strictObject({ enabled: z.boolean() }),
  }),
  z.strictObject({ kind: z.literal('router.power'), router, up: z.boolean() }),
  z.strictObject({ kind: z.literal('forward.add'), router, forward: z.strictObject(inward) }),
  z.strictObject({ kind: z.literal('forward.remove'), router, id: z.string() }),
  z.strictObject({ kind: z.literal('upnp.enable'), router, enabled: z.boolean() }),
  z.strictObject({
    kind: z.literal('upnp.map'),
    router,
    mapping: z.strictObject({ ...inward, program: z.string() }),
  }),
  z.strictObject({ kind: z.literal('upnp.unmap'), router, id: z.string() }),
]);

/** Who asks and who is asked, where it is not the scenario's own scanner and target. */
const way = {
  /** A host of the scenario, or `internet`: the scanner outside. */
  from: host.optional(),
  /** An address. */
  to: z.string().optional(),
};
const shot = { technique: z.enum(['connect', 'syn', 'udp', 'ack', 'fin', 'null', 'xmas']), port, ...way };
/** Which boat of the exchange is meant, from 1: the question is the first. */
const number = z.int().min(1).max(4);
/** How many ports in a row. */
const count = z.int().min(1).max(64);

/**
 * `knock`: one machine asks another at one port; the outcome is the port's state. `listen`: the changes in `then` are
 * made; the outcome is which of the two sets has a listener at that number on a host. `boat`: what the boat of that
 * number is. `label`: what its label says. `receiver`: who took the question in. `wait`: how long asking `count` ports in
 * a row takes. `log`: what the owner of the machine sees of it. `ping`: whether an echo request is answered; it knows no
 * port. `permission`: whose the machine at `to` is, or whether a scan of it keeps to a slip.
 */
export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('knock'), ...shot }),
  z.strictObject({ kind: z.literal('listen'), host, port, then: z.array(homeChangeSchema).min(1) }),
  z.strictObject({ kind: z.literal('boat'), number, ...shot }),
  z.strictObject({ kind: z.literal('label'), number, field: z.enum(['destination', 'acknowledgment']), ...shot }),
  z.strictObject({ kind: z.literal('receiver'), ...shot }),
  z.strictObject({ kind: z.literal('wait'), count, ...shot }),
  z.strictObject({ kind: z.literal('log'), count, ...shot }),
  z.strictObject({ kind: z.literal('ping'), ...way }),
  z.strictObject({
    kind: z.literal('permission'),
    to: z.ipv4(),
    port,
    count: z.int().min(1).max(65_535),
    slip: z.strictObject({ to: z.ipv4(), ports: z.tuple([port, port]) }).optional(),
  }),
]);

export type HomeChange = z.infer<typeof homeChangeSchema>;
export type HomeQuestion = z.infer<typeof questionSchema>;

/** What `{port}`, `{count}` and `{last}` stand for in the words about a question. */
export function askedPorts(question: HomeQuestion): Readonly<Record<string, number>> {
  if (question.kind === 'ping') return {};
  const { port } = question;
  return 'count' in question ? { port, count: question.count, last: port + question.count - 1 } : { port };
}
