/**
 * macOS: `lsof -F` prints one field a line, led by a letter (lsof(8), "OUTPUT FOR OTHER PROGRAMS"): `p` process
 * number, `c` command, `f` file, `P` protocol, `n` name, `T` TCP details.
 */
import type { Listener } from '#helper-protocol/listeners.ts';
import { parsePid, parsePort, shortName } from './table.ts';

/** The waiting sockets in the output of `lsof -nP -iTCP -sTCP:LISTEN -iUDP -FpcnPT`. */
export function parseLsof(output: string): readonly Listener[] {
  const listeners: Listener[] = [];
  let process: string | null = null;
  let pid: number | undefined;
  let protocol = '';
  for (const line of output.split(/\r?\n/)) {
    const value = line.slice(1);
    switch (line.charAt(0)) {
      case 'p':
        process = null;
        pid = parsePid(value);
        protocol = '';
        break;
      case 'c':
        process = shortName(value);
        break;
      case 'f':
        protocol = '';
        break;
      case 'P':
        protocol = value;
        break;
      case 'n': {
        const end = parseName(value);
        if (end !== undefined && (protocol === 'TCP' || protocol === 'UDP')) {
          listeners.push({ protocol: protocol === 'TCP' ? 'tcp' : 'udp', ...end, process, pid });
        }
        break;
      }
    }
  }
  return listeners;
}

/** `*:22`, `127.0.0.1:631`, `[::1]:631`; a name with `->` is connected and `*:*` is not bound: neither waits. */
function parseName(name: string): { readonly address: string; readonly port: number } | undefined {
  const found = /^(?:\[([0-9a-fA-F:.]{2,45})(?:%[0-9a-zA-Z]{1,16})?\]|([0-9.]{7,15}|\*)):(\d{1,5})$/.exec(name);
  const port = parsePort(found?.[3]);
  if (found === null || port === undefined) return undefined;
  // `*` stands for every address of either family; the family is not among the fields that are asked for.
  const address = found[1] ?? (found[2] === '*' ? '0.0.0.0' : (found[2] ?? ''));
  return { address: address.toLowerCase(), port };
}
