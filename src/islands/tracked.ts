/**
 * Reading that is noticed. A piece of the screen reads a few values of a large scope; it need be drawn again only when one
 * of those has become another value, and nobody has to write down which they are, so that none can be forgotten.
 */

/** A scope in its present version, and who wants to know of the next. */
export interface Tracked<Scope extends object> {
  readonly current: Scope;
  /** Puts another version in place; whoever read a value that changed hears of it with the next `tell`. */
  put(next: Scope): void;
  tell(): void;
  subscribe(listener: () => void): () => void;
}

export function createTracked<Scope extends object>(first: Scope): Tracked<Scope> {
  let current = first;
  const listeners = new Set<() => void>();
  return {
    get current() {
      return current;
    },
    put: (next) => {
      current = next;
    },
    tell: () => {
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export interface Reader<Scope extends object> {
  /** Looks like the scope and always shows its present version, to event handlers of an earlier drawing too. */
  readonly scope: Scope;
  /** Notes from now on what is read, and forgets what was. */
  begin(): void;
  /** What is read from now on, by handlers and effects, does not count. */
  rest(): void;
  hasChanged(): boolean;
}

/**
 * `inside`: paths of objects that are made anew with each version, such as `view` and `view.network`. What counts is not
 * that they are new but what was read of them.
 */
export function createReader<Scope extends object>(source: Tracked<Scope>, inside: ReadonlySet<string>): Reader<Scope> {
  const seen = new Map<string, { readonly value: unknown; readonly now: () => unknown }>();
  let isNoting = false;

  function reading<Part extends object>(now: () => Part, path: string): Part {
    const parts = new Map<string, object>();
    return new Proxy(now(), {
      get: (_, key) => {
        if (typeof key === 'symbol') return Reflect.get(now(), key);
        const place = path === '' ? key : `${path}.${key}`;
        const find = (): unknown => Reflect.get(now(), key);
        if (inside.has(place)) {
          const part = parts.get(key) ?? reading(find as () => object, place);
          parts.set(key, part);
          return part;
        }
        const value = find();
        if (isNoting) seen.set(place, { value, now: find });
        return value;
      },
    });
  }

  return {
    scope: reading(() => source.current, ''),
    begin: () => {
      seen.clear();
      isNoting = true;
    },
    rest: () => {
      isNoting = false;
    },
    hasChanged: () => {
      for (const { value, now } of seen.values()) if (!Object.is(value, now())) return true;
      return false;
    },
  };
}
