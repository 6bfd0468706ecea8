/** What every drawing takes. Without a label it is decoration beside a word and hidden from screen readers. */
export interface PictureProps {
  readonly label?: string | undefined;
  readonly width?: number | undefined;
  readonly class?: string | undefined;
}

/** Attributes of the outer `<svg>`: a named image, or nothing for those who listen. */
export function pictureAttributes(label: string | undefined): Record<string, string> {
  return label === undefined
    ? { 'aria-hidden': 'true', focusable: 'false' }
    : { role: 'img', 'aria-label': label, focusable: 'false' };
}
