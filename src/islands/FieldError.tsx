import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';

interface FieldErrorProps {
  /** For the field's `aria-describedby`. */
  readonly id?: string;
  readonly role?: 'alert';
  readonly text: string;
}

/** What is wrong with a field or a choice, and what was expected (`styles/fields.css`). */
export function FieldError({ text, ...place }: FieldErrorProps) {
  return (
    <p class="field-error" {...place}>
      <Flag name="U" width={20} />
      <span>
        <Ruby text={text} />
      </span>
    </p>
  );
}
