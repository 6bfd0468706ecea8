/** What the page says of one port number, in its language. */
export interface ServiceCard {
  readonly port: number;
  /** IANA's name; absent where the registry has none. */
  readonly name?: string;
  readonly usual?: string;
  readonly purpose: string;
  readonly risk: string;
}

export type ServiceNames = ReadonlyMap<number, ServiceCard>;

/** The short name of a port: the registry's, else the one that people say, else nothing. */
export function serviceName(services: ServiceNames, port: number): string {
  const service = services.get(port);
  return service?.name ?? service?.usual ?? '';
}
