import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '#art/Icon.tsx';
import styles from './field.module.css';

/** Why a field was refused; it stands below the field and is read with it. */
export function FieldProblem({ id, text }: { readonly id: string; readonly text: ComponentChildren }) {
  return (
    <p id={id} class={styles.problem}>
      <Icon name="warning" width={18} />
      <span>{text}</span>
    </p>
  );
}

interface TextFieldProps {
  readonly label: ComponentChildren;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly help?: ComponentChildren;
  readonly problem?: ComponentChildren;
  readonly disabled?: boolean;
  readonly focus?: boolean;
  readonly hidesLabel?: boolean;
  readonly isHere?: boolean;
  readonly inputMode?: 'text' | 'numeric';
}

/** A line of text with its label, help and problem. */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const { label, value, onInput, help, problem, disabled = false } = props;
  const described = [help !== undefined && `${id}-help`, problem !== undefined && `${id}-problem`].filter(Boolean);
  return (
    <div class={styles.field} {...(props.isHere === true ? { 'data-here': '' } : {})}>
      <label for={id} class={props.hidesLabel === true ? styles.unseen : styles.label}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        class={styles.input}
        value={value}
        disabled={disabled}
        inputMode={props.inputMode ?? 'text'}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        {...(props.focus === true ? { 'data-focus': '' } : {})}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {help !== undefined && (
        <p id={`${id}-help`} class={styles.help}>
          {help}
        </p>
      )}
      {problem !== undefined && <FieldProblem id={`${id}-problem`} text={problem} />}
    </div>
  );
}

interface ChoiceProps {
  readonly kind: 'radio' | 'checkbox';
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: (checked: boolean) => void;
  readonly label: ComponentChildren;
  readonly help?: ComponentChildren;
  readonly disabled?: boolean;
  readonly focus?: boolean;
  readonly isHere?: boolean;
}

/** A radio button or a check box with its words, the whole of it a target. */
export function Choice({ kind, name, checked, onChoose, label, help, disabled = false, focus, isHere }: ChoiceProps) {
  const id = useId();
  return (
    <div class={styles.choice} {...(isHere === true ? { 'data-here': '' } : {})}>
      <input
        id={id}
        type={kind}
        name={name}
        checked={checked}
        disabled={disabled}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        {...(focus === true ? { 'data-focus': '' } : {})}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {help !== undefined && (
        <p id={`${id}-help`} class={styles.help}>
          {help}
        </p>
      )}
    </div>
  );
}
