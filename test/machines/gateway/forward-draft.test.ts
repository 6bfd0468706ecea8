import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress } from '#sim/address.ts';
import { apply, createNetwork } from '#sim/network.ts';
import { readForwards, readLanAddress, type ForwardDraft } from '#machines/gateway/forward-draft.ts';
import { HOME } from '../../support/home.ts';

const ROUTER = HOME.gateway;
const DRAFT: ForwardDraft = { name: 'Game', proto: 'tcp', wanPorts: '25565', toAddress: '192.168.1.20', toPorts: '' };

function read(change: Partial<ForwardDraft>) {
  return readForwards({ ...DRAFT, ...change }, ROUTER);
}

function problemsOf(change: Partial<ForwardDraft>) {
  const result = read(change);
  return result.ok ? [] : result.problem;
}

function portsOf(change: Partial<ForwardDraft>) {
  const result = read(change);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value.map(({ proto, wanPort, toPort }) => `${proto} ${wanPort}>${toPort}`);
}

describe('a forward as it was typed', () => {
  it.each([
    ['25565', ['tcp 25565>25565']],
    ['２５５６５', ['tcp 25565>25565']],
    [' 25565 , 25566 ', ['tcp 25565>25565', 'tcp 25566>25566']],
    ['25565、25567', ['tcp 25565>25565', 'tcp 25567>25567']],
    ['7000-7002', ['tcp 7000>7000', 'tcp 7001>7001', 'tcp 7002>7002']],
    ['７０００～７００１', ['tcp 7000>7000', 'tcp 7001>7001']],
  ])('takes the ports %j', (wanPorts, expected) => {
    expect(portsOf({ wanPorts })).toEqual(expected);
  });

  it('leads each port to its partner inside', () => {
    expect(portsOf({ wanPorts: '7000-7001', toPorts: '80,8080' })).toEqual(['tcp 7000>80', 'tcp 7001>8080']);
  });

  it('makes a forward for each transport when both are asked for', () => {
    expect(portsOf({ proto: 'both' })).toEqual(['tcp 25565>25565', 'udp 25565>25565']);
  });

  it.each([
    ['', 'ports-empty'],
    ['abc', 'ports-syntax'],
    ['80;;81', 'ports-syntax'],
    ['70000', 'port-too-large'],
    ['123456789', 'port-too-large'],
    ['90-80', 'ports-reversed'],
    ['0', 'port-zero'],
    ['1000-1064', 'ports-too-many'],
    ['1,'.repeat(400_000), 'ports-too-long'],
  ])('refuses the ports %.20j', (wanPorts, code) => {
    expect(problemsOf({ wanPorts })).toMatchObject([{ field: 'wanPorts', code }]);
  });

  it('refuses as many ports inside as do not fit those outside', () => {
    expect(problemsOf({ wanPorts: '7000-7002', toPorts: '80,81' })).toMatchObject([
      { field: 'toPorts', code: 'ports-unequal' },
    ]);
  });

  it.each([
    ['', 'address-empty'],
    ['home', 'address-syntax'],
    ['192.168.1', 'address-syntax'],
    ['192.168.1.256', 'address-syntax'],
    ['192.168.2.20', 'address-outside-lan'],
    ['203.0.113.20', 'address-outside-lan'],
    ['192.168.1.1', 'address-is-router'],
    ['192.168.1.0', 'address-is-network'],
    ['192.168.1.255', 'address-is-network'],
  ])('refuses the address %j', (toAddress, code) => {
    expect(problemsOf({ toAddress })).toEqual([{ field: 'toAddress', code }]);
  });

  it('takes an address in full-width digits', () => {
    expect(readLanAddress('１９２．１６８．１．２０', ROUTER)).toEqual({
      ok: true,
      value: HOME.hosts[0]!.address.address,
    });
  });

  it('refuses a port that another forward has already, and names that one', () => {
    expect(problemsOf({ wanPorts: '8000-8050,8080' })).toEqual([
      { field: 'wanPorts', code: 'forward-overlaps', port: 8080, other: 'web' },
    ]);
    expect(problemsOf({ wanPorts: '8080', proto: 'both' })).toHaveLength(1);
  });

  it('takes the port of another transport, of a forward that is off, and of the forward that it replaces', () => {
    expect(problemsOf({ wanPorts: '8080', proto: 'udp' })).toEqual([]);
    const off = { ...ROUTER, forwards: ROUTER.forwards.map((forward) => ({ ...forward, enabled: false })) };
    expect(readForwards({ ...DRAFT, wanPorts: '8080' }, off).ok).toBe(true);
    expect(readForwards({ ...DRAFT, name: 'Web', wanPorts: '8080' }, ROUTER, 'web').ok).toBe(true);
  });

  it('refuses names that are missing, taken, or a thousand characters long', () => {
    expect(problemsOf({ name: '   ' })).toEqual([{ field: 'name', code: 'name-empty' }]);
    expect(problemsOf({ name: 'Web' })).toEqual([{ field: 'name', code: 'name-taken' }]);
    expect(problemsOf({ name: 'x'.repeat(1_000) })).toEqual([{ field: 'name', code: 'name-too-long' }]);
    expect(problemsOf({ name: '\u{1f3ae}'.repeat(80) })).toEqual([]);
  });

  it('keeps a name with markup as the text that it is', () => {
    const name = '<script>alert(1)</script>';
    const result = read({ name });
    expect(result.ok && result.value[0]!.name).toBe(name);
  });

  it('finds the problems of all fields at once', () => {
    const fields = problemsOf({ name: '', wanPorts: 'x', toAddress: 'y', toPorts: 'z' }).map(({ field }) => field);
    expect(fields).toEqual(['name', 'wanPorts', 'toPorts', 'toAddress']);
  });

  it('never throws, and makes only forwards that the engine takes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('80', '1-5', '８０', '192.168.1.20', '443,8080'),
    );
    fc.assert(
      fc.property(text, text, text, text, (name, wanPorts, toAddress, toPorts) => {
        const result = read({ name, wanPorts, toAddress, toPorts, proto: 'both' });
        if (!result.ok) {
          expect(result.problem.length).toBeGreaterThan(0);
          return;
        }
        let network = createNetwork(HOME, { packets: false });
        for (const forward of result.value) {
          const applied = apply(network, { kind: 'forward.add', router: 'gateway', forward });
          if (!applied.ok) throw new Error(`${applied.problem} ${formatAddress(forward.toAddress)}`);
          network = applied.value;
        }
      }),
      { numRuns: 300 },
    );
  });
});
