/**
 * What a person types into the forwarding page of a gateway, read into forwards. Every field's problem is found at once,
 * so that one look is enough to mend them all. Codes only.
 */
import { fail, ok, type Result } from '#result';
import { maskOf, parseAddress, type Address } from '#sim/address.ts';
import { eachPort, parseTypedPortList, countPorts, type PortListProblem } from '#sim/port-list.ts';
import type { Forward, Router, Transport } from '#sim/scenario.ts';

export interface ForwardDraft {
  readonly name: string;
  readonly proto: Transport | 'both';
  /** `22,80,5000-5010`, in whatever form it was typed. */
  readonly wanPorts: string;
  readonly toAddress: string;
  /** Empty: the same ports inside. */
  readonly toPorts: string;
}

export type AddressFieldCode =
  'address-empty' | 'address-syntax' | 'address-outside-lan' | 'address-is-router' | 'address-is-network';

export type FieldProblem =
  | { readonly field: 'name'; readonly code: 'name-empty' | 'name-too-long' | 'name-taken' }
  | {
      readonly field: 'wanPorts' | 'toPorts';
      readonly code: PortListProblem['code'] | 'port-zero' | 'ports-too-many' | 'ports-unequal';
      /** The item of the list that has the problem, counted from 0; -1 for the list as a whole. */
      readonly item: number;
    }
  | { readonly field: 'wanPorts'; readonly code: 'forward-overlaps'; readonly port: number; readonly other: string }
  | { readonly field: 'toAddress'; readonly code: AddressFieldCode };

export const LONGEST_NAME = 80;
/** A home gateway keeps a short table. */
export const MOST_PORTS = 64;

/** Reads a LAN address that is not the router's own, nor the network's first or last. */
export function readLanAddress(text: string, router: Router): Result<Address, AddressFieldCode> {
  const plain = text.slice(0, 200).normalize('NFKC').replaceAll('。', '.').trim();
  if (plain === '') return fail('address-empty');
  const address = parseAddress(plain);
  if (!address.ok) return fail('address-syntax');
  const mask = maskOf(router.lan.length);
  const base = (router.lan.address & mask) >>> 0;
  if ((address.value & mask) >>> 0 !== base) return fail('address-outside-lan');
  if (address.value === router.lan.address) return fail('address-is-router');
  if (address.value === base || address.value === (base | ~mask) >>> 0) return fail('address-is-network');
  return ok(address.value);
}

/**
 * The forwards that a draft asks for: one for each port and transport, in ascending order. `editing` is the id of the
 * forward that the draft replaces, which it may overlap.
 */
export function readForwards(
  draft: ForwardDraft,
  router: Router,
  editing: string | null = null,
): Result<readonly Forward[], readonly FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const others = router.forwards.filter(({ id }) => id !== editing);
  const name = readName(draft.name, others, problems);
  const wanPorts = readPorts(draft.wanPorts, 'wanPorts', problems);
  const toPorts = draft.toPorts.slice(0, 100).trim() === '' ? wanPorts : readPorts(draft.toPorts, 'toPorts', problems);
  const address = readLanAddress(draft.toAddress, router);
  if (!address.ok) problems.push({ field: 'toAddress', code: address.problem });
  const unequal = wanPorts !== null && toPorts !== null && wanPorts.length !== toPorts.length;
  if (unequal) problems.push({ field: 'toPorts', code: 'ports-unequal', item: -1 });
  const protos: readonly Transport[] = draft.proto === 'both' ? ['tcp', 'udp'] : [draft.proto];
  for (const port of wanPorts ?? []) {
    const other = overlapping(others, protos, port);
    if (other === undefined) continue;
    problems.push({ field: 'wanPorts', code: 'forward-overlaps', port, other: other.id });
    break;
  }
  if (problems.length > 0 || !address.ok || wanPorts === null || toPorts === null) return fail(problems);
  const taken = new Set(others.map(({ id }) => id));
  return ok(
    protos.flatMap((proto) =>
      wanPorts.map((wanPort, place) => ({
        id: freeId(`${proto}-${wanPort}`, taken),
        name,
        proto,
        wanPort,
        toAddress: address.value,
        toPort: toPorts[place]!,
        remote: null,
        enabled: true,
      })),
    ),
  );
}

/** The forward in force for everybody that already takes a port. */
export function overlapping(
  forwards: readonly Forward[],
  protos: readonly Transport[],
  port: number,
): Forward | undefined {
  return forwards.find(
    (forward) =>
      forward.enabled && forward.remote === null && forward.wanPort === port && protos.includes(forward.proto),
  );
}

function readName(text: string, others: readonly Forward[], problems: FieldProblem[]): string {
  const name = text.slice(0, 10 * LONGEST_NAME).trim();
  if (name === '') problems.push({ field: 'name', code: 'name-empty' });
  else if ([...name].length > LONGEST_NAME) problems.push({ field: 'name', code: 'name-too-long' });
  else if (others.some((other) => other.name === name)) problems.push({ field: 'name', code: 'name-taken' });
  return name;
}

function readPorts(text: string, field: 'wanPorts' | 'toPorts', problems: FieldProblem[]): readonly number[] | null {
  const ports = parseTypedPortList(text);
  if (!ports.ok) {
    problems.push({ field, ...ports.problem });
    return null;
  }
  if (ports.value[0]!.low === 0) problems.push({ field, code: 'port-zero', item: -1 });
  else if (countPorts(ports.value) > MOST_PORTS) problems.push({ field, code: 'ports-too-many', item: -1 });
  else return eachPort(ports.value);
  return null;
}

function freeId(stem: string, taken: ReadonlySet<string>): string {
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
