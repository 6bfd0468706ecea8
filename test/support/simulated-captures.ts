/** What the simulation would have captured where a real capture was taken. */
import { captureFrames, type CapturePoint } from '#sim/capture.ts';
import type { CapturedFrame } from '#sim/codec/pcap.ts';
import { scanOf, type Network } from '#sim/network.ts';
import { ownsAddress, routeTo } from '#sim/topology.ts';
import { readDocument, scanned, scenarioOf } from '#test/support/scenario-files.ts';

/** Where a capture was taken: the scanner's interface, the home router's, or a host's. */
function pointOf(network: Network, point: string | undefined): CapturePoint {
  const { devices, gateway } = network.topology;
  if (point === 'wan' || point === 'lan') return { device: gateway, interface: point === 'wan' ? 0 : 1 };
  if (point !== undefined) return { device: devices.findIndex(({ name }) => name === point), interface: 0 };
  const scan = scanOf(network, 1)!;
  const scanner = devices[scan.device]!;
  if (ownsAddress(scanner, scan.request.target)) return { device: scan.device, interface: 'loopback' };
  return { device: scan.device, interface: routeTo(scanner, scan.request.target)!.interface };
}

/** `name` is that of a real capture: `NAME` or `NAME.POINT`. Another seed draws other ports and numbers. */
export function simulatedCapture(name: string, seed = 1): readonly CapturedFrame[] {
  const [scenario, point] = name.split('.') as [string, string | undefined];
  const network = scanned({ ...scenarioOf(readDocument('given', scenario)), seed }, { packets: true });
  return captureFrames(network, pointOf(network, point));
}
