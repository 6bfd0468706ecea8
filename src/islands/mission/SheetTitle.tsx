import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { ComponentProps } from 'preact';
import type { PanelProps } from './panel.ts';

interface SheetTitleProps {
  readonly heading: PanelProps['heading'];
  readonly text: string;
  readonly flag?: ComponentProps<typeof Flag>['name'];
}

/** The title of a sheet of the mission, where the focus goes when the sheet opens. */
export function SheetTitle({ heading, text, flag }: SheetTitleProps) {
  return (
    <h2 tabIndex={-1} ref={heading}>
      {flag !== undefined && <Flag name={flag} width={36} />}
      <span>
        <Ruby text={text} />
      </span>
    </h2>
  );
}
