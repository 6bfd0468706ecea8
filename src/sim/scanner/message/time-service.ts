/** Questions for clocks: NTP. */
import { compose, zeros } from './compose.ts';

const MODE_CLIENT = 3;

/** A client's request with nothing but a transmit time in it, from which the answer is known (RFC 5905 §7.3). 48 octets. */
export function timeRequest(version: 3 | 4): Uint8Array {
  return compose([(version << 3) | MODE_CLIENT], zeros(39), [0, 0, 0, 1, 0, 0, 0, version]);
}
