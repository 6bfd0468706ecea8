/**
 * 目盛り: progress, time and ranges as the chart's scale bar. `done` of `parts` segments are filled. With a label it is a
 * progress bar for screen readers; without one it repeats a number that stands beside it and is hidden from them.
 */
export function ScaleBar({
  done,
  parts,
  label,
  class: className,
}: {
  readonly done: number;
  readonly parts: number;
  readonly label?: string | undefined;
  readonly class?: string | undefined;
}) {
  const roles =
    label === undefined
      ? { 'aria-hidden': 'true' as const }
      : {
          role: 'progressbar' as const,
          'aria-label': label,
          'aria-valuemin': 0,
          'aria-valuemax': parts,
          'aria-valuenow': done,
        };
  return (
    <div {...roles} class={className === undefined ? 'scale-bar' : `scale-bar ${className}`}>
      {Array.from({ length: parts }, (_, part) => (
        <i data-done={part < done ? '' : undefined} />
      ))}
    </div>
  );
}
