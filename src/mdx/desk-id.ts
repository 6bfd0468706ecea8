/** Under which the progress record knows a mission that is done on the PC of a lesson. */
export function deskId(mission: string): string {
  return `desk-${mission}`;
}
