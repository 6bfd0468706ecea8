/**
 * The rows as CSV (RFC 4180): every field in quotes, lines end with CR LF. A field that a spreadsheet would take for a
 * formula gets an apostrophe in front (OWASP, "CSV injection"): names of processes are foreign text.
 */

const FORMULA = /^[\s\u0000]*[=+\-@\t\r\n|%＝＋－＠]/u;

/** One field. */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return `"${value}"`;
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A table with its heads; spreadsheets read the byte order mark as a sign of UTF-8. */
export function csvTable(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${[heads, ...rows].map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
}
