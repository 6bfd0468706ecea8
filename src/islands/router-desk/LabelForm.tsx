import { Ruby } from '#art/Ruby.tsx';
import type { OutField } from '#machines/router-desk/judge.ts';
import { FieldError } from '../FieldError.tsx';
import { fill, plain } from '../fill.ts';
import type { DeskPart, SendDesk } from './desk-part.ts';
import styles from './router-desk.module.css';

/** What is written for a boat that leaves: the new sender on the label, and a row of the table. */
export function LabelForm(props: DeskPart & { readonly send: SendDesk }) {
  const { view, script, labels, send } = props;
  const inside = script.run.machines.filter(({ network }) => network === 'lan');
  const write = (field: OutField) => (value: string) => send({ type: 'field.write', field, value });
  return (
    <form
      class={styles['writing']}
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: 'boat.send' });
      }}
    >
      <ul class={styles['rules']} aria-label={plain(labels['desk.rules'])}>
        {(['address', 'number', 'table'] as const).map((rule) => (
          <li>
            <Ruby text={labels[`desk.rule.${rule}`]} />
          </li>
        ))}
      </ul>
      <fieldset>
        <legend>
          <Ruby text={labels['desk.label.write']} />
        </legend>
        <Choose
          {...props}
          field="address"
          label={labels['desk.address']}
          options={view.addresses.map((address) => ({ value: address, text: address }))}
          onWrite={write('address')}
        />
        <NumberField {...props} field="port" label={labels['desk.port']} onWrite={write('port')} />
      </fieldset>
      <fieldset>
        <legend>
          <Ruby text={labels['desk.table.write']} />
        </legend>
        <Choose
          {...props}
          field="rowAddress"
          label={labels['desk.table.inside.address']}
          options={inside.map(({ address }) => ({
            value: address,
            text: `${plain(script.names[address] ?? '')} ${address}`,
          }))}
          onWrite={write('rowAddress')}
        />
        <NumberField {...props} field="rowPort" label={labels['desk.table.inside.port']} onWrite={write('rowPort')} />
        <NumberField {...props} field="rowOutside" label={labels['desk.table.outside']} onWrite={write('rowOutside')} />
      </fieldset>
      <button type="submit" class="button">
        <span>
          <Ruby text={labels['desk.send']} />
        </span>
      </button>
    </form>
  );
}

interface FieldProps extends DeskPart {
  readonly field: OutField;
  readonly label: string;
  readonly onWrite: (value: string) => void;
}

function NumberField(props: FieldProps) {
  const { view, script, field, label, onWrite } = props;
  const id = `desk-${script.number}-${field}`;
  return (
    <div class="field">
      <label for={id}>
        <Ruby text={label} />
      </label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={8}
        value={view.draft[field]}
        aria-invalid={view.problems[field] !== undefined}
        aria-describedby={`${id}-problem`}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
      <Trouble {...props} id={`${id}-problem`} />
    </div>
  );
}

function Choose(
  props: FieldProps & { readonly options: readonly { readonly value: string; readonly text: string }[] },
) {
  const { view, script, field, label, options, onWrite } = props;
  const id = `desk-${script.number}-${field}`;
  return (
    <div class="field">
      <label for={id}>
        <Ruby text={label} />
      </label>
      <select
        id={id}
        value={view.draft[field]}
        aria-invalid={view.problems[field] !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => onWrite(event.currentTarget.value)}
      >
        <option value="">–</option>
        {options.map(({ value, text }) => (
          <option value={value}>{text}</option>
        ))}
      </select>
      <Trouble {...props} id={`${id}-problem`} />
    </div>
  );
}

function Trouble({ id, view, field, labels }: FieldProps & { readonly id: string }) {
  const problem = view.problems[field];
  if (problem === undefined) return <p id={id} />;
  return (
    <FieldError
      id={id}
      text={fill(labels[`desk.problem.${problem}`], {
        number: view.boat.before.source.port,
        next: view.boat.before.source.port + 1,
      })}
    />
  );
}
