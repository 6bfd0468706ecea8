/** Calls to remote procedures: ONC RPC (RFC 5531) and DCE RPC (C706). */
import { compose, long, zeros } from './compose.ts';

export const PORTMAPPER = 100_000;
export const NETWORK_FILE_SYSTEM = 100_003;
export const LOCK_MANAGER = 100_021;

/** Procedure 0, which does nothing and always answers (RFC 5531 §9, §12). 40 octets. */
export function nullCall(program: number, version: number): Uint8Array {
  const identifier = 0x4d37_0000 + version; // of this transaction: another question, another number
  const call = 0;
  const rpcVersion = 2;
  const noCredentials = zeros(16);
  return compose(long(identifier), long(call), long(rpcVersion), long(program), long(version), long(0), noCredentials);
}

/** The endpoint mapper's interface and the NDR transfer syntax, as on the wire (C706 appendices O and I). */
const ENDPOINT_MAPPER = [
  0x08, 0x83, 0xaf, 0xe1, 0x1f, 0x5d, 0xc9, 0x11, 0x91, 0xa4, 0x08, 0x00, 0x2b, 0x14, 0xa0, 0xfa,
];
const NETWORK_DATA_REPRESENTATION = [
  0x04, 0x5d, 0x88, 0x8a, 0xeb, 0x1c, 0xc9, 0x11, 0x9f, 0xe8, 0x08, 0x00, 0x2b, 0x10, 0x48, 0x60,
];

/** A bind to the endpoint mapper, little-endian (C706 §12.6.4.3). 72 octets. */
export function endpointMapperBind(): Uint8Array {
  const bind = 11;
  const wholeFragment = 3;
  const octets = 72;
  return compose(
    [5, 0, bind, wholeFragment],
    [0x10, 0, 0, 0], // little-endian, ASCII, IEEE
    [octets, 0, 0, 0], // fragment and authentication lengths
    [1, 0, 0, 0], // call
    [0xd0, 0x16, 0xd0, 0x16], // fragments of up to 5,840 octets
    zeros(4), // a new association
    [1, 0, 0, 0], // one context:
    [0, 0, 1, 0], // number 0, one transfer syntax
    ENDPOINT_MAPPER,
    [3, 0, 0, 0],
    NETWORK_DATA_REPRESENTATION,
    [2, 0, 0, 0],
  );
}
