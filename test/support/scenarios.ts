/** Arbitraries of scenario documents: random home networks that cross all features, and a scan of each. */
import fc from 'fast-check';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
/** A scenario as a file says it. */
export type ScenarioDocument = { readonly [name: string]: Json };

const TCP_PORTS = [22, 23, 53, 80, 110, 139, 443, 445, 3389, 8080];
const UDP_PORTS = [53, 67, 123, 161, 500, 1900, 5353];
const LAN = ['192.168.1.20', '192.168.1.30', '192.168.1.40'];
const NAMES = ['pc', 'server', 'laptop'];
const REJECTS = ['tcp-reset', 'icmp-port-unreachable', 'icmp-admin-prohibited', 'icmp-host-prohibited'];
const REMOTES = ['any', '198.51.100.7/32', '198.51.100.0/24', '192.168.1.0/24', '192.168.1.40/32', '0.0.0.0/0'];

const boolean = fc.boolean();
/** A member that is there or not: spread it into an object. */
function maybe<const Name extends string>(name: Name, value: fc.Arbitrary<Json>): fc.Arbitrary<ScenarioDocument> {
  return fc.option(value, { nil: undefined }).map((drawn) => (drawn === undefined ? {} : { [name]: drawn }));
}
function merged(...parts: readonly fc.Arbitrary<ScenarioDocument>[]): fc.Arbitrary<ScenarioDocument> {
  return fc.tuple(...parts).map((drawn) => Object.assign({}, ...drawn) as ScenarioDocument);
}
function always(name: string, value: fc.Arbitrary<Json>): fc.Arbitrary<ScenarioDocument> {
  return value.map((drawn) => ({ [name]: drawn }));
}

const proto = fc.constantFrom('tcp', 'udp');
function portOf(transport: string): fc.Arbitrary<number> {
  return fc.constantFrom(...(transport === 'tcp' ? TCP_PORTS : UDP_PORTS));
}
const portList = fc
  .array(fc.constantFrom(...TCP_PORTS, ...UDP_PORTS, '1-1024', '400-9000'), { minLength: 1, maxLength: 4 })
  .map((items) => items.join(','));
const ruleBase = fc
  .constantFrom('tcp', 'tcp', 'udp', 'icmp', 'any')
  .chain((kind) =>
    merged(
      always('proto', fc.constant(kind)),
      kind === 'tcp' || kind === 'udp' ? maybe('ports', portList) : fc.constant({}),
      maybe('remote', fc.constantFrom(...REMOTES)),
      maybe('enabled', boolean),
    ),
  );
const rejection = maybe('rejectWith', fc.constantFrom(...REJECTS));

/** Few enough ports that a scan of them is short. */
const scannedPorts = fc
  .array(fc.constantFrom(...TCP_PORTS, ...UDP_PORTS, '20-30'), { minLength: 1, maxLength: 5 })
  .map((items) => items.join(','));

export const linuxRule: fc.Arbitrary<ScenarioDocument> = fc.oneof(
  merged(
    ruleBase,
    rejection,
    fc.constantFrom('allow', 'block', 'reject').map((action) => ({ direction: 'in', action })),
  ),
  merged(
    ruleBase,
    fc.constantFrom('allow', 'block').map((action) => ({ direction: 'out', action })),
  ),
);
export const windowsRule: fc.Arbitrary<ScenarioDocument> = merged(
  ruleBase,
  always('direction', fc.constantFrom('in', 'in', 'out')),
  always('action', fc.constantFrom('allow', 'block')),
);
const firewallBase = merged(always('enabled', boolean), maybe('defaultOutbound', fc.constantFrom('allow', 'block')));
const linuxFirewall = merged(
  firewallBase,
  rejection,
  maybe('defaultInbound', fc.constantFrom('allow', 'block', 'reject')),
  maybe('stateful', boolean),
  maybe('dropInvalid', boolean),
  always('rules', fc.array(linuxRule, { maxLength: 4 })),
);
const windowsFirewall = merged(
  firewallBase,
  maybe('defaultInbound', fc.constantFrom('allow', 'block')),
  maybe('stealth', boolean),
  always('rules', fc.array(windowsRule, { maxLength: 4 })),
);

function listeners(binds: readonly string[]): fc.Arbitrary<Json> {
  const one = proto.chain((transport) =>
    merged(
      always('proto', fc.constant(transport)),
      always('port', portOf(transport)),
      maybe('bind', fc.constantFrom(...binds)),
      maybe('replies', boolean),
    ),
  );
  return fc.array(one, { maxLength: 6 });
}

function host(name: string, address: string): fc.Arbitrary<ScenarioDocument> {
  return fc
    .constantFrom('linux', 'windows')
    .chain((stack) =>
      merged(
        fc.constant({ name, address: `${address}/24`, stack }),
        maybe('up', boolean),
        maybe('defaultRoute', boolean),
        always('listeners', listeners(['any', 'loopback', address])),
        maybe('firewall', stack === 'linux' ? linuxFirewall : windowsFirewall),
        address.startsWith('198') ? fc.constant({ network: 'internet' }) : fc.constant({}),
      ),
    );
}

export const routerRule: fc.Arbitrary<ScenarioDocument> = merged(
  ruleBase,
  rejection,
  always('action', fc.constantFrom('allow', 'block', 'reject')),
);
export const policy: fc.Arbitrary<ScenarioDocument> = merged(
  always('default', fc.constantFrom('allow', 'block', 'reject')),
  rejection,
  always('rules', fc.array(routerRule, { maxLength: 3 })),
);
function forwards(targets: readonly string[]): fc.Arbitrary<Json> {
  const one = proto.chain((transport) =>
    merged(
      always('proto', fc.constant(transport)),
      always('wanPort', portOf(transport)),
      always('toAddress', fc.constantFrom(...targets)),
      always('toPort', portOf(transport)),
      maybe('remote', fc.constantFrom(...REMOTES)),
      maybe('enabled', boolean),
    ),
  );
  return fc.array(one, { maxLength: 6 });
}
function router(wan: string, lan: string, targets: readonly string[]): fc.Arbitrary<ScenarioDocument> {
  return merged(
    fc.constant({ wan: `${wan}/24`, lan: `${lan}/24` }),
    maybe('wanInput', policy),
    maybe('lanInput', policy),
    maybe('lanToWan', policy),
    maybe('masquerade', boolean),
    maybe('dropInvalid', boolean),
    maybe('hairpin', fc.constantFrom('off', 'on', 'dnat-only')),
    always('listeners', listeners(['any', 'loopback', 'wan', 'lan'])),
    always('forwards', forwards([...targets, wan, lan])),
  );
}

const scanOf = (target: fc.Arbitrary<string>): fc.Arbitrary<ScenarioDocument> =>
  fc
    .constantFrom('syn', 'connect', 'udp', 'ack', 'fin', 'null', 'xmas', 'ping')
    .chain((technique) =>
      merged(
        always('technique', fc.constant(technique)),
        always('target', target),
        technique === 'ping' ? maybe('ping', fc.constantFrom('default', 'echo')) : always('ports', scannedPorts),
        maybe('timeoutMs', fc.constantFrom(1_000, 4_000)),
      ),
    );

/** Every target that a scan of these networks might try, unused and foreign addresses among them. */
const targets = fc.constantFrom(
  '203.0.113.10',
  '203.0.113.20',
  '100.64.0.10',
  '192.168.1.1',
  ...LAN,
  '192.168.1.99',
  '198.51.100.80',
  '198.51.100.200',
  '203.0.113.66',
  '127.0.0.1',
  '10.9.9.9',
  '255.255.255.255',
  '224.0.0.1',
  '0.0.0.0',
);

/**
 * Any home network that the format allows, with its scan. Port lists that make a scan long are kept out of the scan
 * itself, not out of the rules.
 */
export const scenarioDocument: fc.Arbitrary<ScenarioDocument> = boolean.chain((double) => {
  const gateway = router(double ? '100.64.0.10' : '203.0.113.10', '192.168.1.1', [...LAN, '192.168.1.99']);
  const upstream = router('203.0.113.20', '100.64.0.1', ['100.64.0.10', '100.64.0.77']);
  const hosts = fc.tuple(...NAMES.map((name, index) => host(name, LAN[index]!)), host('web', '198.51.100.80'));
  const scanner = fc.oneof(
    fc.constant({ vantage: 'internet' }),
    fc.constant({ vantage: 'internet', address: '198.51.100.80' }),
    fc.constant({ vantage: 'gateway' }),
    fc.constantFrom(...NAMES, 'web').map((name) => ({ vantage: 'lan', host: name })),
    fc.constantFrom(...NAMES).map((name) => ({ vantage: 'self', host: name })),
  );
  return merged(
    fc.constant({ format: 1, name: 'drawn' }),
    always('gateway', double ? merged(gateway, always('upstream', upstream)) : gateway),
    always('hosts', hosts),
    always('scanner', scanner),
    always('scan', scanOf(targets)),
  );
});

/** Any port set of a MAP-E line that leaves a home some ports (RFC 7597 §5.1). */
export const portSet = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 7 }))
  .chain(([offset, length]) =>
    fc.record({
      offset: fc.constant(offset),
      length: fc.constant(length),
      psid: fc.integer({ min: 0, max: 2 ** length - 1 }),
    }),
  );
