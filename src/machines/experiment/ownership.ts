/** What the owner of a machine sees of a scan, and whether the scan was allowed. */
import { formatAddress, parseAddress } from '#sim/address.ts';
import type { Network } from '#sim/network.ts';
import { breachesOf, ownerOf } from '#sim/permission.ts';
import type { ScanRequest } from '#sim/scenario.ts';
import { alarmOf, knocksAt, SNORT_LOW } from '#sim/sensor.ts';
import type { OwnersLog, Question } from './run-words.ts';

/** What crossed the machine's own wire, and what a sensor at its lowest setting makes of it. */
export function logAt(network: Network, host: string | undefined): OwnersLog {
  const knocks = host === undefined ? [] : knocksAt(network, host);
  const alarm = alarmOf(knocks, SNORT_LOW);
  return {
    knocks: knocks.map(({ at, source, sourcePort, port, answer }) => ({
      at: (at - knocks[0]!.at) / 1_000,
      from: `${formatAddress(source)}:${String(sourcePort)}`,
      port,
      answer,
    })),
    alarm: alarm === null ? null : { count: alarm.count, ports: alarm.ports.length },
  };
}

/** Whose the machine at `to` is; with a slip: `within`, or where a scan of it goes beyond the slip. */
export function permissionOf({ scenario }: Network, question: Question & { kind: 'permission' }): string {
  const { to, port, count, slip } = question;
  const target = addressOf(to);
  if (slip === undefined) return ownerOf(scenario, target);
  const [low, high] = slip.ports;
  const { parallelism } = scenario.scan;
  const permission = { target: addressOf(slip.to), ports: [{ low, high }], from: 0, until: 0, parallelism };
  const scan: ScanRequest = { ...scenario.scan, target, ports: [{ low: port, high: port + count - 1 }] };
  return breachesOf(permission, scan, 0)[0] ?? 'within';
}

/** Content is checked before it comes here: a text that is no address is a mistake of ours. */
function addressOf(text: string): number {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`Not an address: ${text}`);
  return parsed.value;
}
