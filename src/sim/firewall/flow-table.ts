/**
 * A hash table from a flow (protocol, two addresses, two ports) to a whole number.
 *
 * Open addressing over typed arrays: a copy is a few block copies, and a look-up allocates nothing. A scan of every
 * port makes some hundred thousand look-ups, so this is the busiest table of the whole network.
 */
export interface FlowTable {
  /** Five words an entry: source, destination, ports (source << 16 | destination), protocol + 1 (0 = free), value. */
  words: Int32Array;
  capacity: number;
  size: number;
  /** Entries that were removed and still block probing. */
  removed: number;
}

const WORDS = 5;
const REMOVED = -1;

export function createFlowTable(capacity = 16): FlowTable {
  return { words: new Int32Array(capacity * WORDS), capacity, size: 0, removed: 0 };
}

export function copyFlowTable(table: FlowTable): FlowTable {
  return { words: table.words.slice(), capacity: table.capacity, size: table.size, removed: table.removed };
}

function hash(source: number, destination: number, ports: number, protocol: number): number {
  let h = Math.imul(source, 0x9e3779b1) ^ Math.imul(destination, 0x85ebca6b) ^ Math.imul(ports, 0xc2b2ae35) ^ protocol;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

/** The value stored for a flow, or -1. */
export function findFlow(
  table: FlowTable,
  protocol: number,
  source: number,
  sourcePort: number,
  destination: number,
  destinationPort: number,
): number {
  const at = place(table, protocol, source | 0, destination | 0, (sourcePort << 16) | destinationPort);
  return at < 0 ? -1 : table.words[at + 4]!;
}

function place(table: FlowTable, protocol: number, source: number, destination: number, ports: number): number {
  const { words, capacity } = table;
  const mask = capacity - 1;
  let slot = hash(source, destination, ports, protocol) & mask;
  for (;;) {
    const at = slot * WORDS;
    const mark = words[at + 3]!;
    if (mark === 0) return -1;
    if (mark === protocol + 1 && words[at] === source && words[at + 1] === destination && words[at + 2] === ports)
      return at;
    slot = (slot + 1) & mask;
  }
}

/** Stores a value (0 or more) for a flow, in place of an earlier one. */
export function setFlow(
  table: FlowTable,
  protocol: number,
  source: number,
  sourcePort: number,
  destination: number,
  destinationPort: number,
  value: number,
): void {
  const ports = (sourcePort << 16) | destinationPort;
  const known = place(table, protocol, source | 0, destination | 0, ports);
  if (known >= 0) {
    table.words[known + 4] = value;
    return;
  }
  if ((table.size + table.removed + 1) * 2 > table.capacity) grow(table);
  insert(table, protocol + 1, source | 0, destination | 0, ports, value);
  table.size += 1;
}

export function removeFlow(
  table: FlowTable,
  protocol: number,
  source: number,
  sourcePort: number,
  destination: number,
  destinationPort: number,
): void {
  const at = place(table, protocol, source | 0, destination | 0, (sourcePort << 16) | destinationPort);
  if (at < 0) return;
  table.words[at + 3] = REMOVED;
  table.size -= 1;
  table.removed += 1;
}

function insert(
  table: FlowTable,
  mark: number,
  source: number,
  destination: number,
  ports: number,
  value: number,
): void {
  const { words, capacity } = table;
  const mask = capacity - 1;
  let slot = hash(source, destination, ports, mark - 1) & mask;
  while (words[slot * WORDS + 3] !== 0) slot = (slot + 1) & mask;
  const at = slot * WORDS;
  words[at] = source;
  words[at + 1] = destination;
  words[at + 2] = ports;
  words[at + 3] = mark;
  words[at + 4] = value;
}

function grow(table: FlowTable): void {
  const old = table.words;
  table.capacity = table.size * 4 > table.capacity ? table.capacity * 2 : table.capacity;
  table.words = new Int32Array(table.capacity * WORDS);
  table.removed = 0;
  for (let at = 0; at < old.length; at += WORDS) {
    const mark = old[at + 3]!;
    if (mark > 0) insert(table, mark, old[at]!, old[at + 1]!, old[at + 2]!, old[at + 4]!);
  }
}
