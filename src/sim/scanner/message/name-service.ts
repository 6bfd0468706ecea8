/** Questions for name servers: DNS (RFC 1035), multicast DNS (RFC 6762, 6763), NetBIOS (RFC 1002 §4.2). */
import { compose, word, type Part } from './compose.ts';

const TYPE_PTR = 12;
const TYPE_TXT = 16;
const TYPE_NB = 32;
const TYPE_NODE_STATUS = 33;
const CLASS_IN = 1;
const CLASS_CHAOS = 3;
/** "Answer by unicast" (RFC 6762 §5.4). */
const UNICAST = 0x8000;

const OPCODE_STATUS = 2 << 11;
const RECURSION_DESIRED = 0x0100;

/** A message with a header of 12 octets and at most one question. */
function ask(id: number, flags: number, question: Part): Uint8Array {
  return compose(word(id), word(flags), word(question.length === 0 ? 0 : 1), word(0), word(0), word(0), question);
}

function question(labels: readonly string[], type: number, klass: number): Uint8Array {
  const name = labels.map((label) => compose([label.length], label));
  return compose(...name, [0], word(type), word(klass));
}

/** A server status request (RFC 1035 §4.1.1, opcode 2): the shortest message that DNS has, 12 octets. */
export function dnsStatus(): Uint8Array {
  return ask(0x4d31, OPCODE_STATUS, []);
}

/** What software a server runs: the TXT record of version.bind, class CHAOS (RFC 4892). 30 octets. */
export function dnsVersion(): Uint8Array {
  return ask(0x4d32, RECURSION_DESIRED, question(['version', 'bind'], TYPE_TXT, CLASS_CHAOS));
}

/** Which services the link offers (RFC 6763 §9), as a one-shot query (RFC 6762 §6.7). 46 octets. */
export function dnsServices(answer: 'multicast' | 'unicast'): Uint8Array {
  const [id, klass] = answer === 'unicast' ? [0x4d42, CLASS_IN | UNICAST] : [0x4d41, CLASS_IN];
  return ask(id, 0, question(['_services', '_dns-sd', '_udp', 'local'], TYPE_PTR, klass));
}

/** First-level encoding (RFC 1001 §14.1): 16 octets, each as two letters from A to P. */
function netbiosName(name: string): string {
  return Array.from(name.padEnd(16, '\0'), (character) => {
    const code = character.charCodeAt(0);
    return String.fromCharCode(0x41 + (code >>> 4), 0x41 + (code & 15));
  }).join('');
}

/** Which names a machine has registered (RFC 1002 §4.2.17). 50 octets. */
export function netbiosStatus(name: string): Uint8Array {
  return ask(0x4d33, 0, question([netbiosName(name)], TYPE_NODE_STATUS, CLASS_IN));
}

/** Who owns a name (RFC 1002 §4.2.12). 50 octets. */
export function netbiosQuery(name: string): Uint8Array {
  return ask(0x4d34, 0, question([netbiosName(name)], TYPE_NB, CLASS_IN));
}
