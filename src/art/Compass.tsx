import { markup, pictureAttributes, type PictureProps } from './picture.ts';

/** The four short points lie under the four long ones. */
const points = [45, 135, 225, 315, 0, 90, 180, 270];
const ticks = Array.from({ length: 72 }, (_, tick) => tick * 5);

/** One point of the star: a solid half and an open half. */
function point(angle: number): string {
  const reach = angle % 90 === 0 ? 62 : 44;
  const waist = angle % 90 === 0 ? 13 : 11;
  const half = (side: number, fill: string): string =>
    `<path d="M0 0V${-reach}L${side * waist * 0.55} ${-waist}Z" fill="${fill}"/>`;
  return `<g transform="rotate(${angle})" stroke-width="1.2" stroke-linejoin="round">${half(-1, 'none')}${half(1, 'var(--chart)')}</g>`;
}

function tick(angle: number): string {
  const isLong = angle % 30 === 0;
  return `<path d="M0 -100V${isLong ? -88 : -94}" transform="rotate(${angle})" stroke-width="${isLong ? 2.4 : 1.2}"/>`;
}

const rose = `<circle r="100" stroke-width="2"/><circle r="88"/><circle r="62"/>${ticks.map(tick).join('')}${points.map(point).join('')}`;

/** The chart's compass rose inside another drawing: radius 100 around the origin. */
export function CompassShape() {
  return <g fill="none" stroke="var(--chart)" stroke-width="1.5" {...markup(rose)} />;
}

export function Compass({ label, width = 120, class: className }: PictureProps) {
  return (
    <svg {...pictureAttributes(label)} class={className} viewBox="-102 -102 204 204" width={width} height={width}>
      <CompassShape />
    </svg>
  );
}
