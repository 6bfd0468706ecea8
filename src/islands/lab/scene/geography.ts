/** Where things stand on the chart of the harbour: once for a wide screen, once for a narrow one. */
import type { Network } from '#sim/network.ts';

export type Point = readonly [x: number, y: number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Geography {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  readonly scanner: Point;
  readonly provider: Point;
  /** Where a server of somebody else stands out at sea. */
  readonly neighbour: Point;
  readonly upstream: Point;
  /** The harbour mouth, where the gateway looks at every boat. */
  readonly mouth: Point;
  readonly lighthouse: Point;
  readonly guard: Point;
  /** Where other machines of the home lie. */
  readonly others: readonly Point[];
  readonly berths: number;
  /** Before the boom of a berth, at its quay, and its plate on land. */
  readonly boom: (berth: number) => Point;
  readonly quay: (berth: number) => Point;
  readonly plate: (berth: number) => Box;
}

const ROW = 74;

export const wide: Geography = {
  name: 'wide',
  width: 860,
  height: 452,
  scanner: [112, 116],
  provider: [154, 372],
  neighbour: [66, 254],
  upstream: [292, 300],
  mouth: [452, 246],
  lighthouse: [424, 78],
  guard: [548, 104],
  others: [
    [520, 380],
    [508, 316],
    [530, 56],
  ],
  berths: 5,
  boom: (berth) => [566, 92 + berth * ROW],
  quay: (berth) => [640, 92 + berth * ROW],
  plate: (berth) => ({ x: 716, y: 60 + berth * ROW, width: 140, height: 66 }),
};

const COLUMN = 94;

export const narrow: Geography = {
  name: 'narrow',
  width: 390,
  height: 372,
  scanner: [328, 42],
  provider: [66, 62],
  neighbour: [231, 22],
  upstream: [106, 44],
  mouth: [206, 150],
  lighthouse: [112, 72],
  guard: [44, 186],
  others: [
    [340, 180],
    [300, 196],
    [90, 196],
  ],
  berths: 4,
  boom: (berth) => [54 + berth * COLUMN, 222],
  quay: (berth) => [54 + berth * COLUMN, 262],
  plate: (berth) => ({ x: 10 + berth * COLUMN, y: 284, width: 88, height: 88 }),
};

/** Where a device stands. The PC's berths have places of their own. */
export function placeOf(network: Network, device: number, pc: string, berth: number, geo: Geography): Point {
  const { topology } = network;
  const found = topology.devices[device];
  if (found === undefined || found.role === 'provider') return geo.provider;
  if (found.role === 'gateway') return geo.mouth;
  if (found.role === 'upstream') return geo.upstream;
  if (found.name === pc) return geo.boom(berth);
  if (found.name.startsWith('@')) return geo.scanner;
  if (found.host?.network === 'internet') return geo.neighbour;
  const others = topology.devices.filter(({ host, name }) => host?.network === 'lan' && name !== pc);
  return geo.others[others.findIndex(({ name }) => name === found.name) % geo.others.length] ?? geo.others[0]!;
}
