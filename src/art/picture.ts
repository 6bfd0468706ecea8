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

/**
 * What an element contains that never changes: as markup the browser makes it at once, where a tree of its parts would be
 * built and compared piece by piece. Only ever for drawings that stand in the code.
 */
export function markup(drawing: string): { readonly dangerouslySetInnerHTML: { readonly __html: string } } {
  return { dangerouslySetInnerHTML: { __html: drawing } };
}
