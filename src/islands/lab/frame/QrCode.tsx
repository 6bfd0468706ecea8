import { encode } from 'uqr';

/** A text as a QR code, drawn dark on light in every theme: a camera expects it so. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'L', border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="220" height="220" role="img" aria-label={label}>
      <rect width={size} height={size} fill="var(--flag-white)" />
      <path d={path} fill="var(--flag-black)" shape-rendering="crispEdges" />
    </svg>
  );
}

/** The longest text that is still shown as a code: denser ones are hard for a phone's camera. */
export const LONGEST_CODE = 1_200;
