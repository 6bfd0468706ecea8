/** The page of questions: what is due today, practice by trial, the final trial, and the round that was begun. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { progressStoreHere } from '#browser/progress-store.ts';
import { forgetTrial, trialInAddress, watchTrial } from '#browser/quiz-address.ts';
import { freshSeed, today } from '#browser/today.ts';
import { answerQuestion, dueCards } from '#machines/progress/review-cards.ts';
import { startQuiz, type Purpose } from '#machines/quiz/quiz.machine.ts';
import { quizView } from '#machines/quiz/quiz.view.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { Asked } from './Asked.tsx';
import { Choosing } from './Choosing.tsx';
import { Finished } from './Finished.tsx';
import type { QuizLabels } from './quiz.labels.ts';
import type { QuizScript } from './quiz-script.ts';
import styles from './quiz.module.css';

export interface QuizTrial {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly href: string;
}

export interface QuizProps {
  readonly locale: 'ja' | 'en';
  readonly questions: readonly QuizScript[];
  /** The trials that have questions, in order. */
  readonly trials: readonly QuizTrial[];
  /** The boards on which ports are sorted, and where they are played. */
  readonly boards: readonly { readonly title: string; readonly href: string }[];
  readonly labels: QuizLabels;
}

export function Quiz({ locale, questions, trials, boards, labels }: QuizProps) {
  const store = useMemo(progressStoreHere, []);
  const actor = useMemo(() => startQuiz(questions), [questions]);
  const { record, trouble } = useSnapshot(store);
  const view = quizView(useSnapshot(actor));
  const place = useRef<HTMLDivElement>(null);
  const known = new Set(questions.map(({ id }) => id));
  const due = typeof window === 'undefined' ? [] : dueCards(record.cards, today()).filter((id) => known.has(id));

  useEffect(() => {
    const told = actor.on('question.answered', ({ id, right }) =>
      store.update((latest) => answerQuestion(latest, id, right, today())),
    );
    return () => told.unsubscribe();
  }, [actor, store]);

  // What was under the focus is gone when the screen changes.
  const screen = `${view.phase === 'answered' ? 'asking' : view.phase}-${view.number}`;
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    place.current?.querySelector<HTMLElement>('[data-heading]')?.focus();
  }, [screen]);

  const start = (purpose: Purpose, only?: readonly string[]) =>
    actor.send({ type: 'round.start', purpose, seed: freshSeed(), ...(only === undefined ? {} : { only }) });
  const practise = (trial: string) =>
    start(
      'practice',
      questions.filter((one) => one.trial === trial).map(({ id }) => id),
    );
  const leave = () => {
    forgetTrial();
    actor.send({ type: 'round.leave' });
  };
  const script = questions.find(({ id }) => id === view.put?.question.id);

  // A trial that has no questions starts no round: what there is to choose from stays.
  useEffect(() => {
    const begin = () => {
      const trial = trialInAddress();
      if (trial !== null) practise(trial);
    };
    begin();
    return watchTrial(begin);
  }, [actor]);

  return (
    <div class={styles['quiz']} ref={place}>
      {trouble !== null && (
        <p class="note" role="status">
          <Ruby text={labels['quiz.trouble']} />
        </p>
      )}
      {view.phase === 'choosing' && (
        <Choosing
          labels={labels}
          trials={trials}
          boards={boards}
          due={due}
          onReview={() => start('review', due)}
          onPractise={practise}
          onFinal={() => start('final')}
        />
      )}
      {view.put !== null && script !== undefined && (
        <Asked
          key={view.number}
          labels={labels}
          view={view}
          script={script}
          trial={trials.find(({ id }) => id === script.trial)!}
          send={(event) => actor.send(event)}
          onLeave={leave}
        />
      )}
      {view.phase === 'finished' && (
        <Finished
          labels={labels}
          locale={locale}
          view={view}
          missed={trials.filter(({ id }) => view.missed.includes(id))}
          pennants={trials.filter(({ id }) => record.pennants.includes(id)).map(({ number }) => number)}
          onAgain={() => start('final')}
          onLeave={leave}
        />
      )}
    </div>
  );
}
