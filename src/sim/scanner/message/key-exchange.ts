/** First messages of key exchanges: IKEv1 (RFC 2409) and DTLS (RFC 4347). */
import { compose, long, rising, word, zeros } from './compose.ts';

const DES3 = 5;
const DES = 1;
const MD5 = 1;
const SHA1 = 2;
const PRESHARED_KEY = 1;
const MODP_1024 = 2;

const SECURITY_ASSOCIATION = 1;
const VENDOR_ID = 13;
const NONE = 0;

/** The four proposals that RFC 2409 §10 lets every implementation know: 3DES and DES, each with SHA-1 and MD5. */
const TRANSFORMS = [
  [DES3, SHA1],
  [DES3, MD5],
  [DES, SHA1],
  [DES, MD5],
] as const;

/** An attribute with its value in two octets (RFC 2408 §3.3). */
function attribute(type: number, value: number): readonly number[] {
  return [...word(0x8000 | type), ...word(value)];
}

/** A payload and its generic header (RFC 2408 §3.2). */
function payload(next: number, body: Uint8Array): Uint8Array {
  return compose([next, 0], word(body.length + 4), body);
}

/** A transform with a life of one day (RFC 2409 appendix A). 36 octets. */
function transform(index: number): Uint8Array {
  const [cipher, hash] = TRANSFORMS[index]!;
  const last = index === TRANSFORMS.length - 1;
  const body = compose(
    [index + 1, 1, 0, 0],
    attribute(1, cipher),
    attribute(2, hash),
    attribute(3, PRESHARED_KEY),
    attribute(4, MODP_1024),
    attribute(11, 1), // the life counts seconds:
    word(12),
    word(4),
    long(86_400),
  );
  return payload(last ? NONE : 3, body);
}

/**
 * Main mode's first message: one proposal of four transforms (RFC 2409 §5.1), and the vendor ID given, if any. 192
 * octets, and 4 more than the vendor ID has.
 */
export function mainMode(vendor: string): Uint8Array {
  const transforms = compose(...TRANSFORMS.map((_, index) => transform(index)));
  const proposal = payload(NONE, compose([1, 1, 0, TRANSFORMS.length], transforms));
  const internetDoi = long(1);
  const identityOnly = long(1);
  const association = payload(vendor === '' ? NONE : VENDOR_ID, compose(internetDoi, identityOnly, proposal));
  const body = vendor === '' ? association : compose(association, payload(NONE, compose(vendor)));
  const identityProtection = 2;
  return compose(
    rising(0x51, 8), // initiator's cookie
    zeros(8), // responder's cookie
    [SECURITY_ASSOCIATION, 0x10, identityProtection, 0],
    long(0),
    long(28 + body.length),
    body,
  );
}

/** The same behind NAT: 4 zero octets tell IKE from ESP on port 4500 (RFC 3948 §2.2). */
export function mainModeThroughNat(vendor: string): Uint8Array {
  return compose(zeros(4), mainMode(vendor));
}

/** DTLS 1.0 ClientHello with one cipher suite and no extension (RFC 4347 §4.2, RFC 5246 §7.4.1.2). 67 octets. */
export function clientHello(): Uint8Array {
  const version = [0xfe, 0xff];
  const rsaWithAes128 = [0x00, 0x2f];
  const hello = compose(version, rising(0x20, 32), [0, 0], word(2), rsaWithAes128, [1, 0]);
  const triple = [0, ...word(hello.length)];
  const handshake = compose([1], triple, word(0), zeros(3), triple, hello);
  return compose([22], version, word(0), zeros(6), word(handshake.length), handshake);
}
