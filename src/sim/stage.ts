/** Where a packet's fate can be decided, and what was decided there. Codes only: content/ has a sentence for each. */

export const STAGES = [
  /** A program was listening and took the packet. */
  'listener',
  /** The packet reached a stack where no program listens. */
  'no-listener',
  /** No program listens, and the stack keeps the answer to itself (Windows stealth mode). */
  'stealth',
  /** A UDP program took the datagram and says nothing. */
  'silent-service',
  /** A host's own firewall: a rule, or the default where no rule fits. */
  'inbound-rule',
  'inbound-default',
  'outbound-rule',
  'outbound-default',
  /** "Block all incoming connections, including those in the list of allowed apps." */
  'inbound-shields-up',
  /** Connection tracking calls the packet invalid. */
  'invalid',
  /** Belongs to a conversation that was let through before. */
  'known',
  /** A router has no mapping for this port, and its policy for itself has no rule that fits: the default decides. */
  'no-mapping',
  /** A rule of a router's policy for packets to itself. */
  'input-rule',
  'input-default',
  /** A router's policy for what leaves the home. */
  'egress-rule',
  'egress-default',
  /** A router was asked to carry a packet inwards that no forward admits. */
  'not-forwarded',
  /** A port forward, a UPnP mapping or the DMZ host took the packet inwards. */
  'forward',
  'upnp',
  'dmz',
  /** A box of the carrier that answers in everybody's place. */
  'middlebox',
  /** On a line with a shared address the number belongs to another home (RFC 7597). */
  'another-customer',
  /** No route: the device knows no way to that address. */
  'no-route',
  /** A router knows no such network. */
  'unknown-network',
  /** Nobody answered the ARP request for the address. */
  'no-neighbour',
  /** The sender claims the receiver's own address. */
  'own-source',
  /** The packet is for somebody else. */
  'not-mine',
  'hop-limit',
  /** NAT has no free port left. */
  'no-free-port',
  /** An ICMP error was due, but the limit on their rate forbade it. */
  'rate-limit',
  /** A host that is switched off. */
  'switched-off',
] as const;
export type Stage = (typeof STAGES)[number];

export const RULINGS = ['pass', 'drop', 'reject', 'answer'] as const;
/** `pass` lets it go on, `drop` says nothing, `reject` refuses with an answer, `answer` is the reply of whoever was asked. */
export type Ruling = (typeof RULINGS)[number];
