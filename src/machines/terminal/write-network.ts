/** What `ipconfig`, `netstat` and `hostname` write: read off the network as it is at this moment. */
import { formatAddress, formatPrefix, maskOf, UNSPECIFIED } from '#sim/address.ts';
import { formatMac, macOf } from '#sim/codec/ethernet.ts';
import type { Network } from '#sim/network.ts';
import type { Host, Listener, Transport } from '#sim/scenario.ts';
import { openListeners } from '#sim/topology.ts';
import { EMPTY_LINE, say, type Line } from './line.ts';
import type { NetstatRequest } from './request.ts';

function deviceOf({ topology }: Network, host: Host) {
  return topology.devices.find(({ role, name }) => role === 'host' && name === host.name);
}

export function ipconfigLines(network: Network, host: Host, all: boolean): readonly Line[] {
  const { gateway } = network.scenario;
  const address = formatAddress(host.address.address);
  const answersNames = gateway.listeners.some(
    ({ proto, port, bind }) => proto === 'udp' && port === 53 && bind !== 'wan',
  );
  const mac = formatMac(macOf(deviceOf(network, host)?.index ?? 0, 0))
    .toUpperCase()
    .replaceAll(':', '-');
  const about: readonly Line[] = [
    say('ipconfig.description'),
    say('ipconfig.mac', { mac }),
    say('ipconfig.dhcp'),
    say('ipconfig.address.preferred', { address }),
  ];
  return [
    EMPTY_LINE,
    say('ipconfig.title'),
    EMPTY_LINE,
    ...(all ? [say('ipconfig.host', { name: host.name }), say('ipconfig.routing'), EMPTY_LINE] : []),
    say('ipconfig.adapter'),
    EMPTY_LINE,
    say('ipconfig.suffix'),
    ...(all ? about : [say('ipconfig.address', { address })]),
    say('ipconfig.mask', { mask: formatAddress(maskOf(host.address.length)) }),
    say('ipconfig.gateway', { address: host.defaultRoute ? formatAddress(gateway.lan.address) : '' }),
    ...(all && answersNames ? [say('ipconfig.dns', { address: formatAddress(gateway.lan.address) })] : []),
    EMPTY_LINE,
  ];
}

export function interfaceLines({ scenario }: Network, host: Host): readonly Line[] {
  const { address, length } = host.address;
  const mask = maskOf(length);
  return [
    EMPTY_LINE,
    say('netsh.interface', {
      address: formatAddress(address),
      prefix: formatPrefix({ address: (address & mask) >>> 0, length }),
      mask: formatAddress(mask),
      gateway: host.defaultRoute ? formatAddress(scenario.gateway.lan.address) : '',
    }),
    EMPTY_LINE,
  ];
}

interface Socket {
  readonly proto: Transport;
  readonly local: string;
  readonly port: number;
  readonly foreign: string;
  readonly state: string;
  readonly program: string | null;
}

/** Windows numbers processes by fours; the simulated PC numbers its programs as they stand in its list, after its own. */
const SYSTEM_PROCESS = 4;
const FIRST_PROCESS = 1_000;

function processOf(host: Host, program: string | null): number {
  const index = host.programs.findIndex(({ name }) => name === program);
  return index < 0 ? SYSTEM_PROCESS : FIRST_PROCESS + 4 * index;
}

export function netstatLines(network: Network, host: Host, request: NetstatRequest): readonly Line[] {
  const rows = [...(request.all ? waiting(host, request.numeric) : []), ...connected(network, host)]
    .filter(({ proto }) => request.proto === null || proto === request.proto)
    .sort((a, b) => (a.proto === b.proto ? a.port - b.port : a.proto === 'tcp' ? -1 : 1));
  return [
    EMPTY_LINE,
    say('netstat.title'),
    EMPTY_LINE,
    say(request.owner ? 'netstat.header.owner' : 'netstat.header'),
    ...rows.flatMap((row) => [
      { text: socketText(row, request.owner ? processOf(host, row.program) : null) },
      ...(request.binary ? [ownerLine(row)] : []),
    ]),
    EMPTY_LINE,
  ];
}

function ownerLine({ program }: Socket): Line {
  return program === null ? say('netstat.unknown-owner') : { text: ` [${program}.exe]` };
}

function socketText({ proto, local, foreign, state }: Socket, process: number | null): string {
  const columns = ['  ' + proto.toUpperCase().padEnd(6), local.padEnd(22), foreign.padEnd(22), state.padEnd(16)];
  return [...columns, process === null ? '' : String(process)].join(' ').trimEnd();
}

function waiting(host: Host, numeric: boolean): readonly Socket[] {
  const anybody = numeric ? '0.0.0.0:0' : `${host.name}:0`;
  return openListeners(host).map(({ proto, port, bind, program }) => ({
    proto,
    port,
    local: `${formatAddress(boundTo(bind))}:${port}`,
    foreign: proto === 'tcp' ? anybody : '*:*',
    state: proto === 'tcp' ? 'LISTENING' : '',
    program,
  }));
}

function boundTo(bind: Listener['bind']): number {
  return bind === 'loopback' ? 0x7f000001 : typeof bind === 'number' ? bind : UNSPECIFIED;
}

function connected(network: Network, host: Host): readonly Socket[] {
  const device = deviceOf(network, host);
  const endpoints = device === undefined ? [] : network.changing.tables[device.index]!.endpoints;
  return endpoints
    .filter((endpoint) => endpoint !== null)
    .map(({ localAddress, localPort, remoteAddress, remotePort, state }) => ({
      proto: 'tcp',
      port: localPort,
      local: `${formatAddress(localAddress)}:${localPort}`,
      foreign: `${formatAddress(remoteAddress)}:${remotePort}`,
      state: state.toUpperCase().replaceAll('-', '_'),
      program: openListeners(host).find(({ proto, port }) => proto === 'tcp' && port === localPort)?.program ?? null,
    }));
}
