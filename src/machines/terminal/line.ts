/** What a program writes to the screen: text that is the same in every language, or a sentence by its code. */

/** The sentences; content/ui has each as `terminal.<code>`. A `\n` in one begins a new line. */
export const LINE_CODES = [
  'help.all',
  'help.cls',
  'help.exit',
  'help.help',
  'help.hostname',
  'help.ipconfig',
  'help.netsh',
  'help.netstat',
  'help.nmap',
  'help.ping',
  'ipconfig.adapter',
  'ipconfig.address',
  'ipconfig.address.preferred',
  'ipconfig.description',
  'ipconfig.dhcp',
  'ipconfig.dns',
  'ipconfig.gateway',
  'ipconfig.host',
  'ipconfig.mac',
  'ipconfig.mask',
  'ipconfig.routing',
  'ipconfig.suffix',
  'ipconfig.title',
  'netsh.deleted',
  'netsh.interface',
  'netsh.none',
  'netsh.ok',
  'netsh.profile.heading',
  'netsh.profile.policy',
  'netsh.profile.state',
  'netsh.rule',
  'netsh.updated',
  'netstat.header',
  'netstat.header.owner',
  'netstat.title',
  'netstat.unknown-owner',
  'nmap.all-ignored',
  'nmap.done',
  'nmap.done.down',
  'nmap.down',
  'nmap.host',
  'nmap.not-shown',
  'nmap.quit',
  'nmap.start',
  'nmap.up',
  'nmap.up.latency',
  'ping.hop-limit',
  'ping.interrupted',
  'ping.not-sent',
  'ping.reply',
  'ping.start',
  'ping.start.named',
  'ping.statistics',
  'ping.timeout',
  'ping.times',
  'ping.unreachable.host',
  'ping.unreachable.net',
  'ping.unreachable.other',
  'ping.unreachable.port',
  'problem.address',
  'problem.host',
  'problem.key-missing',
  'problem.key-twice',
  'problem.key-unknown',
  'problem.key-value',
  'problem.line-long',
  'problem.name-bar',
  'problem.name-control',
  'problem.name-reserved',
  'problem.name-too-long',
  'problem.not-ours',
  'problem.number',
  'problem.option',
  'problem.option-value',
  'problem.port-too-large',
  'problem.ports-reversed',
  'problem.ports-syntax',
  'problem.ports-too-many',
  'problem.program',
  'problem.quote-open',
  'problem.target-missing',
  'problem.technique-ports',
  'problem.techniques',
  'problem.taken-back',
  'problem.too-many',
  'problem.topic',
  'problem.word',
  'problem.word-missing',
  'word.allow',
  'word.any',
  'word.block',
  'word.domain',
  'word.in',
  'word.no',
  'word.off',
  'word.on',
  'word.out',
  'word.private',
  'word.public',
  'word.secure',
  'word.yes',
] as const;
export type LineCode = (typeof LINE_CODES)[number];

/** What stands in a sentence's place holders: as it is, words by their codes, or several of them in a row. */
export type LineValue = string | number | { readonly code: LineCode } | readonly { readonly code: LineCode }[];

export type Line =
  { readonly text: string } | { readonly code: LineCode; readonly values?: Readonly<Record<string, LineValue>> };

export const EMPTY_LINE: Line = { text: '' };

export function say(code: LineCode, values?: Readonly<Record<string, LineValue>>): Line {
  return values === undefined ? { code } : { code, values };
}

/** A line as text, given the sentences of a language. */
export function lineText(line: Line, sentence: (code: LineCode) => string): string {
  if ('text' in line) return line.text;
  const words = (value: LineValue): string => {
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    return 'code' in value ? sentence(value.code) : value.map(({ code }) => sentence(code)).join(',');
  };
  return sentence(line.code).replace(/\{([a-z][a-zA-Z0-9]*)\}/gu, (whole, name: string) => {
    const value = line.values?.[name];
    return value === undefined ? whole : words(value);
  });
}
