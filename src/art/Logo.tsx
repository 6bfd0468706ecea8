import { pictureAttributes, type PictureProps } from './picture.ts';

/** The mark: a harbour basin, open to the sea, with the three strokes of ミ as its piers; the last one is "here". */
export function LogoMark({ label, width = 40, class: className }: PictureProps) {
  return (
    <svg {...pictureAttributes(label)} class={className} viewBox="0 0 40 40" width={width} height={width}>
      <rect x=".5" y=".5" width="39" height="39" rx="3.5" fill="var(--board)" stroke="var(--logo-edge, transparent)" />
      <path d="M11.9 31.3a14 14 0 1 1 16.2 0" fill="none" stroke="var(--on-board)" stroke-width="3.8" />
      <g fill="none" stroke-width="3.4">
        <path d="M15.3 12.2 26 15.2M14.3 18.3 25.7 21.5" stroke="var(--on-board)" />
        <path d="M12.7 24.8 26.8 28.8" stroke="var(--flag-yellow)" stroke-width="3.8" />
      </g>
    </svg>
  );
}

/** ミナト as drawn letters; the stroke of ト is a pennant. */
export function Wordmark({ label, width = 84, class: className }: PictureProps) {
  return (
    <svg
      {...pictureAttributes(label)}
      class={className}
      viewBox="0 0 88 28"
      width={width}
      height={Math.round((width * 28) / 88)}
    >
      <g fill="none" stroke="currentColor" stroke-width="3.7">
        <path d="M4.5 4.2 21 7.6M5 12.3 19.5 15.3M3 20.7 21 24.7" />
        <path d="M29 10.5h26M43.5 2v8.5c0 7-3.5 11.7-11 14.5" />
        <path d="M66.5 1.5v25" stroke-width="4" />
      </g>
      <path d="M68.5 5.5 87 12.2 68.5 18.5Z" fill="var(--flag-red)" />
    </svg>
  );
}
