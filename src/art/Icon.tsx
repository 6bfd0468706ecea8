import { markup, pictureAttributes, type PictureProps } from './picture.ts';

const line = (d: string): string => `<path d="${d}"/>`;
const solid = (d: string): string => `<path fill="currentColor" stroke="none" d="${d}"/>`;
const holed = (d: string): string => `<path fill="currentColor" stroke="none" fill-rule="evenodd" d="${d}"/>`;
const dot = (x: number, y: number): string => `<circle fill="currentColor" stroke="none" cx="${x}" cy="${y}" r="1.5"/>`;

/* Pictograms on a grid of 24: lines of 2 and solid parts, in the colour of the text beside them. */
const drawings = {
  anchor:
    '<circle cx="12" cy="4.6" r="2.1"/>' +
    line('M12 6.8V21M8 10h8M3 14c.6 4.2 4.2 7 9 7s8.4-2.8 9-7M3 14l-.6 3.2M3 14l3 1.2M21 14l.6 3.2M21 14l-3 1.2'),
  sail: solid('M10 2h2v12h-2ZM13.5 5.5 19 12.5h-5.5Z') + solid('M2.5 15.5h19L19 21H5.5Z'),
  patrol:
    solid('M2.5 15h19L19 21H5.5Z') + line('M6 15v-4.5h6V15M9 10.5V6M9.5 8H14v7M16 6.5l3-3M17 9.5l4-1.2M17 12.5h4'),
  'gate-open': solid('M3 6h4v14H3Z') + line('M1.5 20.5h21M6 9.5 21 4.5M19 20v-4'),
  'gate-closed': solid('M3 7h4v13H3Z') + line('M1.5 20.5h21M6 11.5h13M19 7.5V20'),
  lighthouse:
    solid('M9 8.5h6l1.5 11.5h-9ZM9 4.6 12 2l3 2.6V7H9Z') +
    line('M5.5 21h13M2.5 3.5 6 4.8M2.5 8.5 6 7.2M21.5 3.5 18 4.8M21.5 8.5 18 7.2'),
  monitor: '<rect x="2.5" y="4" width="19" height="12.5" rx="1"/>' + line('M12 16.5V20M7.5 20.5h9'),
  phone: '<rect x="6.5" y="2" width="11" height="20" rx="1.8"/>' + line('M10.5 18.5h3'),
  antenna:
    line('M12 10.5 7.5 21.5M12 10.5l4.5 11M9 18h6M10.3 14.5h3.4') +
    '<circle fill="currentColor" stroke="none" cx="12" cy="8" r="1.8"/>' +
    line('M7.8 11.5a5 5 0 0 1 0-7M16.2 11.5a5 5 0 0 0 0-7M5 13.5a8.5 8.5 0 0 1 0-11.2M19 13.5a8.5 8.5 0 0 0 0-11.2'),
  router:
    '<rect x="2" y="13" width="20" height="7" rx="1.2"/>' +
    line('M6 16.5h.01M9.5 16.5h.01M17.5 13V8M14 7.2a5 5 0 0 1 7 0'),
  gamepad:
    line(
      'M7 7h10c3 0 4.7 2.2 4.7 6 0 3-.8 5-2.5 5-2 0-2.4-3-4.2-3H9c-1.8 0-2.2 3-4.2 3-1.7 0-2.5-2-2.5-5 0-3.8 1.7-6 4.7-6Z',
    ) +
    line('M8 9.5v4M6 11.5h4') +
    solid('M15 9.5h2v2h-2ZM17.3 11.8h2v2h-2Z'),
  book: line('M12 5.5C10 4.5 7 4 3 4v15c4 0 7 .5 9 1.5 2-1 5-1.5 9-1.5V4c-4 0-7 .5-9 1.5ZM12 5.5v15'),
  lock: solid('M4.5 10.5h15V21h-15Z') + line('M8 10.5V7.2a4 4 0 0 1 8 0v3.3'),
  check: line('M3.5 12.5 9.5 18.5 20.5 5.5'),
  close: line('M5 5l14 14M19 5 5 19'),
  play: solid('M6 3.5 20 12 6 20.5Z'),
  pause: solid('M5.5 4h4.5v16H5.5ZM14 4h4.5v16H14Z'),
  'step-forward': solid('M5 4 15.5 12 5 20ZM16.5 4H19.5v16h-3Z'),
  'step-back': solid('M19 4 8.5 12 19 20ZM4.5 4h3v16h-3Z'),
  'to-start': solid('M21.5 4.5 13 12l8.5 7.5ZM13 4.5 5 12l8 7.5ZM2 4.5h2.5v15H2Z'),
  undo: line('M8 4 3.5 8.5 8 13M4 8.5h9.5a6 6 0 0 1 0 12H9'),
  search: '<circle cx="10" cy="10" r="6.5"/>' + line('M15 15l6.5 6.5'),
  warning: holed('M12 2 23 21.5H1ZM11 9v6.5h2V9ZM11 17v2.2h2V17Z'),
  info: holed(
    'M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21ZM10.8 5.5v2.7h2.6V5.5ZM9.5 10v2h1.5v5H9.5v2h5.5v-2h-1.5v-7Z',
  ),
  'arrow-right': line('M3 12h17M14 5.5 20.5 12 14 18.5'),
  'arrow-left': line('M21 12H4M10 5.5 3.5 12 10 18.5'),
  'arrow-up': line('M12 21V4M5.5 10 12 3.5 18.5 10'),
  'arrow-down': line('M12 3v17M5.5 14 12 20.5 18.5 14'),
  'chevron-down': line('M5.5 9 12 15.5 18.5 9'),
  prompt: line('M3.5 4.5h17v15h-17ZM7 9l3.5 3L7 15M12.5 15.5H17'),
  'chevron-right': line('M9 5.5 15.5 12 9 18.5'),
  menu: line('M2 5h20M2 12h20M2 19h20'),
  sun:
    '<circle fill="currentColor" stroke="none" cx="12" cy="12" r="4.8"/>' +
    line(
      'M12 1.5v2.7M12 19.8v2.7M1.5 12h2.7M19.8 12h2.7M4.6 4.6l1.9 1.9M17.5 17.5l1.9 1.9M4.6 19.4l1.9-1.9M17.5 6.5l1.9-1.9',
    ),
  moon: solid('M9.5 3a9.3 9.3 0 1 0 11.7 12.2A8.3 8.3 0 0 1 9.5 3Z'),
  expand: line('M3.5 9V3.5H9M15 3.5h5.5V9M20.5 15v5.5H15M9 20.5H3.5V15'),
  plug: line('M8 2v6M16 2v6M5 8h14v3a7 7 0 0 1-14 0ZM12 18v4.5'),
  officer:
    solid('M4.5 5.5C7 3 17 3 19.5 5.5L17.5 9h-11Z') +
    line('M8 9.5c.3 2.7 1.8 4.3 4 4.3s3.7-1.6 4-4.3') +
    solid('M3 22c.4-4.5 3.5-6.8 9-6.8s8.6 2.3 9 6.8Z'),
  printer: line('M7 8V3h10v5M6.5 17.5H3V8.5h18v9h-3.5M7 13.5h10V21H7Z'),
  grip: [6, 12, 18].map((y) => dot(8, y) + dot(16, y)).join(''),
  list: line('M8 5h14M8 12h14M8 19h14M3 5h.01M3 12h.01M3 19h.01'),
  outbound: line('M10 3.5H3.5v17H10M9 12h12M16 6.5 21.5 12 16 17.5'),
  inbound: line('M14 3.5h6.5v17H14M2.5 12h12M9.5 6.5 15 12l-5.5 5.5'),
  home: line('M2 12 12 3l10 9M5 10v10.5h14V10') + solid('M10 14h4v6.5h-4Z'),
  later: '<circle cx="12" cy="12" r="7.5"/>',
} satisfies Record<string, string>;

export type IconName = keyof typeof drawings;

export const iconNames = Object.keys(drawings) as IconName[];

/** A pictogram in the current text colour. Beside its word it needs no label of its own. */
export function Icon({ name, label, width = 24, class: className }: PictureProps & { readonly name: IconName }) {
  return (
    <svg
      {...pictureAttributes(label)}
      class={className === undefined ? 'icon' : `icon ${className}`}
      viewBox="0 0 24 24"
      width={width}
      height={width}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      {...markup(drawings[name])}
    />
  );
}
