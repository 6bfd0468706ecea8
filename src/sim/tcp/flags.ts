/** The TCP flags octet (RFC 9293 §3.1), and the letters that people and captures use for it. */

export const FIN = 0x01;
export const SYN = 0x02;
export const RST = 0x04;
export const PSH = 0x08;
export const ACK = 0x10;
export const URG = 0x20;
export const ECE = 0x40;
export const CWR = 0x80;

export const SYN_ACK = SYN | ACK;
export const RST_ACK = RST | ACK;
/** The Xmas scan's combination (nmap -sX). */
export const XMAS = FIN | PSH | URG;

/** `formatFlags(SYN_ACK)` is `"SA"`; the order is that of the capture lists: F S R P A U E C. */
export function formatFlags(flags: number): string {
  let text = '';
  for (let bit = 0; bit < 8; bit += 1) if (flags & (1 << bit)) text += 'FSRPAUEC'[bit];
  return text;
}
