/**
 * Windows: `netstat -ano` says which sockets wait and for which process number, `tasklist` what the process is called.
 *
 * Both speak the language of the system, in its code page. So nothing is read but what is the same everywhere:
 * protocol, addresses and numbers. A TCP socket waits when its remote end is the unspecified address with port 0,
 * whatever the word for it is.
 */
import type { Listener } from '#helper-protocol/listeners.ts';
import type { Protocol } from '#helper-protocol/scan.ts';
import { parsePid, parsePort, shortName } from './table.ts';

interface NetstatRow {
  readonly protocol: Protocol;
  readonly address: string;
  readonly port: number;
  readonly pid: string;
}

/** The waiting sockets in the output of `netstat -ano`. Other lines are passed over. */
export function parseNetstat(output: string): readonly NetstatRow[] {
  const rows: NetstatRow[] = [];
  for (const line of output.split(/\r?\n/)) {
    // Only blanks and tabs: in a Japanese or German code page other white space is half of a letter.
    const [name, local, remote, ...rest] = line.replace(/^[ \t]+|[ \t]+$/g, '').split(/[ \t]+/);
    const pid = rest.at(-1);
    if ((name !== 'TCP' && name !== 'UDP') || local === undefined || pid === undefined || !/^\d{1,10}$/.test(pid))
      continue;
    const waits = name === 'TCP' ? remote === '0.0.0.0:0' || remote === '[::]:0' : remote === '*:*';
    const end = waits ? parseEnd(local) : undefined;
    if (end !== undefined) rows.push({ protocol: name === 'TCP' ? 'tcp' : 'udp', ...end, pid });
  }
  return rows;
}

/** `0.0.0.0:135`, `[::]:135`, `[fe80::1%12]:1900`; the zone is left out. */
function parseEnd(text: string): { readonly address: string; readonly port: number } | undefined {
  const found = /^(?:\[([0-9a-fA-F:.]{2,45})(?:%[0-9a-zA-Z]{1,16})?\]|([0-9.]{7,15})):(\d{1,5})$/.exec(text);
  const address = found?.[1] ?? found?.[2];
  const port = parsePort(found?.[3]);
  return address === undefined || port === undefined ? undefined : { address: address.toLowerCase(), port };
}

/** Process number → image name from the output of `tasklist /fo csv /nh`. */
export function parseTasklist(output: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const line of output.split(/\r?\n/)) {
    const found = /^"((?:[^"]|"")*)","(\d{1,10})",/.exec(line);
    const name = found?.[1] === undefined ? null : shortName(found[1].replaceAll('""', '"'));
    if (name !== null && found?.[2] !== undefined) names.set(found[2], name);
  }
  return names;
}

/** Both outputs in one table. Without the second, or for a process that ended in between, the name is `null`. */
export function joinNetstat(rows: readonly NetstatRow[], names: ReadonlyMap<string, string>): readonly Listener[] {
  return rows.map(({ pid, ...row }) => ({ ...row, process: names.get(pid) ?? null, pid: parsePid(pid) }));
}
