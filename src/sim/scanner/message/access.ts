/** Asking to be let in, or to be sent something: RADIUS, L2TP, TFTP, GTP, OpenVPN. */
import { compose, long, rising, word } from './compose.ts';

/** RADIUS: the header of an access request (RFC 2865 §3). 20 octets. */
export function accessRequest(): Uint8Array {
  return compose([1, 1], word(20), rising(0x60, 16));
}

/** L2TP: start-control-connection-request (RFC 2661 §6.1). 60 octets with a host name of 8. */
export function tunnelRequest(hostName: string): Uint8Array {
  const pair = (type: number, value: Uint8Array): Uint8Array =>
    compose(word(0x8000 | (6 + value.length)), word(0), word(type), value);
  const attributes = compose(
    pair(0, compose(word(1))), // message type: SCCRQ
    pair(2, compose([1, 0])), // protocol version 1.0
    pair(3, compose(long(3))), // framing: synchronous and asynchronous
    pair(7, compose(hostName)),
    pair(9, compose(word(1))), // the tunnel's number here
  );
  return compose(word(0xc802), word(12 + attributes.length), word(0), word(0), word(0), word(0), attributes);
}

/** TFTP: a read request (RFC 1350 §5). */
export function readRequest(file: string, mode: 'octet' | 'netascii'): Uint8Array {
  return compose(word(1), `${file}\0${mode}\0`);
}

/** GTPv1: an echo request with a sequence number (3GPP TS 29.060 §6, §7.2.1). 12 octets. */
export function tunnelEcho(): Uint8Array {
  return compose([0x32, 1], word(4), long(0), word(1), [0, 0]);
}

/** OpenVPN: a client begins; its session, nothing to acknowledge, packet 0 (wire protocol, P_CONTROL_HARD_RESET_CLIENT_V2). 14 octets. */
export function sessionReset(): Uint8Array {
  const hardResetClient = 7;
  return compose([hardResetClient << 3], rising(0x30, 8), [0], long(0));
}

/** OpenVPN: data of an unknown peer, too short for anything to be in it (P_DATA_V2). 13 octets. */
export function sessionData(): Uint8Array {
  const dataVersion2 = 9;
  return compose([dataVersion2 << 3, 0, 0, 0], rising(0x90, 9));
}
