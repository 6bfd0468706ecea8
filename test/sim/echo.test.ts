import { describe, expect, it } from 'vitest';
import { LOOPBACK, parseAddress, type Address } from '#sim/address.ts';
import { echoAnswer } from '#sim/echo.ts';
import { apply, createNetwork, runScan, scanOf, type Network } from '#sim/network.ts';
import type { Scenario } from '#sim/scenario.ts';
import { traceEvents } from '#sim/trace.ts';
import { HOME } from '../support/home.ts';

function address(text: string): Address {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

/** One `ping` from a host of a home, waited for to its end. */
function pinged(target: Address, host = 'pc', scenario: Scenario = HOME): Network {
  const started = apply(createNetwork(scenario, { packets: true }), {
    kind: 'scan.start',
    scanner: { vantage: 'self', host, address: 0 },
    scan: { technique: 'ping', target, ports: [], ping: 'windows', timeoutMs: 4_000, adaptive: false, parallelism: 1 },
  });
  if (!started.ok) throw new Error(started.problem);
  return runScan(started.value, 1);
}

const answerOf = (network: Network) => echoAnswer(network, scanOf(network, 1)!);

describe('an echo request of Windows', () => {
  it('is answered with its 32 bytes, the hop limit of the answerer, and the time it took', () => {
    expect(answerOf(pinged(address('192.168.1.1')))).toMatchObject({ kind: 'reply', bytes: 32, ttl: 64 });
    expect(answerOf(pinged(LOOPBACK))).toMatchObject({ kind: 'reply', from: LOOPBACK, ttl: 128 });
    const far = answerOf(pinged(address('198.51.100.80')));
    // Out and back over LAN, access line and internet.
    expect(far).toMatchObject({ kind: 'reply', ttl: 62 });
    expect(far?.kind === 'reply' && far.time).toBeGreaterThanOrEqual(18_000);
  });

  it('leaves with a hop limit of 128 and the alphabet, once', () => {
    const { trace } = pinged(address('192.168.1.1')).changing;
    const asked = [...traceEvents(trace)].flatMap((event) =>
      event.kind === 'frame' && event.packet.kind === 'icmp' && event.packet.type === 8 ? [event.packet] : [],
    );
    expect(asked.map(({ ttl }) => ttl)).toEqual([128]);
    expect(new TextDecoder().decode(asked[0]!.payload)).toBe('abcdefghijklmnopqrstuvwabcdefghi');
  });

  it('times out where a firewall says nothing, though the machine is there', () => {
    expect(answerOf(pinged(address('192.168.1.20'), 'printer'))).toEqual({ kind: 'timeout' });
  });

  it('is told by its own stack that nobody has the address', () => {
    const own = address('192.168.1.20');
    expect(answerOf(pinged(address('192.168.1.99')))).toEqual({ kind: 'unreachable', from: own, code: 'host' });
  });

  it('is told by a router that it leads no further, without waiting any longer', () => {
    const network = pinged(address('192.0.2.1'));
    expect(answerOf(network)).toMatchObject({ kind: 'unreachable', code: 'net' });
    expect(network.changing.now).toBeLessThan(1_000_000);
  });

  it('does not leave where an outbound rule stops it', () => {
    const [pc, ...others] = HOME.hosts;
    const firewall = { ...pc!.firewall, defaultOutbound: 'block' as const };
    const scenario = { ...HOME, hosts: [{ ...pc!, firewall }, ...others] };
    expect(answerOf(pinged(address('192.168.1.1'), 'pc', scenario))).toEqual({ kind: 'not-sent' });
  });

  it('has no answer before its time is over', () => {
    const started = apply(createNetwork(HOME, { packets: true }), {
      kind: 'scan.start',
      scanner: { vantage: 'self', host: 'pc', address: 0 },
      scan: {
        technique: 'ping',
        target: address('192.168.1.1'),
        ports: [],
        ping: 'windows',
        timeoutMs: 4_000,
        adaptive: false,
        parallelism: 1,
      },
    });
    expect(started.ok && answerOf(started.value)).toBeNull();
  });
});
