import type { JSX } from 'preact';
import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { fill } from '../fill.ts';
import type { DeskPart } from './desk-part.ts';

/** What became of the boat, and why; or what to look at once more. */
export function DeskNews({ view, script, labels }: DeskPart) {
  const { phase, boat, row } = { ...view, row: view.boat.row };
  const values = {
    number: boat.goes === 'out' ? boat.before.source.port : boat.before.destination.port,
    outside: row?.outsidePort ?? '',
    machine: script.names[boat.after?.destination.address ?? ''] ?? '',
    count: script.run.boats.length,
    problems: Object.keys(view.problems).length,
  };
  const say = (key: keyof typeof labels) => <Ruby text={fill(labels[key], values)} />;
  return (
    <div role="status">
      {phase === 'stamping' && (
        <>
          {values.problems > 0 && <Message kind="ng" headline={say('desk.wrong')} text={null} />}
          {view.choiceProblem !== null && (
            <Message kind="ng" headline={say('desk.again')} text={say(`desk.choice.${view.choiceProblem}`)} />
          )}
          {view.showsHint && (
            <Message
              kind="hint"
              headline={say('experiment.hint')}
              text={say(boat.goes === 'out' ? 'desk.hint.out' : 'desk.hint.in')}
            />
          )}
        </>
      )}
      {phase === 'stamped' && (
        <Message
          kind={view.wasLeft ? 'hint' : 'ok'}
          headline={say(view.wasLeft ? 'desk.left' : 'desk.right')}
          text={say(`desk.reason.${view.reason!}`)}
        />
      )}
      {phase === 'relieved' && <Message kind="hint" headline={say('desk.relieved')} text={say('desk.automation')} />}
      {phase === 'automated' && <Message kind="hint" headline={say('desk.automated')} text={null} />}
      {phase === 'finished' && <Message kind="ok" headline={say('desk.finished')} text={say('desk.finish')} />}
    </div>
  );
}

const flags = { ok: 'C', ng: 'N', hint: 'H' } as const;

function Message({
  kind,
  headline,
  text,
}: {
  readonly kind: keyof typeof flags;
  readonly headline: JSX.Element;
  readonly text: JSX.Element | null;
}) {
  return (
    <div class="message" data-kind={kind}>
      <Flag name={flags[kind]} width={42} />
      <div class="message-text">
        <strong tabIndex={-1} data-focus="news">
          {headline}
        </strong>
        {text !== null && <p>{text}</p>}
      </div>
    </div>
  );
}
