/** Hands octets to the visitor as a file. Nothing leaves the machine. */
export function offerFile(octets: Uint8Array<ArrayBuffer>, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([octets], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the octets once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
