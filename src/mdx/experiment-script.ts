import type { Experiment, ExperimentStep } from '#course/experiment.ts';
import { askedPorts } from '#course/home-run.ts';
import { fill, messages } from '#i18n/messages.ts';
import type { Locale } from '#i18n/locales.ts';
import type { ExperimentScript, StepScript } from '#islands/experiment/experiment-script.ts';
import { setStage, type PlaceNames } from '#islands/experiment/stage.ts';

/**
 * An experiment in one language: what its island is given. `{port}` in its words is the number that is asked. `homes` are
 * the homes of the lessons by name; one that is missing stops the build.
 */
export function scriptOf(
  id: string,
  experiment: Experiment,
  homes: ReadonlyMap<string, unknown>,
  locale: Locale,
): ExperimentScript {
  const home = (name: string) => {
    const scenario = homes.get(name);
    if (scenario !== undefined) return scenario;
    throw new Error(
      `content/experiments/${id}.yaml: scenario: "${name}": expected one of ${[...homes.keys()].join(', ')}`,
    );
  };
  return {
    id,
    trial: experiment.trial,
    number: experiment.number,
    title: experiment.title[locale],
    scenario: home(experiment.scenario),
    steps: experiment.steps.map((step) => {
      const name = step.scenario ?? experiment.scenario;
      return stepOf(step, name, home(name), locale);
    }),
  };
}

function stepOf(step: ExperimentStep, name: string, scenario: unknown, locale: Locale): StepScript {
  const words = (text: Readonly<Record<Locale, string>>) => fill(text[locale], askedPorts(step.run));
  return {
    id: step.id,
    scenario: step.scenario === undefined ? null : scenario,
    before: step.before,
    run: step.run,
    stage: setStage(name, scenario, step, locale, placeNames(scenario, locale)),
    question: words(step.question),
    hint: words(step.hint),
    answers: step.answers.map(({ id, outcome, flags, text, quote, feedback }) => ({
      id,
      outcome,
      flags,
      text: words(text),
      quote: words(quote),
      feedback: words(feedback),
    })),
    contrast: words(step.contrast),
    why: step.why
      ? {
          question: words(step.why.question),
          reasons: step.why.reasons.map(({ id, right, text, feedback }) => ({
            id,
            right,
            text: words(text),
            feedback: words(feedback),
          })),
        }
      : null,
  };
}

/** What equipment is called: a phone that shares its line is the gateway there, and what stands above it is the carrier's. */
export function placeNames(scenario: unknown, locale: Locale): PlaceNames {
  const t = messages(locale);
  const { line } = scenario as { readonly line?: string };
  return {
    scanner: t['experiment.outside'],
    provider: t['place.provider'],
    upstream: t[line === 'double-router' ? 'route.outer-router' : 'place.carrier'],
    gateway: t[line === 'tethering' ? 'place.phone' : 'place.gateway'],
  };
}
