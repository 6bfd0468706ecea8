/** The classic capture file: a header of 24 octets, then a header of 16 before each frame (draft-ietf-opsawg-pcap). */
import { fail, ok, type Result } from '#result';
import { copyOctets } from './octets.ts';
import type { CodecProblem } from './problem.ts';

/** A frame and when it passed. */
export interface CapturedFrame {
  /** Microseconds since the capture's epoch: an integer from 0 to 4294967295999999. */
  readonly at: number;
  readonly frame: Uint8Array;
}

const FILE_OCTETS = 24;
const RECORD_OCTETS = 16;
const MAGIC_MICROSECONDS = 0xa1b2c3d4;
const MAGIC_NANOSECONDS = 0xa1b23c4d;
const LINKTYPE_ETHERNET = 1;
const SNAP_LENGTH = 262_144;
const MICROSECONDS = 1_000_000;

/** The octets of a capture file: version 2.4, little-endian, microseconds, LINKTYPE_ETHERNET, in the order given. */
export function encodePcap(frames: readonly CapturedFrame[]): Uint8Array {
  let octets = FILE_OCTETS;
  for (const { frame } of frames) octets += RECORD_OCTETS + frame.length;
  const bytes = new Uint8Array(octets);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC_MICROSECONDS, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, SNAP_LENGTH, true);
  view.setUint32(20, LINKTYPE_ETHERNET, true);
  let at = FILE_OCTETS;
  for (const captured of frames) {
    view.setUint32(at, Math.floor(captured.at / MICROSECONDS), true);
    view.setUint32(at + 4, captured.at % MICROSECONDS, true);
    view.setUint32(at + 8, captured.frame.length, true);
    view.setUint32(at + 12, captured.frame.length, true);
    bytes.set(captured.frame, at + RECORD_OCTETS);
    at += RECORD_OCTETS + captured.frame.length;
  }
  return bytes;
}

/**
 * Reads a classic capture of whole Ethernet frames, of either byte order; times in nanoseconds are cut to
 * microseconds. Never throws, whatever the octets. (The newer pcapng format is the problem `pcap-magic`.)
 */
export function decodePcap(bytes: Uint8Array): Result<readonly CapturedFrame[], CodecProblem> {
  if (bytes.length < FILE_OCTETS) return fail({ code: 'pcap-truncated', offset: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const little = isMagic(view.getUint32(0, true));
  if (!little && !isMagic(view.getUint32(0, false))) return fail({ code: 'pcap-magic', offset: 0 });
  const perSecond = view.getUint32(0, little) === MAGIC_NANOSECONDS ? 1000 * MICROSECONDS : MICROSECONDS;
  if (view.getUint16(4, little) !== 2 || view.getUint16(6, little) !== 4)
    return fail({ code: 'pcap-version', offset: 4 });
  // The upper four bits tell of a frame check sequence at the end of each frame, which is padding to `decodeFrame`.
  if ((view.getUint32(20, little) & 0x0fff_ffff) !== LINKTYPE_ETHERNET)
    return fail({ code: 'pcap-link-type', offset: 20 });
  const frames: CapturedFrame[] = [];
  let at = FILE_OCTETS;
  while (at < bytes.length) {
    if (bytes.length - at < RECORD_OCTETS) return fail({ code: 'pcap-truncated', offset: bytes.length });
    const fraction = view.getUint32(at + 4, little);
    const captured = view.getUint32(at + 8, little);
    if (fraction >= perSecond) return fail({ code: 'pcap-time', offset: at + 4 });
    if (captured > SNAP_LENGTH) return fail({ code: 'pcap-record-length', offset: at + 8 });
    if (captured !== view.getUint32(at + 12, little)) return fail({ code: 'pcap-record-cut', offset: at + 12 });
    const start = at + RECORD_OCTETS;
    if (captured > bytes.length - start) return fail({ code: 'pcap-truncated', offset: bytes.length });
    frames.push({
      at: view.getUint32(at, little) * MICROSECONDS + Math.floor(fraction / (perSecond / MICROSECONDS)),
      frame: copyOctets(bytes, start, start + captured),
    });
    at = start + captured;
  }
  return ok(frames);
}

function isMagic(word: number): boolean {
  return word === MAGIC_MICROSECONDS || word === MAGIC_NANOSECONDS;
}
