/**
 * What a UDP probe carries. Programs are silent when they do not understand a datagram, so nmap asks each well-known
 * port in its own language, and all its questions for a port leave together. The ports, the number of questions and
 * their lengths are those of nmap 7.93, measured; the messages are composed here from the protocols' own documents.
 *
 * nmap also has questions for old games, trojan horses and single vendors' devices that no document describes; here
 * their ports get what the range around them gets, or one empty datagram, as every port that nmap does not know.
 */
import { EMPTY, type Payload } from '../packet.ts';
import { accessRequest, readRequest, sessionData, sessionReset, tunnelEcho, tunnelRequest } from './message/access.ts';
import {
  bindingRequest,
  dhcpDiscover,
  displayManagerQuery,
  outsideAddress,
  routingTable,
  serviceAgents,
  ssdpSearch,
  wellKnownCore,
} from './message/discovery.ts';
import { serverInfo, serverRules, serverStatus, voicePing } from './message/game.ts';
import { clientHello, mainMode, mainModeThroughNat } from './message/key-exchange.ts';
import {
  cacheVersion,
  controllerAuthentication,
  controllerPing,
  directoryRoot,
  snmpDiscovery,
  snmpFirstObject,
} from './message/management.ts';
import { dnsServices, dnsStatus, dnsVersion, netbiosQuery, netbiosStatus } from './message/name-service.ts';
import {
  endpointMapperBind,
  LOCK_MANAGER,
  NETWORK_FILE_SYSTEM,
  nullCall,
  PORTMAPPER,
} from './message/procedure-call.ts';
import { compose } from './message/compose.ts';
import { timeRequest } from './message/time-service.ts';

/** Ports, single or first and last, and what is sent to each, in order. */
type Entry = readonly [ports: readonly (number | readonly [number, number])[], payloads: readonly Payload[]];

const DNS = [dnsStatus(), dnsVersion()];
const SNMP = [snmpDiscovery(), snmpFirstObject()];
const ENDPOINT_MAPPER_BIND = endpointMapperBind();
const PORTMAPPER_CALL = nullCall(PORTMAPPER, 2);

/** Where a port stands alone and in a range as well, what it says alone holds. */
const ENTRIES: readonly Entry[] = [
  [[7], [compose('echo')]],
  [[53, 26198], DNS],
  [[67], [dhcpDiscover()]],
  [[69], [readRequest('a.b', 'octet'), readRequest('readme1', 'netascii')]],
  [[111], [PORTMAPPER_CALL, nullCall(PORTMAPPER, 4)]],
  [[123], [timeRequest(4), timeRequest(3)]],
  [[135, [1025, 1199]], [ENDPOINT_MAPPER_BIND]],
  [[137], [netbiosStatus('*'), netbiosQuery('*'), netbiosStatus('*SMBSERVER')]],
  [[161, 260, 3401], SNMP],
  [[177], [displayManagerQuery()]],
  [[389], [directoryRoot()]],
  [[427], [serviceAgents()]],
  [[443, 853, 3391, 4433, 4740, 5349, 5684, 5868, 6514, 6636, 8232, 10161, 10162], [clientHello()]],
  [[12346, 12446, 12546, 12646, 12746, 12846, 12946, 13046], [clientHello()]],
  [[500], [mainMode(''), mainMode('minato 1')]],
  [[520], [routingTable()]],
  [[623], [controllerPing(), controllerAuthentication()]],
  [[1645, 1812], [accessRequest()]],
  [[1701], [tunnelRequest('scanner1')]],
  [[1900], [ssdpSearch()]],
  [[2049], [nullCall(NETWORK_FILE_SYSTEM, 3), nullCall(NETWORK_FILE_SYSTEM, 4)]],
  [[1194], [ENDPOINT_MAPPER_BIND, sessionReset(), sessionData()]],
  [[2123, 2152], [tunnelEcho()]],
  [[3478], [bindingRequest()]],
  [[4045], [nullCall(LOCK_MANAGER, 4)]],
  [[4500], [mainModeThroughNat('nat1')]],
  [[5351], [outsideAddress()]],
  [[5353], [...DNS, dnsServices('multicast'), dnsServices('unicast')]],
  [[5683], [wellKnownCore()]],
  [[11211], [cacheVersion()]],
  [[[27015, 27030]], [serverInfo()]],
  [[[27910, 27914]], [serverStatus()]],
  [
    [
      [26000, 26004],
      [27960, 27964],
      [30720, 30724],
    ],
    [serverRules()],
  ],
  [[[32768, 65535]], [PORTMAPPER_CALL]],
  [[44400], [PORTMAPPER_CALL, serverRules()]],
  [[64738], [PORTMAPPER_CALL, voicePing()]],
];

const NONE_KNOWN: readonly Payload[] = [EMPTY];

const SINGLE = new Map<number, readonly Payload[]>(
  ENTRIES.flatMap(([ports, payloads]) =>
    ports.filter((port) => typeof port === 'number').map((port) => [port, payloads] as const),
  ),
);

const RANGES = ENTRIES.flatMap(([ports, payloads]) =>
  ports.filter((port) => typeof port !== 'number').map(([first, last]) => ({ first, last, payloads })),
);

/** The payloads of the probes that are sent to a UDP port (0–65535) at once, in order; one empty payload where none is known. */
export function payloadsFor(port: number): readonly Payload[] {
  const single = SINGLE.get(port);
  if (single !== undefined) return single;
  for (const { first, last, payloads } of RANGES) if (port >= first && port <= last) return payloads;
  return NONE_KNOWN;
}
