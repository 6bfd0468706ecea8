/** Wireshark's dissectors as a second opinion on what we write. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePcap, type CapturedFrame } from '#sim/codec/pcap.ts';

export const isTsharkInstalled: boolean = spawnSync('tshark', ['--version']).status === 0;

type ChecksumProtocol = 'ip' | 'tcp' | 'udp' | 'icmp';

export interface Dissection {
  /** The protocols that Wireshark found, outermost first, joined by colons. */
  readonly protocols: string;
  /** For each protocol, `CHECKSUM_GOOD` or another word for each of its headers in the frame, outermost first. */
  readonly checksums: Readonly<Record<ChecksumProtocol, readonly string[]>>;
  readonly malformed: readonly string[];
  /** Expert information of the severities note, warning and error. */
  readonly complaints: readonly string[];
}

/** Wireshark's word for a checksum that it has computed and found right. */
export const CHECKSUM_GOOD = '1';
/** Its word for one that it has not computed. */
export const CHECKSUM_UNVERIFIED = '2';

const FIELDS = [
  'frame.protocols',
  'ip.checksum.status',
  'tcp.checksum.status',
  'udp.checksum.status',
  'icmp.checksum.status',
  '_ws.malformed',
  '_ws.expert.severity',
  '_ws.expert.message',
] as const;
const NOTE = 0x400000;

/** Writes the frames to a capture file and reads what tshark says of each, all checksums validated. */
export function dissect(frames: readonly CapturedFrame[]): readonly Dissection[] {
  const folder = mkdtempSync(join(tmpdir(), 'minato-'));
  const file = join(folder, 'frames.pcap');
  try {
    writeFileSync(file, encodePcap(frames));
    const validated = ['ip', 'tcp', 'udp'].flatMap((protocol) => ['-o', `${protocol}.check_checksum:TRUE`]);
    const fields = FIELDS.flatMap((field) => ['-e', field]);
    const shape = ['-T', 'fields', '-E', 'separator=/t', '-E', 'aggregator=;', ...fields];
    const run = spawnSync('tshark', ['-n', '-r', file, ...validated, ...shape], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`tshark: ${run.stderr}`);
    const lines = run.stdout.split('\n').slice(0, -1);
    if (lines.length !== frames.length) throw new Error(`tshark: ${lines.length} of ${frames.length} frames`);
    return lines.map(readLine);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readLine(line: string): Dissection {
  const columns = line.split('\t');
  const list = (field: (typeof FIELDS)[number]): readonly string[] =>
    (columns[FIELDS.indexOf(field)] ?? '').split(';').filter((text) => text !== '');
  const severities = list('_ws.expert.severity').map(Number);
  return {
    protocols: columns[0] ?? '',
    checksums: {
      ip: list('ip.checksum.status'),
      tcp: list('tcp.checksum.status'),
      udp: list('udp.checksum.status'),
      icmp: list('icmp.checksum.status'),
    },
    malformed: list('_ws.malformed'),
    complaints: list('_ws.expert.message').filter((_, index) => (severities[index] ?? NOTE) >= NOTE),
  };
}
