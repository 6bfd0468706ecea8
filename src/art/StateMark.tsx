import { pictureAttributes, type PictureProps } from './picture.ts';

/** What is known of a port. `maybe` is UDP's "open or nobody answered". */
export const markStates = ['open', 'closed', 'stealth', 'unknown', 'scanning', 'maybe'] as const;

export type MarkState = (typeof markStates)[number];

/** Under which name `MarkSheet` has the mark. At 10 px and below it is a simpler one. */
export const markId = (state: MarkState, isSmall: boolean): string => `mark-${isSmall ? 'small-' : ''}${state}`;

/** The mark of a port's state. The state's word always stands beside it. */
export function StateMark({
  state,
  label,
  width = 20,
  class: className,
}: PictureProps & { readonly state: MarkState }) {
  return (
    <svg {...pictureAttributes(label)} class={className} viewBox="0 0 20 20" width={width} height={width}>
      <use href={`#${markId(state, width <= 10)}`} />
    </svg>
  );
}
