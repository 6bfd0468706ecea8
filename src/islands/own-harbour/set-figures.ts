/** Sets the figures of the extra trial up when the page is built, on the engine. The browser does not load this file. */
import { portsOf, practiceResult } from '#machines/own-harbour/look-comparison.ts';
import { readHarbour, type ReadRow } from '#machines/own-harbour/reading.ts';

export function setReading(home: unknown, pc: string): readonly ReadRow[] {
  const rows = readHarbour(home, pc);
  if (!rows.ok) throw new Error(`content/extras.yaml: home: ${rows.problem}`);
  return rows.value;
}

/** The ports that are offered, and what the internet sees of that home at each. */
export function setLook(
  home: unknown,
  list: string,
): { readonly ports: readonly number[]; readonly practice: readonly number[] } {
  const ports = portsOf(list);
  const practice = practiceResult(home, ports);
  if (ports.length === 0 || practice === null) throw new Error(`content/extras.yaml: ports: ${list}`);
  return { ports: [...ports], practice: [...practice] };
}
