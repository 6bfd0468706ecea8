/** The real captures of nmap against a Linux kernel, and the readable lists beside them. */
import { readdirSync, readFileSync } from 'node:fs';
import { formatAddress, type Address } from '#sim/address.ts';
import { decodePcap, type CapturedFrame } from '#sim/codec/pcap.ts';

const FOLDER = new URL('../conformance/pcaps/', import.meta.url);

/** The captures' names, `NAME` or `NAME.POINT`, in alphabetical order. */
export const captureNames: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.pcap'))
  .map((file) => file.slice(0, -'.pcap'.length))
  .sort();

export function readCapture(name: string): readonly CapturedFrame[] {
  const frames = decodePcap(readFileSync(new URL(`${name}.pcap`, FOLDER)));
  if (!frames.ok) throw new Error(`${name}.pcap: ${frames.problem.code} at ${frames.problem.offset}`);
  return frames.value;
}

/** The list beside a capture: its head (name, what it teaches, the scan) and one line for each frame. */
export function readCaptureList(name: string): { readonly head: string; readonly lines: readonly string[] } {
  const text = readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8');
  const blank = text.indexOf('\n\n');
  return {
    head: text.slice(0, blank),
    lines: text
      .slice(blank + 2)
      .trimEnd()
      .split('\n'),
  };
}

interface RouterData {
  readonly name: string;
  readonly wan: string;
  readonly lan: string;
}

interface ScenarioData {
  readonly gateway?: RouterData & { readonly upstream?: RouterData };
  readonly hosts?: readonly { readonly name: string; readonly address: string }[];
  readonly scanner: { readonly vantage: string; readonly host?: string; readonly address?: string };
  readonly scan: { readonly technique: string };
}

/** What the lists need to know of a scenario: what each address is called, and what kind of scan it was. */
export function readCaptureScenario(name: string): {
  readonly nameOf: (address: Address) => string;
  readonly technique: string;
} {
  const file = new URL(`../conformance/scenarios/${name.split('.')[0]}.json`, import.meta.url);
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as ScenarioData;
  const names = new Map<string, string>([['127.0.0.1', 'loopback']]);
  for (const router of [scenario.gateway, scenario.gateway?.upstream]) {
    if (router === undefined) continue;
    names.set(router.wan.split('/')[0]!, `${router.name}(wan)`);
    names.set(router.lan.split('/')[0]!, `${router.name}(lan)`);
  }
  for (const host of scenario.hosts ?? []) names.set(host.address.split('/')[0]!, host.name);
  if (scenario.scanner.vantage === 'internet') names.set(scenario.scanner.address ?? '198.51.100.7', 'scanner');
  // Both feet of the provider's router are the first address of a public network.
  for (const address of ['198.51.100.1', '203.0.113.1']) if (!names.has(address)) names.set(address, 'provider');
  return {
    technique: scenario.scan.technique,
    nameOf: (address) => names.get(formatAddress(address)) ?? formatAddress(address),
  };
}
