import { describe, expect, it } from 'vitest';
import { findRoute, needsToken, ROUTE_METHODS } from '#helper/routes.ts';

describe('routes', () => {
  it.each([
    ['/api/v1/health', { name: 'health' }],
    ['/api/v1/pair', { name: 'pair' }],
    ['/api/v1/interfaces', { name: 'interfaces' }],
    ['/api/v1/listeners', { name: 'listeners' }],
    ['/api/v1/scans', { name: 'scans' }],
    ['/api/v1/scans/abc', { name: 'scan', id: 'abc' }],
    ['/api/v1/scans/abc/events', { name: 'events', id: 'abc' }],
  ])('%s is known', (path, route) => {
    expect(findRoute(path)).toEqual(route);
  });

  it.each([
    '/api',
    '/api/',
    '/api/v1',
    '/api/v1/',
    '/api/v2/health',
    '/API/v1/health',
    '/api/v1/Health',
    '/api/v1/health/',
    '/api/v1//health',
    '/api//v1/health',
    '/api/v1/scans/',
    '/api/v1/scans//events',
    '/api/v1/scans/abc/',
    '/api/v1/scans/abc/event',
    '/api/v1/scans/abc/events/',
    '/api/v1/scans/a/b/c',
    '/api/v1/pair/abc',
    '/api/v1/%68ealth',
    '/api/v1/constructor',
    '/api/v1/__proto__',
    '/api/v1/../v1/health',
    '/',
  ])('%s is not', (path) => {
    expect(findRoute(path)).toBeUndefined();
  });

  it('need a token, all but two', () => {
    const open = Object.entries(ROUTE_METHODS).flatMap(([name, methods]) =>
      methods
        .filter(
          (method) =>
            !needsToken(
              findRoute(`/api/v1/${name === 'scan' ? 'scans/x' : name === 'events' ? 'scans/x/events' : name}`)!,
              method,
            ),
        )
        .map((method) => `${method} ${name}`),
    );
    expect(open).toEqual(['GET health', 'POST pair']);
  });

  it('change nothing by GET', () => {
    for (const name of ['pair', 'scans'] as const) expect(ROUTE_METHODS[name]).not.toContain('GET');
  });
});
