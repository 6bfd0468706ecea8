/** A command prompt wired to a lab, with words in English and time in the test's hands. */
import { messages } from '#i18n/messages.ts';
import { connectHome } from '#machines/lab/home.ts';
import { labView } from '#machines/lab/lab.view.ts';
import { networkOf } from '#machines/lab/session.ts';
import type { LineCode } from '#machines/terminal/line.ts';
import type { TerminalEvent } from '#machines/terminal/terminal.machine.ts';
import { terminalView } from '#machines/terminal/terminal.view.ts';
import type { Scenario } from '#sim/scenario.ts';
import { MILLISECOND } from '#sim/time.ts';
import { HOME } from '../../support/home.ts';

const words = messages('en');
export const english = (code: LineCode): string => words[`terminal.${code}`];

export function openTerminal(scenario: Scenario = HOME) {
  const home = connectHome({ scenario }, 'pc');
  const { lab, terminal } = home;
  const view = () => terminalView(terminal.getSnapshot(), english);
  const pass = (milliseconds: number): void => {
    lab.send({ type: 'clock.play' });
    lab.send({ type: 'time.advanced', duration: milliseconds * MILLISECOND });
    lab.send({ type: 'clock.pause' });
  };
  const send = (event: TerminalEvent): void => {
    terminal.send(event);
  };
  const type = (line: string): void => {
    send({ type: 'input.change', text: line });
    send({ type: 'line.enter' });
  };
  return {
    lab,
    view,
    send,
    type,
    pass,
    network: () => networkOf(lab.getSnapshot().context.session),
    host: () => networkOf(lab.getSnapshot().context.session).scenario.hosts[0]!,
    undoable: () => labView(lab.getSnapshot()).undoable,
    /** Enters a line, lets time pass until its program is done, and gives what was printed since. */
    run: (line: string): string => {
      const before = view().entries.length;
      type(line);
      for (let frame = 0; frame < 4_000 && view().isRunning; frame += 1) pass(50);
      return view()
        .entries.slice(before)
        .map(({ text }) => text)
        .join('\n');
    },
  };
}
