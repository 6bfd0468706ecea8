import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Desk } from '#course/desk.ts';
import { deskRun, type DeskBoat, type DeskRun } from '#machines/router-desk/desk-run.ts';
import type { OutField } from '#machines/router-desk/judge.ts';
import { desks, lessonHome } from '../../support/lessons.ts';
import { TrialPage } from './trial-page.ts';

/** A trial with a router's desk, as a learner works at it with a keyboard. */
export class RouterDeskPage extends TrialPage {
  static deskOf(trial: string): { readonly desk: Desk; readonly run: DeskRun } {
    const desk = [...desks.values()].find((one) => one.trial === trial)!;
    const run = deskRun(lessonHome(desk.scenario), desk.calls, desk.unasked);
    if (!run.ok) throw new Error(run.problem.code);
    return { desk, run: run.value };
  }

  deskFigure(desk: Desk): Locator {
    return this.page.getByRole('region', { name: this.words(desk.title) });
  }

  private field(figure: Locator, desk: Desk, field: OutField): Locator {
    return figure.locator(`#desk-${desk.number}-${field}`);
  }

  /** Deals with one boat as the router would. */
  async dealWith(figure: Locator, desk: Desk, run: DeskRun, boat: DeskBoat): Promise<void> {
    if (boat.goes === 'out') {
      const fields: readonly (readonly [OutField, string])[] = [
        ['address', boat.after!.source.address],
        ['port', String(boat.after!.source.port)],
        ['rowAddress', boat.row!.inside.address],
        ['rowPort', String(boat.row!.inside.port)],
        ['rowOutside', String(boat.row!.outsidePort)],
      ];
      for (const [name, value] of fields) {
        const field = this.field(figure, desk, name);
        await this.tabTo(field);
        if (name === 'address' || name === 'rowAddress') await field.selectOption(value);
        else await this.page.keyboard.type(value);
      }
      await this.press(figure.getByRole('button', { name: this.name('desk.send'), exact: true }));
    } else {
      const machine = run.machines.find(({ address }) => address === boat.after?.destination.address)?.name ?? 'nobody';
      const radios = figure.getByRole('group', { name: this.name('desk.choice.legend') }).getByRole('radio');
      await this.choose(radios.and(this.page.locator(`[value="${machine}"]`)), radios);
      await this.press(figure.getByRole('button', { name: this.name('desk.send.in'), exact: true }));
    }
    await expect(figure.getByRole('status')).toContainText(this.text('desk.right'), { useInnerText: true });
    await this.press(figure.getByRole('button', { name: this.name('desk.next') }));
  }
}
