/** Questions for managed devices and directories: SNMP, CLDAP, IPMI, memcached. */
import {
  boolean,
  enumerated,
  integer,
  nothing,
  objectIdentifier,
  octetString,
  SEQUENCE,
  tagged,
} from './basic-encoding.ts';
import { compose, long, word, zeros } from './compose.ts';

const GET_REQUEST = 0xa0;
const GET_NEXT_REQUEST = 0xa1;

/** The first object a device has, asked with the community everybody tries first (RFC 1157 §4.1.3). 33 octets. */
export function snmpFirstObject(): Uint8Array {
  const binding = tagged(SEQUENCE, objectIdentifier(1, 3), nothing());
  const pdu = tagged(GET_NEXT_REQUEST, integer(1), integer(0), integer(0), tagged(SEQUENCE, binding));
  return tagged(SEQUENCE, integer(0), octetString('public'), pdu);
}

/** SNMPv3 engine discovery: a report is wanted, nothing is known (RFC 3414 §4, RFC 3412 §6). 60 octets. */
export function snmpDiscovery(): Uint8Array {
  const reportable = 4;
  const userSecurityModel = 3;
  const identifier = 0x4d35;
  const header = tagged(
    SEQUENCE,
    integer(identifier),
    integer(65_507),
    octetString([reportable]),
    integer(userSecurityModel),
  );
  const security = tagged(
    SEQUENCE,
    octetString(''), // engine
    integer(0), // boots
    integer(0), // time
    octetString(''), // user
    octetString(''), // authentication
    octetString(''), // privacy
  );
  const pdu = tagged(GET_REQUEST, integer(identifier), integer(0), integer(0), tagged(SEQUENCE));
  const scoped = tagged(SEQUENCE, octetString(''), octetString(''), pdu);
  return tagged(SEQUENCE, integer(3), header, octetString(security), scoped);
}

/** A directory's root entry, its vendor's name (RFC 1798, RFC 4511 §4.5.1, RFC 3045). 51 octets. */
export function directoryRoot(): Uint8Array {
  const SEARCH_REQUEST = 0x63;
  const PRESENT = 0x87;
  const search = tagged(
    SEARCH_REQUEST,
    octetString(''),
    enumerated(0), // the entry itself
    enumerated(0), // aliases are not followed
    integer(0), // any number of entries
    integer(0), // any time
    boolean(false), // types and values
    tagged(PRESENT, 'objectClass'),
    tagged(SEQUENCE, octetString('vendorName')),
  );
  return tagged(SEQUENCE, integer(1), search);
}

/** Is a management controller there? The presence ping of ASF 2.0 §3.2.4.3. 12 octets. */
export function controllerPing(): Uint8Array {
  const alertingForum = 4542;
  return compose([6, 0, 0xff, 6], long(alertingForum), [0x80, 0, 0, 0]);
}

/** How a management controller lets users in: Get Channel Authentication Capabilities (IPMI 2.0 §22.13). 23 octets. */
export function controllerAuthentication(): Uint8Array {
  const target = [0x20, 6 << 2];
  const request = [0x81, 0, 0x38, 0x0e, 4];
  const message = [...target, complement(target), ...request, complement(request)];
  return compose([6, 0, 0xff, 7], zeros(9), [message.length], message);
}

/** The two's complement of a sum of octets (IPMI 2.0 §13.8). */
function complement(octets: readonly number[]): number {
  return -octets.reduce((sum, octet) => sum + octet, 0) & 0xff;
}

/** A cache's version, as one datagram of one (memcached, protocol.txt, "UDP protocol"). 17 octets. */
export function cacheVersion(): Uint8Array {
  return compose(word(0x4d36), word(0), word(1), word(0), 'version\r\n');
}
