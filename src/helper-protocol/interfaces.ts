/** `GET /interfaces`: the addresses of this machine, and which of them may be scanned. */
import { addressText, type Decoded, listOf, object, oneOf, text, truth } from './decoder.ts';

export const ADDRESS_SCOPES = ['loopback', 'link-local', 'private', 'global'] as const;
export type AddressScope = (typeof ADDRESS_SCOPES)[number];

export const ADDRESS_FAMILIES = ['ipv4', 'ipv6'] as const;
export type AddressFamily = (typeof ADDRESS_FAMILIES)[number];

/** One address of one interface. Link-local ones are shown but need a zone, so they are not scannable. */
export interface OwnAddress {
  readonly address: string;
  readonly family: AddressFamily;
  readonly interface: string;
  readonly scope: AddressScope;
  readonly scannable: boolean;
}

export interface Interfaces {
  readonly addresses: readonly OwnAddress[];
}

const interfaces = object({
  addresses: listOf(
    object({
      address: addressText,
      family: oneOf(ADDRESS_FAMILIES),
      interface: text(256),
      scope: oneOf(ADDRESS_SCOPES),
      scannable: truth,
    }),
    1024,
  ),
});

/** Reads the list of own addresses. */
export function decodeInterfaces(value: unknown): Decoded<Interfaces> {
  return interfaces(value, '');
}
