/** The scanner's words: what it reports of a port, and how it reads an answer (nmap's states and reasons). */
import { UNREACHABLE, type IcmpError, type TcpPacket } from '../packet.ts';
import type { PortState, Technique } from '../scenario.ts';
import { ACK, RST, SYN } from '../tcp/flags.ts';

export interface Verdict {
  readonly state: PortState;
  readonly reason: string;
}

/** Every verdict there is; a port's is kept as its place in this list. Place 0 means: none yet. */
export const VERDICTS = [
  null,
  { state: 'open', reason: 'syn-ack' },
  { state: 'closed', reason: 'reset' },
  { state: 'closed', reason: 'conn-refused' },
  { state: 'filtered', reason: 'no-response' },
  { state: 'open|filtered', reason: 'no-response' },
  { state: 'open', reason: 'udp-response' },
  { state: 'unfiltered', reason: 'reset' },
  { state: 'closed', reason: 'port-unreach' },
  { state: 'filtered', reason: 'port-unreach' },
  { state: 'filtered', reason: 'admin-prohibited' },
  { state: 'filtered', reason: 'host-prohibited' },
  { state: 'filtered', reason: 'host-unreach' },
  { state: 'filtered', reason: 'net-unreach' },
] as const satisfies readonly (Verdict | null)[];

export const [UNDECIDED, OPEN, RESET, REFUSED, SILENT, SILENT_OR_OPEN, UDP_ANSWER, UNFILTERED] = [
  0, 1, 2, 3, 4, 5, 6, 7,
] as const;
const [CLOSED_UNREACHABLE, PORT_UNREACHABLE, ADMIN_PROHIBITED, HOST_PROHIBITED, HOST_UNREACHABLE, NET_UNREACHABLE] = [
  8, 9, 10, 11, 12, 13,
] as const;

/** What silence means (nmap -sU and the FIN family cannot tell open from filtered). */
export function silenceVerdict(technique: Technique): number {
  return technique === 'udp' || technique === 'fin' || technique === 'null' || technique === 'xmas'
    ? SILENT_OR_OPEN
    : SILENT;
}

/** A TCP answer to a raw probe; UNDECIDED when it is none for this technique. */
export function readTcpAnswer(technique: Technique, packet: TcpPacket): number {
  if (packet.flags & RST) return technique === 'ack' ? UNFILTERED : RESET;
  const isSynAck = (packet.flags & (SYN | ACK)) === (SYN | ACK);
  return technique === 'syn' && isSynAck ? OPEN : UNDECIDED;
}

/** An ICMP unreachable about a raw probe. A UDP port is closed only if its own host says so. */
export function readErrorAnswer(technique: Technique, error: IcmpError): number {
  if (error.type !== 3) return UNDECIDED;
  if (error.code === UNREACHABLE.port)
    return technique === 'udp' && error.source === error.quote.destination ? CLOSED_UNREACHABLE : PORT_UNREACHABLE;
  return filteredBy(error.code);
}

function filteredBy(code: number): number {
  switch (code) {
    case UNREACHABLE.net:
      return NET_UNREACHABLE;
    case UNREACHABLE.host:
      return HOST_UNREACHABLE;
    case UNREACHABLE.hostProhibited:
      return HOST_PROHIBITED;
    case UNREACHABLE.adminProhibited:
      return ADMIN_PROHIBITED;
    default:
      return UNDECIDED;
  }
}

/** What a connect scan learns of an ICMP error: only an error number (Linux `icmp_err_convert`). */
export function readConnectError(code: number): number {
  if (code === UNREACHABLE.port) return REFUSED;
  return code === UNREACHABLE.net ? NET_UNREACHABLE : HOST_UNREACHABLE;
}
