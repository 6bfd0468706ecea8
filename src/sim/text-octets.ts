/** Text as UTF-8 octets (RFC 3629) and octets as URL-safe text (RFC 4648 §5), without any host's help. */
import { fail, ok, type Result } from '#result';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function encodeUtf8(text: string): Uint8Array {
  const out: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0)!;
    // Half of a surrogate pair has no form in UTF-8; it becomes the replacement character.
    const code = point >= 0xd800 && point < 0xe000 ? 0xfffd : point;
    if (code < 0x80) out.push(code);
    else if (code < 0x800) out.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) out.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else out.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(out);
}

/** Refuses malformed sequences, overlong forms and surrogates. */
export function decodeUtf8(octets: Uint8Array): Result<string, 'utf8-damaged'> {
  let text = '';
  for (let at = 0; at < octets.length;) {
    const first = octets[at]!;
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first >= 0x80 && (first < 0xc2 || first > 0xf4)) return fail('utf8-damaged');
    let code = length === 1 ? first : first & (0xff >> (length + 1));
    for (let step = 1; step < length; step += 1) {
      const next = octets[at + step];
      if (next === undefined || (next & 0xc0) !== 0x80) return fail('utf8-damaged');
      code = (code << 6) | (next & 63);
    }
    const least = [0, 0, 0x80, 0x800, 0x10000][length]!;
    if (code < least || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return fail('utf8-damaged');
    text += String.fromCodePoint(code);
    at += length;
  }
  return ok(text);
}

export function encodeBase64Url(octets: Uint8Array): string {
  let text = '';
  for (let at = 0; at < octets.length; at += 3) {
    const left = octets.length - at;
    const word = (octets[at]! << 16) | ((octets[at + 1] ?? 0) << 8) | (octets[at + 2] ?? 0);
    text += ALPHABET[word >> 18]! + ALPHABET[(word >> 12) & 63]!;
    if (left > 1) text += ALPHABET[(word >> 6) & 63]!;
    if (left > 2) text += ALPHABET[word & 63]!;
  }
  return text;
}

export function decodeBase64Url(text: string): Result<Uint8Array, 'base64url-damaged'> {
  if (text.length % 4 === 1) return fail('base64url-damaged');
  const out: number[] = [];
  for (let at = 0; at < text.length; at += 4) {
    const left = Math.min(4, text.length - at);
    let word = 0;
    for (let step = 0; step < 4; step += 1) {
      const value = step < left ? ALPHABET.indexOf(text[at + step]!) : 0;
      if (value < 0) return fail('base64url-damaged');
      word = (word << 6) | value;
    }
    out.push((word >> 16) & 255);
    if (left > 2) out.push((word >> 8) & 255);
    if (left > 3) out.push(word & 255);
  }
  return ok(Uint8Array.from(out));
}
