import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Experiment, ExperimentStep } from '#course/experiment.ts';
import { askedPorts } from '#course/home-run.ts';
import { run } from '#machines/experiment/run.ts';
import { experiments, lessonHome } from '../../support/lessons.ts';
import { spaced } from './messages.ts';
import { SitePage } from './site-page.ts';

/** More stops than a page of ours has. */
const MOST_TABS = 200;

/** A trial with its experiments, as a learner handles them with a keyboard. */
export class TrialPage extends SitePage {
  /** The experiments of a trial in the order of their figures. */
  static experimentsOf(trial: string): readonly (readonly [string, Experiment])[] {
    return [...experiments]
      .filter(([, experiment]) => experiment.trial === trial)
      .sort(([, one], [, other]) => (one.number < other.number ? -1 : 1));
  }

  /** Words of an experiment; those of a step with the numbers that it asks about. */
  words(text: { readonly ja: string; readonly en: string }, step?: ExperimentStep): RegExp {
    const numbers = step === undefined ? {} : askedPorts(step.run);
    return spaced(
      Object.entries(numbers).reduce(
        (filled, [name, value]) => filled.replaceAll(`{${name}}`, String(value)),
        text[this.locale],
      ),
    );
  }

  figure(experiment: Experiment): Locator {
    return this.page.getByRole('region', { name: this.words(experiment.title) });
  }

  /** The home page's button that goes on with the trial of that number. */
  wayOn(number: number): Locator {
    const name = spaced(this.text('home.continue').replace('{number}', String(number)));
    return this.main.getByRole('link', { name });
  }

  /** The end of the trial of that number. */
  goal(number: number): Locator {
    return this.page.getByRole('region', { name: spaced(this.text('goal.title').replace('{number}', String(number))) });
  }

  answer(experiment: Experiment, step: ExperimentStep, id: string): Locator {
    const { text } = step.answers.find((answer) => answer.id === id)!;
    return this.figure(experiment)
      .getByRole('radio', { name: this.words(text, step) })
      .and(this.page.locator(`[value="${id}"]`));
  }

  /** The answer that the engine brings about, and one that it does not. */
  static answersOf(experiment: Experiment, step: ExperimentStep): { readonly right: string; readonly wrong: string } {
    const observed = run(lessonHome(step.scenario ?? experiment.scenario), step.before, step.run);
    if (!observed.ok) throw new Error(observed.problem.code);
    const isRight = ({ outcome }: { readonly outcome: string }) => outcome === observed.value.outcome;
    return { right: step.answers.find(isRight)!.id, wrong: step.answers.find((answer) => !isRight(answer))!.id };
  }

  /** Goes on with Tab until an element has the focus. */
  async tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error('the element cannot be reached with the Tab key');
  }

  /** Chooses a radio button of a group with the arrow keys. */
  async choose(radio: Locator, group: Locator): Promise<void> {
    const first = group.first();
    await this.tabTo(first);
    await this.page.keyboard.press('Space');
    for (let presses = 0; presses < 4 && !(await radio.isChecked()); presses += 1)
      await this.page.keyboard.press('ArrowDown');
    await expect(radio).toBeChecked();
  }

  async press(button: Locator): Promise<void> {
    await this.tabTo(button);
    await this.page.keyboard.press('Enter');
  }

  /** Waits until an experiment has come to life. */
  async isAlive(experiment: Experiment): Promise<void> {
    await this.comesAlive(this.figure(experiment));
  }

  /** Waits until a figure has come to life. */
  async comesAlive(figure: Locator): Promise<void> {
    await figure.scrollIntoViewIfNeeded();
    await expect
      .poll(() => figure.evaluate((element) => element.closest('astro-island')?.hasAttribute('ssr') ?? true))
      .toBe(false);
  }

  /** Takes one step by keyboard: guesses (or skips), watches, finds the reason and goes on. */
  async takeStep(experiment: Experiment, step: ExperimentStep, guess: string | null): Promise<void> {
    await this.guess(experiment, step, guess);
    await this.goOn(experiment, step);
  }

  /** Guesses (or skips) and watches, and reads what is said about it. */
  async guess(experiment: Experiment, step: ExperimentStep, guess: string | null): Promise<void> {
    const figure = this.figure(experiment);
    if (guess === null) await this.press(figure.getByRole('button', { name: this.name('experiment.skip') }));
    else {
      await this.choose(
        this.answer(experiment, step, guess),
        figure.getByRole('group', { name: this.name('experiment.plates') }).getByRole('radio'),
      );
      await this.press(figure.getByRole('button', { name: this.name('experiment.lock') }));
    }
    const { right } = TrialPage.answersOf(experiment, step);
    const verdict = guess === null ? 'skipped' : guess === right ? 'right' : 'again';
    await expect(figure).toContainText(this.text(`experiment.${verdict}`), { useInnerText: true });
    const feedback = step.answers.find(({ id }) => id === (guess ?? right))!.feedback;
    await expect(figure).toContainText(this.words(feedback, step), { useInnerText: true });
  }

  /** Finds the reason, where one is asked for, and goes on to the next question or to the end. */
  async goOn(experiment: Experiment, step: ExperimentStep): Promise<void> {
    const figure = this.figure(experiment);
    if (step.why !== undefined) {
      const reason = step.why.reasons.find((one) => one.right)!;
      const reasons = figure.getByRole('group', { name: this.words(step.why.question, step) }).getByRole('radio');
      await this.choose(figure.getByRole('radio', { name: this.words(reason.text, step) }), reasons);
    }
    const isLast = step === experiment.steps.at(-1);
    await this.press(figure.getByRole('button', { name: this.name(isLast ? 'experiment.finish' : 'experiment.next') }));
  }

  /** Takes every step of every experiment, with right and wrong guesses in turn. */
  async takeTrial(experiments: readonly Experiment[]): Promise<void> {
    for (const [place, experiment] of experiments.entries()) {
      await this.isAlive(experiment);
      for (const [number, step] of experiment.steps.entries()) {
        const { right, wrong } = TrialPage.answersOf(experiment, step);
        await this.takeStep(experiment, step, (place + number) % 2 === 0 ? wrong : right);
      }
      await expect(this.figure(experiment).locator(':focus')).toHaveText(this.text('experiment.finished'), {
        useInnerText: true,
      });
    }
  }

  /** The pennant of the trial of that number is up, and still is when one comes back. */
  async expectPennant(number: number): Promise<void> {
    const earned = this.text('goal.earned').replace('{number}', String(number));
    for (const visit of ['now', 'again']) {
      if (visit === 'again') await this.page.reload();
      await this.goal(number).scrollIntoViewIfNeeded();
      await expect(this.goal(number).getByRole('status')).toHaveText(earned, { useInnerText: true });
    }
  }
}
