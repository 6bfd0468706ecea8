/** The day of the device's own calendar as a whole number of days since 1 January 1970, and a seed of the moment. */
export function today(): number {
  const now = new Date();
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
}

export function freshSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]!;
}

/** Today as it is written on a document. */
export function dayInWords(locale: 'ja' | 'en'): string {
  return new Date().toLocaleDateString(locale === 'ja' ? 'ja-JP' : 'en-GB', { dateStyle: 'long' });
}

/** Today as it stands in the name of a file: `2026-11-24`. */
export function dayInDigits(): string {
  return new Date(today() * 86_400_000).toISOString().slice(0, 10);
}
