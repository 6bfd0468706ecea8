import type { ComponentChildren } from 'preact';
import type { AllOrSome } from '#machines/rule-wizard/rule-draft.ts';
import { Choice, TextField } from '../SimField.tsx';
import styles from '../window.module.css';

interface AllOrTextProps {
  readonly legend: ComponentChildren;
  readonly name: string;
  readonly value: AllOrSome;
  readonly all: ComponentChildren;
  readonly some: ComponentChildren;
  readonly help: ComponentChildren;
  readonly problem: ComponentChildren;
  readonly isHere?: boolean;
  readonly onChange: (value: AllOrSome) => void;
}

/** "All" or "these", with the line to type them in. */
export function AllOrText({ legend, name, value, all, some, help, problem, isHere, onChange }: AllOrTextProps) {
  return (
    <fieldset class={styles.choices}>
      <legend>{legend}</legend>
      <Choice
        kind="radio"
        name={name}
        checked={value.all}
        label={all}
        onChoose={() => onChange({ ...value, all: true })}
      />
      <Choice
        kind="radio"
        name={name}
        checked={!value.all}
        label={some}
        onChoose={() => onChange({ ...value, all: false })}
      />
      <TextField
        label={some}
        hidesLabel
        value={value.text}
        help={help}
        disabled={value.all}
        problem={value.all ? undefined : problem}
        isHere={isHere === true}
        onInput={(text) => onChange({ ...value, text })}
      />
    </fieldset>
  );
}
