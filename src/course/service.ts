import { z } from 'zod';
import { bilingualSchema } from './trial.ts';

/** One entry of `content/services/services.yaml`: what a port number is usually for. */
export const serviceSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'lower-case words joined by hyphens'),
    port: z.int().min(1).max(65_535),
    transports: z.array(z.enum(['tcp', 'udp'])).min(1),
    /** The name in IANA's registry; absent where the registry has no entry. */
    name: z.string().min(1).optional(),
    /** The name that people say. */
    usual: z.string().min(1).optional(),
    /** What a PC at home needs of it: `out` it calls, `lan` inside the home only, `none` nothing. */
    home: z.enum(['out', 'lan', 'none']),
    purpose: bilingualSchema,
    risk: bilingualSchema,
    /** Where it stands that the number is used so, when the registry does not say it. */
    source: z.strictObject({ where: z.string().min(1), url: z.url() }).optional(),
  })
  .refine(({ name, source }) => name !== undefined || source !== undefined, 'a number without an entry needs a source');

export type Service = z.infer<typeof serviceSchema>;

const registry = 'https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml';

/** Where it stands what the number is for: the service's own source, or its entry in IANA's registry. */
export function sourceOf({ name, source }: Service): { readonly where: string; readonly url: string } {
  return source ?? { where: `IANA “${name}”`, url: `${registry}?search=${encodeURIComponent(name ?? '')}` };
}
