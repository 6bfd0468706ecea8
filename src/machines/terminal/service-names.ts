/**
 * Short names of port numbers as scanners print them: by the number alone, never by who really answers. Source: IANA
 * Service Name and Transport Protocol Port Number Registry; where people know another name (microsoft-ds), that one.
 */
const NAMES: Readonly<Record<number, string>> = {
  20: 'ftp-data',
  21: 'ftp',
  22: 'ssh',
  23: 'telnet',
  25: 'smtp',
  53: 'domain',
  67: 'bootps',
  68: 'bootpc',
  69: 'tftp',
  79: 'finger',
  80: 'http',
  110: 'pop3',
  113: 'ident',
  119: 'nntp',
  123: 'ntp',
  135: 'epmap',
  137: 'netbios-ns',
  138: 'netbios-dgm',
  139: 'netbios-ssn',
  143: 'imap',
  161: 'snmp',
  389: 'ldap',
  443: 'https',
  445: 'microsoft-ds',
  500: 'isakmp',
  515: 'printer',
  548: 'afpovertcp',
  587: 'submission',
  631: 'ipp',
  853: 'domain-s',
  993: 'imaps',
  995: 'pop3s',
  1900: 'ssdp',
  3389: 'ms-wbt-server',
  3702: 'ws-discovery',
  4500: 'ipsec-nat-t',
  5353: 'mdns',
  5355: 'llmnr',
  5357: 'wsdapi',
  7547: 'cwmp',
  7680: 'ms-do',
  8080: 'http-alt',
  9100: 'pdl-datastream',
};

export function serviceName(port: number): string {
  return NAMES[port] ?? 'unknown';
}
