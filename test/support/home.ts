/** A home to try things on: a Windows PC with programs, a printer, a neighbour's server far away, a gateway with UPnP. */
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { Scenario } from '#sim/scenario.ts';

const document = {
  format: 1,
  minato: 1,
  name: 'test-home',
  seed: 7,
  delays: { lanMs: 1, wanMs: 3, internetMs: 5 },
  gateway: {
    name: 'gateway',
    wan: '203.0.113.20/24',
    lan: '192.168.1.1/24',
    masquerade: true,
    wanInput: { default: 'block', rules: [] },
    lanInput: { default: 'allow' },
    lanToWan: { default: 'allow' },
    listeners: [
      { proto: 'tcp', port: 80, bind: 'lan', service: 'router-admin' },
      { proto: 'udp', port: 53, bind: 'lan', service: 'dns' },
    ],
    forwards: [
      { id: 'web', name: 'Web', proto: 'tcp', wanPort: 8080, toAddress: '192.168.1.20', toPort: 80, enabled: true },
    ],
    hairpin: 'on',
    upnp: { enabled: true, mappings: [] },
  },
  hosts: [
    {
      name: 'pc',
      address: '192.168.1.20/24',
      stack: 'windows',
      listeners: [{ proto: 'tcp', port: 445, service: 'file-sharing' }],
      programs: [
        { name: 'web-server', running: false, listeners: [{ proto: 'tcp', port: 80 }] },
        {
          name: 'game-server',
          running: false,
          listeners: [
            { proto: 'tcp', port: 25565 },
            { proto: 'udp', port: 19132 },
          ],
        },
        { name: 'notes', running: false, listeners: [{ proto: 'tcp', port: 3000, bind: 'loopback' }] },
      ],
      profile: 'private',
      firewall: { enabled: true, rules: [] },
    },
    { name: 'printer', address: '192.168.1.30/24', stack: 'linux', listeners: [{ proto: 'tcp', port: 631 }] },
    {
      name: 'far',
      address: '198.51.100.80/24',
      network: 'internet',
      stack: 'linux',
      listeners: [{ proto: 'tcp', port: 443 }],
    },
  ],
  scanner: { vantage: 'internet' },
  scan: { technique: 'syn', target: '203.0.113.20', ports: '80,8080' },
};

/** The home; throws when it is not a valid scenario any more. */
export function homeScenario(): Scenario {
  const decoded = decodeScenario(structuredClone(document));
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problem));
  return decoded.value;
}

export const HOME = homeScenario();
