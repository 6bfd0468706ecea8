import { describe, expect, it } from 'vitest';
import { createReader, createTracked } from '#islands/tracked.ts';

interface Scope {
  readonly name: string;
  readonly view: { readonly now: number; readonly ports: readonly number[] };
}

const PORTS = [22, 80];

function reading(read: (scope: Scope) => unknown) {
  const source = createTracked<Scope>({ name: 'home', view: { now: 0, ports: PORTS } });
  const reader = createReader(source, new Set(['view']));
  reader.begin();
  read(reader.scope);
  reader.rest();
  return { source, reader };
}

describe('a reader of a scope', () => {
  it('has nothing to draw anew when only what it did not read has changed', () => {
    const { source, reader } = reading(({ view }) => view.ports);
    source.put({ name: 'another', view: { now: 1, ports: PORTS } });
    expect(reader.hasChanged()).toBe(false);
  });

  it('notices that a value it read of an object that is made anew is another', () => {
    const { source, reader } = reading(({ view }) => view.now);
    source.put({ name: 'home', view: { now: 1, ports: PORTS } });
    expect(reader.hasChanged()).toBe(true);
  });

  it('forgets what it read for an earlier drawing', () => {
    const { source, reader } = reading(({ view }) => view.now);
    reader.begin();
    void reader.scope.name;
    reader.rest();
    source.put({ name: 'home', view: { now: 1, ports: PORTS } });
    expect(reader.hasChanged()).toBe(false);
  });

  it('shows handlers of an earlier drawing the present, and does not count what they read', () => {
    const { source, reader } = reading(({ name }) => name);
    const { view } = reader.scope;
    source.put({ name: 'home', view: { now: 7, ports: PORTS } });
    expect(view.now).toBe(7);
    source.put({ name: 'home', view: { now: 8, ports: PORTS } });
    expect(reader.hasChanged()).toBe(false);
  });

  it('is told of a new version once it is there', () => {
    const { source, reader } = reading(({ name }) => name);
    const heard: boolean[] = [];
    const stop = source.subscribe(() => heard.push(reader.hasChanged()));
    source.put({ ...source.current, name: 'another' });
    source.tell();
    stop();
    source.tell();
    expect(heard).toEqual([true]);
  });
});
