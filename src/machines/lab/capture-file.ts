/** The session as a file that a capture program would have written. */
import { captureFrames } from '#sim/capture.ts';
import { encodePcap } from '#sim/codec/pcap.ts';
import type { Network } from '#sim/network.ts';

/** Where a capture program could have run. */
export const CAPTURE_PLACES = ['gateway-wan', 'gateway-lan', 'pc'] as const;
export type CapturePlace = (typeof CAPTURE_PLACES)[number];

/** The session as a capture file, as it would have been taken at one place. */
export function captureFile(network: Network, place: CapturePlace, pc: string): Uint8Array {
  const { topology } = network;
  const isPc = place === 'pc';
  const device = isPc ? topology.devices.findIndex(({ name }) => name === pc) : topology.gateway;
  const wanted = isPc ? 'eth' : place === 'gateway-wan' ? 'wan' : 'lan';
  const own = topology.devices[device]!.interfaces.findIndex(({ name }) => name === wanted);
  return encodePcap(captureFrames(network, { device, interface: Math.max(0, own) }));
}
