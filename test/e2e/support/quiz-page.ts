import type { Locator } from '@playwright/test';
import { stripRuby } from '#course/ruby.ts';
import type { QuizScript } from '#islands/quiz/quiz-script.ts';
import { SitePage } from './site-page.ts';

/** A value as Astro writes it into the page: a list stands as [1, items], everything else as [0, value]. */
type Packed = readonly [0 | 1, unknown];

function unpack([kind, value]: Packed): unknown {
  if (kind === 1) return (value as readonly Packed[]).map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner as Packed)]));
}

/** The texts of elements as they are read, furigana left out. */
function withoutReadings(elements: Locator): Promise<readonly string[]> {
  return elements.evaluateAll((all) =>
    all.map((element) => {
      const copy = element.cloneNode(true) as Element;
      for (const reading of copy.querySelectorAll('rt')) reading.remove();
      return copy.textContent.trim();
    }),
  );
}

/** The page of questions, answered by keyboard or by touch. */
export class QuizPage extends SitePage {
  #questions: readonly QuizScript[] = [];

  /** Whether radio buttons and buttons are tapped; otherwise keys press them. */
  byTouch = false;

  async openQuiz(locale: 'ja' | 'en', fragment = ''): Promise<void> {
    await this.open(`/quiz/${fragment}`, locale);
    await this.readQuestions();
  }

  /** Reads the questions that the page was given, and waits until it can be played. */
  async readQuestions(): Promise<void> {
    const island = this.page.locator('astro-island[component-export="Quiz"]');
    const props = JSON.parse((await island.getAttribute('props')) ?? '') as { readonly questions: Packed };
    this.#questions = unpack(props.questions) as readonly QuizScript[];
    await this.expectAwake();
  }

  get submit(): Locator {
    return this.main.locator('button[type="submit"]');
  }

  /** The question on the screen. */
  async asked(): Promise<QuizScript> {
    const [shown = ''] = await withoutReadings(this.heading);
    const found = this.#questions.find(({ text }) => stripRuby(text).trim() === shown);
    if (found === undefined) throw new Error(`no question says “${shown}”`);
    return found;
  }

  /** Fills a question in, rightly or wrongly. */
  async fill(question: QuizScript, rightly: boolean): Promise<void> {
    if (question.kind === 'pick') {
      const options = Object.keys(question.words);
      const option = rightly ? question.right[0]! : options.find((one) => one !== question.right[0])!;
      await this.#choose(this.main.locator(`input[value="${option}"]`));
    } else if (question.kind === 'order') {
      await this.#order(rightly ? question.right : [...question.right].reverse(), question);
    } else {
      for (const [slot, option] of question.right.entries()) {
        const other = Object.keys(question.words).find((one) => one !== option)!;
        const chosen = rightly ? option : other;
        if (question.scene === null) await this.main.locator(`#slot-${String(slot)}`).selectOption(chosen);
        else await this.#choose(this.main.getByRole('radiogroup').nth(slot).locator(`input[value="${chosen}"]`));
      }
    }
  }

  /** Plays from the question on the screen to the end of the round. */
  async play(rightly: boolean): Promise<void> {
    await this.submit.waitFor();
    while ((await this.submit.count()) > 0) {
      await this.fill(await this.asked(), rightly);
      await this.press(this.submit);
      await this.press(this.submit);
    }
  }

  /** Presses a button. */
  async press(button: Locator): Promise<void> {
    await (this.byTouch ? button.tap() : button.press('Enter'));
  }

  async #choose(radio: Locator): Promise<void> {
    await (this.byTouch ? radio.tap() : radio.press('Space'));
  }

  async #order(wanted: readonly string[], { words }: QuizScript): Promise<void> {
    for (const [slot, option] of wanted.entries()) {
      const rows = this.main.locator('form ol > li');
      const names = (await withoutReadings(rows.locator('> span'))).map((row) => row.replace(/^\d+\.\s*/u, ''));
      for (let at = names.indexOf(stripRuby(words[option] ?? '').trim()); at > slot; at -= 1) {
        await this.press(rows.nth(at).getByRole('button').first());
      }
    }
  }
}
