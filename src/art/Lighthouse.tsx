import { markup, pictureAttributes, type PictureProps } from './picture.ts';

const tower =
  '<path d="M16 31h22l4.5 60h-31Z" fill="var(--flag-white)"/>' +
  '<path d="M15.3 40.5h23.4l.9 12H14.4ZM13.6 64h26.8l1 13H12.6Z" fill="var(--flag-red)" stroke="none"/>' +
  '<path d="M16 31h22l4.5 60h-31Z" fill="none"/>' +
  '<path d="M22.5 91v-8a4.5 4.5 0 0 1 9 0v8Z" fill="var(--boat-line)" stroke="none"/>' +
  '<rect x="18.5" y="11.5" width="17" height="16.5" fill="var(--flag-yellow)"/>' +
  '<path d="M27 11.5V28"/>' +
  '<path d="M15.5 12 27 .9 38.5 12Z" fill="var(--boat-line)"/>' +
  '<path d="M11.5 27.5h31v4h-31Z" fill="var(--boat-line)" stroke="none"/>' +
  '<path d="M5 90.5h44l4.5 9H.5Z" fill="var(--quay-2)"/>';

/** The gateway inside another drawing: 54 × 100 units, its foot on y = 100. */
export function LighthouseShape() {
  return <g stroke="var(--boat-line)" stroke-width="1.8" stroke-linejoin="round" {...markup(tower)} />;
}

export function Lighthouse({ label, width = 54, class: className }: PictureProps) {
  return (
    <svg
      {...pictureAttributes(label)}
      class={className}
      viewBox="-1 -1 56 102"
      width={width}
      height={Math.round((width * 102) / 56)}
    >
      <LighthouseShape />
    </svg>
  );
}
