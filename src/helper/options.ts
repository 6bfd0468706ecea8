/** The command line. There is no option that switches a check off or sets the code or the token. */
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '#result';
import { DEFAULT_PORT } from '#helper-protocol/protocol.ts';
import type { MessageKey } from './messages.ts';

export type Command =
  | { readonly command: 'help' | 'version' }
  | {
      readonly command: 'serve';
      readonly port: number;
      readonly foreignOrigins: readonly string[];
      readonly withSite: boolean;
    }
  | { readonly command: 'report'; readonly target: string; readonly protocol: string; readonly ports: string };

const OPTIONS = {
  port: { type: 'string' },
  'allow-origin': { type: 'string', multiple: true },
  'no-site': { type: 'boolean' },
  report: { type: 'boolean' },
  target: { type: 'string' },
  protocol: { type: 'string' },
  ports: { type: 'string' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

/** Reads the arguments after the program's name; a problem is the message that explains it. */
export function parseOptions(args: readonly string[]): Result<Command, MessageKey> {
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }));
  } catch {
    return fail('error.option-unknown');
  }
  if (values.help === true) return ok({ command: 'help' });
  if (values.version === true) return ok({ command: 'version' });
  if (values.report === true) {
    if (values.port !== undefined || values['allow-origin'] !== undefined || values['no-site'] !== undefined) {
      return fail('error.option-report-alone');
    }
    return ok({
      command: 'report',
      target: values.target ?? '127.0.0.1',
      protocol: values.protocol ?? 'tcp',
      ports: values.ports ?? '1-65535',
    });
  }
  if (values.target !== undefined || values.protocol !== undefined || values.ports !== undefined) {
    return fail('error.option-report-only');
  }
  const port = values.port === undefined ? DEFAULT_PORT : parsePortOption(values.port);
  if (port === undefined) return fail('error.option-port');
  const foreignOrigins = values['allow-origin'] ?? [];
  if (!foreignOrigins.every(isAllowableOrigin)) return fail('error.option-origin');
  return ok({
    command: 'serve',
    port,
    foreignOrigins: [...new Set(foreignOrigins)],
    withSite: values['no-site'] !== true,
  });
}

/** Ports below 1024 need privileges, and at 80 a browser leaves the port out of `Host` and `Origin`. */
function parsePortOption(text: string): number | undefined {
  if (!/^[1-9]\d{3,4}$/.test(text)) return undefined;
  const port = Number(text);
  return port >= 1024 && port <= 65_535 ? port : undefined;
}

/** One exact origin as a browser writes it: https, or http if the host is this machine. */
export function isAllowableOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.origin !== text || text.includes('*')) return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}
