/** Addresses of a home as text. */
import { formatAddress } from '#sim/address.ts';
import type { Scenario } from '#sim/scenario.ts';
import type { Device } from '#sim/topology.ts';
import { publicAddress } from '#sim/viewpoint.ts';

export { formatAddress } from '#sim/address.ts';

/** The address under which the internet knows the home. */
export function publicAddressOf(scenario: Scenario): string {
  return formatAddress(publicAddress(scenario));
}

/** The addresses of a device, outermost first. */
export function addressesOf(device: Device): readonly string[] {
  return device.interfaces.map(({ address }) => formatAddress(address));
}
