import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainScan } from '#sim/explain.ts';
import { advance, apply, createNetwork, reportOf, runScan, scanOf, type Network } from '#sim/network.ts';
import type { Scenario } from '#sim/scenario.ts';
import { SECOND } from '#sim/time.ts';
import { TCP_TABLE, type TcpState } from '#sim/tcp/states.ts';
import { traceEvents } from '#sim/trace.ts';
import { scenarioOf } from '#test/support/scenario-files.ts';
import { scenarioDocument } from '#test/support/scenarios.ts';

/** No scan of these networks needs so many steps; one that does would run for ever. */
const BOUND = 400_000;
const scenario = scenarioDocument.map(scenarioOf);

/** The network with its scan begun; null where it cannot begin (the scanner is off, or has no route). */
function begun(of: Scenario): Network | null {
  const started = apply(createNetwork(of, { packets: true }), {
    kind: 'scan.start',
    scanner: of.scanner,
    scan: of.scan,
  });
  return started.ok ? started.value : null;
}

function done(of: Scenario): Network | null {
  const network = begun(of);
  return network === null ? null : runScan(network, 1, BOUND);
}

function traceOf(network: Network): readonly unknown[] {
  return [...traceEvents(network.changing.trace)];
}

/** Every value that a network holds, as text: a change in place anywhere would show. */
function snapshot(network: Network): string {
  return JSON.stringify(network, (_name, value: unknown) =>
    value instanceof Map ? [...value] : ArrayBuffer.isView(value) ? [...(value as Uint8Array)] : value,
  );
}

describe('a random home network', () => {
  test('is scanned to an end within a bounded number of steps, and every port gets a verdict and an explanation', () => {
    fc.assert(
      fc.property(scenario, (of) => {
        const network = done(of);
        if (network === null) return;
        const report = reportOf(scanOf(network, 1)!);
        expect(report.over).toBe(true);
        if (of.scan.technique === 'ping' || !report.host.up) return;
        expect(report.done).toBe(report.total);
        expect(explainScan(network, 1).map(({ port }) => port)).toEqual(report.ports.map(({ port }) => port));
      }),
      { numRuns: 60 },
    );
  });

  test('gives the same trace for the same scenario and seed, event for event', () => {
    fc.assert(
      fc.property(scenario, (of) => {
        const [first, second] = [done(of), done(of)];
        if (first === null || second === null) return;
        expect(traceOf(second)).toEqual(traceOf(first));
      }),
      { numRuns: 20 },
    );
  });

  test('gives the same trace when the scan runs in slices of any size as when it runs at once', () => {
    fc.assert(
      fc.property(scenario, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }), (of, slices) => {
        let network = begun(of);
        if (network === null) return;
        for (let slice = 0; !reportOf(scanOf(network, 1)!).over; slice += 1)
          network = runScan(network, 1, slice < slices.length ? slices[slice]! : BOUND);
        expect(traceOf(network)).toEqual(traceOf(done(of)!));
      }),
      { numRuns: 20 },
    );
  });

  test('is a value: what happens later never changes it', () => {
    fc.assert(
      fc.property(scenario, fc.integer({ min: 0, max: 60 }), (of, steps) => {
        const before = begun(of);
        if (before === null) return;
        const halfway = runScan(before, 1, steps);
        const kept = [snapshot(before), snapshot(halfway)];
        advance(runScan(halfway, 1, BOUND), 5 * SECOND);
        apply(halfway, { kind: 'router.power', router: 'gateway', up: false });
        apply(halfway, { kind: 'scan.cancel', scan: 1 });
        expect([snapshot(before), snapshot(halfway)]).toEqual(kept);
      }),
      { numRuns: 6 },
    );
  });

  test('takes only steps of the TCP table, and time never runs backwards', () => {
    const next = new Map<TcpState, Set<TcpState>>(
      Object.entries(TCP_TABLE).map(([state, events]) => [
        state as TcpState,
        new Set(Object.values(events).map(({ to }) => to)),
      ]),
    );
    const entered = new Set(['syn-sent', 'syn-received']);
    fc.assert(
      fc.property(scenario, (of) => {
        const network = done({
          ...of,
          scan: { ...of.scan, technique: of.scan.technique === 'ping' ? 'ping' : 'connect' },
        });
        if (network === null) return;
        let now = 0;
        const states = new Map<string, TcpState>();
        // Over loopback both ends of a connection are on one device, and their steps cannot be told apart.
        const overLoopback = new Set<number>();
        for (const event of traceEvents(network.changing.trace))
          if (event.kind === 'frame' && event.segment < 0) overLoopback.add(event.cause);
        for (const event of traceEvents(network.changing.trace)) {
          expect(event.at).toBeGreaterThanOrEqual(now);
          now = event.at;
          if (event.kind !== 'tcp' || overLoopback.has(event.cause)) continue;
          // One endpoint on each side of a probe's connection.
          const key = `${event.device}/${event.cause}`;
          const before = states.get(key);
          if (before === undefined || before === 'closed' || before === 'listen')
            expect(entered).toContain(event.state);
          else if (event.state !== 'syn-received' || before !== 'syn-sent')
            expect([...next.get(before)!, 'closed']).toContain(event.state);
          states.set(key, event.state);
        }
      }),
      { numRuns: 30 },
    );
  });
});
