/** Puts values into a label's `{name}` placeholders. A name without a value stays as it is; furigana is left alone. */
export function fill(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{([a-z][a-zA-Z0-9]*)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}

/** A label without its readings, for what is said and not shown: `aria-label`, live regions. */
export { stripRuby as plain } from '#art/Ruby.tsx';
