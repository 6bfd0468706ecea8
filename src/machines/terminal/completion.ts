/** What Tab can add to a command line: programs, options, addresses of the home, and the words of netsh. */
import { formatAddress } from '#sim/address.ts';
import type { Host, Scenario } from '#sim/scenario.ts';
import { KEY_VALUES, RULE_KEYS } from './netsh-keys.ts';
import { walkNetsh, type NetshLeaf } from './netsh-tree.ts';
import { IPCONFIG_OPTIONS, NETSTAT_OPTIONS } from './read-options.ts';
import { NMAP_OPTIONS, PING_OPTIONS } from './read-probes.ts';
import { PROGRAMS } from './request.ts';

export interface Completion {
  /** The line with as much added as is certain; the same line when nothing is. */
  readonly text: string;
  /** All that could stand there, when it is more than one. */
  readonly choices: readonly string[];
}

/** Completes the last word of a line. Null: there is nothing to complete, and Tab is free for something else. */
export function complete(text: string, host: Host, scenario: Scenario): Completion | null {
  const start = text.search(/\S*$/u);
  const word = text.slice(start);
  const before = text.slice(0, start).trim().split(/\s+/u).filter(Boolean);
  if (word === '' && before.length === 0) return null;
  const fitting = wordsAfter(before, word, host, scenario).filter((each) =>
    each.toLowerCase().startsWith(word.toLowerCase()),
  );
  const [only, ...others] = fitting;
  if (only === undefined) return null;
  if (others.length === 0) {
    const whole = `${text.slice(0, start)}${only}${only.endsWith('=') ? '' : ' '}`;
    return only === word ? null : { text: whole, choices: [] };
  }
  const common = commonStart(fitting);
  return { text: text.slice(0, start) + (common.length > word.length ? common : word), choices: fitting };
}

function commonStart(words: readonly string[]): string {
  const [first = '', ...others] = words;
  let length = first.length;
  for (const word of others) while (!word.toLowerCase().startsWith(first.slice(0, length).toLowerCase())) length -= 1;
  return first.slice(0, length);
}

/** The words that may follow others. */
function wordsAfter(
  [program, ...words]: readonly string[],
  word: string,
  host: Host,
  scenario: Scenario,
): readonly string[] {
  switch (program?.toLowerCase().replace(/\.exe$/u, '')) {
    case undefined:
    case 'help':
      return PROGRAMS;
    case 'ipconfig':
      return IPCONFIG_OPTIONS;
    case 'netstat':
      return words.at(-1) === '-p' ? ['TCP', 'UDP'] : NETSTAT_OPTIONS;
    case 'ping':
      return [...PING_OPTIONS, ...targets(host, scenario)];
    case 'nmap':
      return [...NMAP_OPTIONS, ...targets(host, scenario)];
    case 'netsh': {
      const { depth, at } = walkNetsh(words);
      if (typeof at === 'string') return netshWords(at, word, host);
      return depth === words.length ? Object.keys(at) : [];
    }
    default:
      return [];
  }
}

/** This PC, the machines of its network that are there, and the gateway's two sides. */
function targets(host: Host, { hosts, gateway }: Scenario): readonly string[] {
  const inHome = hosts.filter(({ network }) => network === 'lan').map(({ address }) => formatAddress(address.address));
  return [...inHome, formatAddress(gateway.lan.address), formatAddress(gateway.wan.address), 'localhost', host.name];
}

function netshWords(leaf: NetshLeaf, word: string, host: Host): readonly string[] {
  if (leaf === 'show-profile') return ['state', 'firewallpolicy'];
  if (leaf === 'set-profile') return ['state', 'firewallpolicy', 'on', 'off'];
  if (leaf === 'interface') return [];
  const key = RULE_KEYS.find((each) => word.toLowerCase().startsWith(`${each}=`));
  if (key === undefined) return [...RULE_KEYS.map((each) => `${each}=`), ...(leaf === 'set' ? ['new'] : [])];
  // Names with blanks need quotes, which would have to be closed: only simple ones are offered.
  const values = key === 'name' && leaf !== 'add' ? host.firewall.rules.map(({ name }) => name) : KEY_VALUES[key];
  return (values ?? []).filter((value) => !/\s/u.test(value)).map((value) => `${key}=${value}`);
}
