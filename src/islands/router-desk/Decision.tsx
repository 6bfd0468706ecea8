import { Ruby } from '#art/Ruby.tsx';
import type { Choice } from '#machines/router-desk/judge.ts';
import type { DeskPart, SendDesk } from './desk-part.ts';
import { fill, plain } from '../fill.ts';
import styles from './router-desk.module.css';

/** For whom a boat from outside is: one of the machines inside, all of them, or nobody. */
export function Decision({ view, script, labels, send }: DeskPart & { readonly send: SendDesk }) {
  const inside = script.run.machines.filter(({ network }) => network === 'lan');
  const options: readonly { id: string; choice: Choice; text: string; quote: string }[] = [
    ...inside.map(({ name, address }) => ({
      id: name,
      choice: { machine: name },
      text: script.names[address] ?? name,
      quote: fill(labels['desk.choice.machine.quote'], { address }),
    })),
    {
      id: 'everybody',
      choice: 'everybody',
      text: labels['desk.choice.everybody'],
      quote: labels['desk.choice.everybody.quote'],
    },
    { id: 'nobody', choice: 'nobody', text: labels['desk.choice.nobody'], quote: labels['desk.choice.nobody.quote'] },
  ];
  const chosen = view.choice !== null && typeof view.choice === 'object' ? view.choice.machine : view.choice;
  return (
    <form
      class={styles['writing']}
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: 'boat.send' });
      }}
    >
      <fieldset>
        <legend class="quiet">{plain(labels['desk.choice.legend'])}</legend>
        <div class="plates">
          {options.map(({ id, choice, text, quote }) => (
            <label class="plate">
              <input
                type="radio"
                name={`desk-${script.number}-choice`}
                value={id}
                checked={chosen === id}
                onChange={() => send({ type: 'choice.choose', choice })}
              />
              <span class="plate-text">
                <b>
                  <Ruby text={text} />
                </b>
                <span>
                  <Ruby text={quote} />
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit" class="button">
        <span>
          <Ruby text={labels['desk.send.in']} />
        </span>
      </button>
    </form>
  );
}
