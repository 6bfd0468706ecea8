/** The routes of the interface, and which method each takes. A path is looked up as it came, never decoded. */
import { API_PREFIX } from '#helper-protocol/protocol.ts';

export type Route =
  | { readonly name: 'health' | 'pair' | 'interfaces' | 'listeners' | 'scans' }
  | { readonly name: 'scan' | 'events'; readonly id: string };

/** The methods of each route, in the order of the `Allow` header. */
export const ROUTE_METHODS: Readonly<Record<Route['name'], readonly string[]>> = {
  health: ['GET'],
  pair: ['POST', 'DELETE'],
  interfaces: ['GET'],
  listeners: ['GET'],
  scans: ['POST'],
  scan: ['GET', 'DELETE'],
  events: ['GET'],
};

/** The route of a path, if there is one. Any word can be the name of a scan; whether there is such a scan comes later. */
export function findRoute(path: string): Route | undefined {
  if (!path.startsWith(`${API_PREFIX}/`)) return undefined;
  const [name, id, leaf, ...rest] = path.slice(API_PREFIX.length + 1).split('/');
  if (rest.length > 0) return undefined;
  if (id === undefined) {
    return name === 'health' || name === 'pair' || name === 'interfaces' || name === 'listeners' || name === 'scans'
      ? { name }
      : undefined;
  }
  if (name !== 'scans' || id === '') return undefined;
  if (leaf === undefined) return { name: 'scan', id };
  return leaf === 'events' ? { name: 'events', id } : undefined;
}

/** The two ways in without a token. */
export function needsToken(route: Route, method: string): boolean {
  return !(route.name === 'health' || (route.name === 'pair' && method === 'POST'));
}
