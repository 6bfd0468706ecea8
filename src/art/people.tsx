import { markup, pictureAttributes, type PictureProps } from './picture.ts';

const outline = { stroke: 'var(--boat-line)', 'stroke-width': '1.5', 'stroke-linejoin': 'round' } as const;

const guard =
  '<path d="M2 51.5V30c0-6.5 4-10.5 11-10.5S24 23.5 24 30v21.5Z" fill="var(--flag-blue)"/>' +
  '<path d="M7.5 20.8 11 19.7 24 37v1.8l-2.5 0Z" fill="var(--flag-yellow)" stroke="none"/>' +
  '<path d="M2 35.5h22v3.3H2Z" fill="var(--flag-yellow)" stroke="none"/>' +
  '<path d="M2 51.5V30c0-6.5 4-10.5 11-10.5S24 23.5 24 30v21.5Z" fill="none"/>' +
  '<circle cx="13" cy="12.5" r="7.3" fill="var(--skin)"/>' +
  '<path d="M2.3 5.5C5 1.5 21 1.5 23.7 5.5L21.5 9.8h-17Z" fill="var(--boat-line)"/>' +
  '<circle cx="13" cy="5.5" r="1.8" fill="var(--flag-yellow)" stroke="none"/>';

/** 門番, the firewall, inside another drawing: 26 × 52 units, feet on y = 52. */
export function GuardShape() {
  return <g {...outline} {...markup(guard)} />;
}

const attendant =
  '<path d="M22 32 30 20.5" stroke-width="4" stroke-linecap="round"/>' +
  '<path d="M2 51.5V30c0-6.5 4-10.5 11-10.5S24 23.5 24 30v21.5Z" fill="var(--vest)"/>' +
  '<path d="M9.5 20h7v31.5h-7Z" fill="var(--flag-white)"/>' +
  '<path d="M13 20v31.5M6.2 22v10M19.8 22v10"/>' +
  '<path d="M2 51.5V30c0-6.5 4-10.5 11-10.5S24 23.5 24 30v21.5Z" fill="none"/>' +
  '<circle cx="13" cy="13" r="7.3" fill="var(--skin)"/>' +
  '<path d="M4.5 10.5C4.5 4.5 8 .9 13 .9s8.5 3.6 8.5 9.6Z" fill="var(--flag-yellow)"/>' +
  '<path d="M2 10.8h22" stroke-width="2.2" stroke-linecap="round"/>';

/** 係, a program that waits at its port, inside another drawing: 32 × 52 units, feet on y = 52. */
export function AttendantShape() {
  return <g {...outline} {...markup(attendant)} />;
}

/** The firewall as a person: peaked cap, no face. */
export function Guard({ label, width = 26, class: className }: PictureProps) {
  return (
    <svg
      {...pictureAttributes(label)}
      class={className}
      viewBox="-1 -1 28 54"
      width={width}
      height={Math.round((width * 54) / 28)}
    >
      <GuardShape />
    </svg>
  );
}

/** A listening program as a person: yellow helmet, orange vest, no face. */
export function Attendant({ label, width = 32, class: className }: PictureProps) {
  return (
    <svg
      {...pictureAttributes(label)}
      class={className}
      viewBox="-1 -1 34 54"
      width={width}
      height={Math.round((width * 54) / 34)}
    >
      <AttendantShape />
    </svg>
  );
}
