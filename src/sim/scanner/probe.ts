/** The packets that the scanner sends: as nmap's raw probes look (one option, window 1024, TTL drawn from 37 to 59). */
import type { Address } from '../address.ts';
import { EMPTY, type IcmpQuery, type Packet, type Payload, type TcpOption, type TcpPacket } from '../packet.ts';
import type { Technique } from '../scenario.ts';
import { ACK, FIN, SYN, XMAS } from '../tcp/flags.ts';

const NMAP_SYN_OPTIONS: readonly TcpOption[] = [{ kind: 'mss', value: 1_460 }];
const NONE: readonly TcpOption[] = [];
const WINDOW = 1_024;

/** What a probe needs to be told: where from, where to, and three words of chance. */
export interface ProbeHeader {
  readonly source: Address;
  readonly destination: Address;
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Gives TTL and identification. */
  readonly word: number;
  /** The sequence number, or for an ACK scan the acknowledgment number. */
  readonly sequence: number;
}

export function probeTtl(word: number): number {
  return 37 + (word % 23);
}

/** The TCP probe of a raw technique. */
export function tcpProbe(technique: Technique, header: ProbeHeader): TcpPacket {
  const flags =
    technique === 'syn' ? SYN : technique === 'ack' ? ACK : technique === 'fin' ? FIN : technique === 'xmas' ? XMAS : 0;
  const isAck = technique === 'ack';
  return {
    kind: 'tcp',
    source: header.source,
    destination: header.destination,
    ttl: probeTtl(header.word),
    identification: header.word >>> 16,
    dontFragment: false,
    sourcePort: header.sourcePort,
    destinationPort: header.destinationPort,
    sequence: isAck ? 0 : header.sequence,
    acknowledgment: isAck ? header.sequence : 0,
    flags,
    window: WINDOW,
    urgentPointer: 0,
    options: technique === 'syn' ? NMAP_SYN_OPTIONS : NONE,
    payload: EMPTY,
  };
}

export function udpProbe(header: ProbeHeader, payload: Payload): Packet {
  return {
    kind: 'udp',
    source: header.source,
    destination: header.destination,
    ttl: probeTtl(header.word),
    identification: header.word >>> 16,
    dontFragment: false,
    sourcePort: header.sourcePort,
    destinationPort: header.destinationPort,
    payload,
  };
}

/** Windows fills its 32 bytes with the alphabet up to w, over and over, and starts with a hop limit of 128. */
const ALPHABET: Payload = Uint8Array.from({ length: 32 }, (_, index) => 0x61 + (index % 23));

/** The echo request of `ping` on Windows. */
export function windowsEcho(header: ProbeHeader): IcmpQuery {
  return { ...icmpProbe(8, header), ttl: 128, identifier: 1, sequence: header.sequence & 0xffff, payload: ALPHABET };
}

const TIMESTAMPS: Payload = new Uint8Array(12);

/** Echo request (type 8) or timestamp request (type 13) of host discovery. */
export function icmpProbe(type: 8 | 13, header: ProbeHeader): IcmpQuery {
  return {
    kind: 'icmp',
    source: header.source,
    destination: header.destination,
    ttl: probeTtl(header.word),
    identification: header.word >>> 16,
    dontFragment: false,
    type,
    code: 0,
    identifier: header.sourcePort,
    sequence: 0,
    payload: type === 13 ? TIMESTAMPS : EMPTY,
  };
}
