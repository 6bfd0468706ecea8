/**
 * What a UDP probe says. Most services answer only to what they understand, so two of the most common ones are asked
 * a harmless question in their own words; every other port gets an empty datagram.
 */

/** A question for the name servers of the root (RFC 1035 §4.1), recursion not desired: id 0, one question, `. NS IN`. */
const DNS_ROOT_QUESTION = Uint8Array.of(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1);

/** A client's request for the time (RFC 5905 §7.3): no leap warning, version 4, mode 3, all else zero. */
const NTP_REQUEST = Uint8Array.of(0x23, ...new Uint8Array(47));

const NOTHING = new Uint8Array(0);

/** The datagram for a port. */
export function payloadFor(port: number): Uint8Array {
  if (port === 53) return DNS_ROOT_QUESTION;
  return port === 123 ? NTP_REQUEST : NOTHING;
}
