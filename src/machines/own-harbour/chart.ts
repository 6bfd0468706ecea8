/** The chart of a look: ports in ascending order and, place by place, the code of what was entered. */
export interface Chart {
  readonly ports: Int32Array;
  readonly states: Uint8Array;
}

/** The chart with these ports on it, each entered as `code`. */
export function chartWith({ ports, states }: Chart, entered: readonly number[], code: number): Chart {
  const known = new Map([...ports].map((port, place) => [port, states[place]!]));
  for (const port of entered) known.set(port, code);
  const all = Int32Array.from(known.keys()).sort();
  return { ports: all, states: Uint8Array.from(all, (port) => known.get(port)!) };
}

/** The chart without the ports from `low` to `high`; those that lie ready stay. */
export function chartWithout({ ports, states }: Chart, low: number, high: number, ready: Int32Array): Chart {
  const stays = (port: number): boolean => port < low || port > high || ready.includes(port);
  return {
    ports: ports.filter((port) => stays(port)),
    states: states.filter((_, place) => stays(ports[place]!)),
  };
}
