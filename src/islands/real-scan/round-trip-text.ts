/** Milliseconds as they are read: tenths below ten, whole ones above; less than a tenth cannot be told apart. */
export function roundTripText(ms: number): string {
  if (ms < 0.1) return '< 0.1';
  return ms < 9.95 ? ms.toFixed(1) : String(Math.round(ms));
}
