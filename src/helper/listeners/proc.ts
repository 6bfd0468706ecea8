/**
 * Linux: the tables of the kernel under `/proc/net` (proc_net_tcp in the kernel documentation), and the names of the
 * processes that hold the sockets, as far as this user may see them. Nothing is started.
 */
import { readdir, readFile, readlink } from 'node:fs/promises';
import { endianness } from 'node:os';
import type { Listener } from '#helper-protocol/listeners.ts';
import type { Protocol } from '#helper-protocol/scan.ts';
import { formatIpv6 } from './ipv6-text.ts';
import { type ListenerReader, parsePid, shortName } from './table.ts';

/** A waiting socket; `inode` leads to the process that holds it. */
export interface ProcSocket {
  readonly protocol: Protocol;
  readonly address: string;
  readonly port: number;
  readonly inode: string;
}

const TABLES: readonly (readonly [string, Protocol])[] = [
  ['tcp', 'tcp'],
  ['tcp6', 'tcp'],
  ['udp', 'udp'],
  ['udp6', 'udp'],
];

/** TCP_LISTEN, and for UDP, which has no such state, TCP_CLOSE: a socket that is connected to nobody. */
const WAITING: Readonly<Record<Protocol, string>> = { tcp: '0A', udp: '07' };

/** The waiting sockets of one table. Lines of another form are passed over. */
export function parseProcNet(
  text: string,
  protocol: Protocol,
  order: 'LE' | 'BE' = endianness(),
): readonly ProcSocket[] {
  const sockets: ProcSocket[] = [];
  for (const line of text.split('\n')) {
    const fields = line.trim().split(/ +/);
    const [, local, , state] = fields;
    const inode = fields[9];
    const found = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/i.exec(local ?? '');
    if (found === null || state !== WAITING[protocol] || inode === undefined || !/^\d+$/.test(inode)) continue;
    const port = Number.parseInt(found[2] ?? '', 16);
    if (port === 0) continue;
    sockets.push({ protocol, address: parseKernelAddress(found[1] ?? '', order), port, inode });
  }
  return sockets;
}

/** An address as the kernel prints it: 32-bit words in the byte order of the machine. */
function parseKernelAddress(hex: string, order: 'LE' | 'BE'): string {
  const bytes: number[] = [];
  for (let word = 0; word < hex.length; word += 8) {
    const inWord = [0, 2, 4, 6].map((at) => Number.parseInt(hex.slice(word + at, word + at + 2), 16));
    bytes.push(...(order === 'LE' ? inWord.toReversed() : inWord));
  }
  if (bytes.length === 4) return bytes.join('.');
  return formatIpv6(
    Array.from({ length: 8 }, (_, index) => ((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0)),
  );
}

/** Reads this machine's tables. A table that is missing (IPv6 switched off) counts as empty; without any it throws. */
export function createProcReader(): ListenerReader {
  return {
    source: 'proc',
    readPorts: async () => (await readSockets()).map(({ port }) => port),
    read: async () => {
      const sockets = await readSockets();
      const holders = await findProcesses(new Set(sockets.map(({ inode }) => inode)));
      return sockets.map(({ protocol, address, port, inode }): Listener => ({
        protocol,
        address,
        port,
        process: null,
        ...holders.get(inode),
      }));
    },
  };
}

interface Holder {
  readonly process: string;
  readonly pid: number | undefined;
}

async function readSockets(): Promise<readonly ProcSocket[]> {
  const tables = await Promise.all(
    TABLES.map(async ([name, protocol]) => {
      const text = await readFile(`/proc/net/${name}`, 'latin1').catch(() => undefined);
      return text === undefined ? undefined : parseProcNet(text, protocol);
    }),
  );
  if (tables.every((table) => table === undefined)) throw new Error('no table of sockets can be read');
  return tables.flatMap((table) => table ?? []);
}

/** Inode → name and number of the process that holds it. Other users' processes cannot be looked into: they are left out. */
async function findProcesses(wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, Holder>> {
  const holders = new Map<string, Holder>();
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    if (holders.size === wanted.size) break;
    const held = await heldSockets(pid);
    const found = held.filter((inode) => wanted.has(inode) && !holders.has(inode));
    if (found.length === 0) continue;
    const name = shortName((await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).replace(/\n$/, ''));
    if (name !== null) for (const inode of found) holders.set(inode, { process: name, pid: parsePid(pid) });
  }
  return holders;
}

async function heldSockets(pid: string): Promise<readonly string[]> {
  const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const links = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')));
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
}
