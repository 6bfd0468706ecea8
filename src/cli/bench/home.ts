/** The network that the benchmark scans: gateway, DMZ host behind it, and a firewall that closes, drops or does both. */
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { Scenario } from '#sim/scenario.ts';

export const MIXTURES = ['closed', 'filtered', 'mixed'] as const;
export type Mixture = (typeof MIXTURES)[number];

/** In `mixed`, ports up to this one are let in by the PC's firewall (and refused: nobody listens), the others dropped. */
export const LAST_ADMITTED = 30_000;
export const OPEN_PORT = 80;

export function benchHome(mixture: Mixture, ports: string): Scenario {
  const rules = [{ direction: 'in', action: 'allow', proto: 'tcp', ports: `1-${LAST_ADMITTED}` }];
  const decoded = decodeScenario({
    format: 1,
    minato: 1,
    name: 'bench',
    gateway: { name: 'router', wan: '203.0.113.10/24', lan: '192.168.1.1/24', dmz: '192.168.1.20' },
    hosts: [
      {
        name: 'pc',
        address: '192.168.1.20/24',
        stack: 'linux',
        listeners: [{ proto: 'tcp', port: OPEN_PORT }],
        firewall: { enabled: mixture !== 'closed', rules: mixture === 'mixed' ? rules : [] },
      },
    ],
    scanner: { vantage: 'internet' },
    scan: { technique: 'syn', target: '203.0.113.10', ports },
  });
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problem));
  return decoded.value;
}
