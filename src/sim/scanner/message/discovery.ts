/** Who is there, and what do you offer? SSDP, SLP, NAT-PMP, STUN, CoAP, DHCP, RIP, XDMCP. */
import { compose, long, rising, word, zeros } from './compose.ts';

/** UPnP's search for everything (UPnP Device Architecture 1.0 §1.2.2). 94 octets. */
export function ssdpSearch(): Uint8Array {
  return compose(
    ['M-SEARCH * HTTP/1.1', 'HOST: 239.255.255.250:1900', 'MAN: "ssdp:discover"', 'MX: 1', 'ST: ssdp:all', '', ''].join(
      '\r\n',
    ),
  );
}

/** A service request for service agents (RFC 2608 §8.1). 54 octets. */
export function serviceAgents(): Uint8Array {
  const text = (value: string): Uint8Array => compose(word(value.length), value);
  const request = compose(text(''), text('service:service-agent'), text('DEFAULT'), text(''), text(''));
  const serviceRequest = 1;
  const head = (octets: number): Uint8Array =>
    compose([2, serviceRequest, 0], word(octets), word(0), zeros(3), word(0x4d38), text('en'));
  return compose(head(head(0).length + request.length), request);
}

/** NAT-PMP: what is your outside address? (RFC 6886 §3.2). 2 octets. */
export function outsideAddress(): Uint8Array {
  return compose([0, 0]);
}

/** STUN: a binding request without attributes (RFC 8489 §5). 20 octets. */
export function bindingRequest(): Uint8Array {
  const magicCookie = 0x2112a442;
  return compose(word(1), word(0), long(magicCookie), rising(0x40, 12));
}

/** CoAP: GET /.well-known/core (RFC 7252 §3, RFC 6690 §4). 21 octets. */
export function wellKnownCore(): Uint8Array {
  const get = 1;
  const uriPath = 11;
  const path = (delta: number, segment: string): Uint8Array => compose([(delta << 4) | segment.length], segment);
  return compose([0x40, get], word(0x4d39), path(uriPath, '.well-known'), path(0, 'core'));
}

/** DHCP: a discover message with nothing else in it (RFC 2131 §2, RFC 2132 §9.6). 244 octets. */
export function dhcpDiscover(): Uint8Array {
  const bootRequest = 1;
  const messageType = [53, 1, 1];
  const end = [255];
  const magicCookie = [99, 130, 83, 99];
  const addressesToFile = zeros(4 * 4 + 16 + 64 + 128);
  return compose([bootRequest, 1, 6, 0], long(0x4d3a), zeros(4), addressesToFile, magicCookie, messageType, end);
}

/** RIP version 1: the whole routing table (RFC 2453 §3.9.1). 24 octets. */
export function routingTable(): Uint8Array {
  const request = 1;
  const infinity = 16;
  return compose([request, 1, 0, 0], zeros(16), long(infinity));
}

/** XDMCP: a query without authentication names. 7 octets. */
export function displayManagerQuery(): Uint8Array {
  const query = 2;
  return compose(word(1), word(query), word(1), [0]);
}
