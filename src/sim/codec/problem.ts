/** Why octets are not a packet, a frame or a capture: a code for each field that can be wrong, and where it stands. */

export type CodecProblemCode =
  | 'ipv4-truncated'
  | 'ipv4-version'
  | 'ipv4-header-length'
  | 'ipv4-options'
  | 'ipv4-service'
  | 'ipv4-total-length'
  | 'ipv4-flags'
  | 'ipv4-fragment'
  | 'ipv4-protocol'
  | 'ipv4-checksum'
  | 'tcp-truncated'
  | 'tcp-data-offset'
  | 'tcp-reserved-bits'
  | 'tcp-option-unknown'
  | 'tcp-option-length'
  | 'tcp-option-padding'
  | 'tcp-checksum'
  | 'udp-truncated'
  | 'udp-length'
  | 'udp-checksum'
  | 'udp-checksum-missing'
  | 'icmp-truncated'
  | 'icmp-type'
  | 'icmp-code'
  | 'icmp-unused'
  | 'icmp-timestamp-length'
  | 'icmp-checksum'
  | 'icmp-quote-truncated'
  | 'icmp-quote-of-error'
  | 'ethernet-truncated'
  | 'ethernet-type'
  | 'arp-truncated'
  | 'arp-hardware'
  | 'arp-protocol'
  | 'arp-operation'
  | 'pcap-truncated'
  | 'pcap-magic'
  | 'pcap-version'
  | 'pcap-link-type'
  | 'pcap-time'
  | 'pcap-record-length'
  | 'pcap-record-cut';

export interface CodecProblem {
  readonly code: CodecProblemCode;
  /**
   * Octets from the start of what was given to the decoder: the first octet of the field at fault or, where octets are
   * missing, the place of the first one that is not there.
   */
  readonly offset: number;
}

/** What a decoder does with IPv4, TCP, UDP and ICMP checksums. */
export type Checksums =
  /** A wrong or missing checksum is a problem. */
  | 'verify'
  /**
   * Nobody looks. For captures from a sending machine: its kernel leaves the checksum to the network card, and the
   * capture is taken before the card has filled it in.
   */
  | 'ignore';
