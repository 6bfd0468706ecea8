import { Experiment } from './Experiment.tsx';
import type { ExperimentLabels } from './experiment.labels.ts';
import type { ExperimentScript } from './experiment-script.ts';
import { Crossing } from './scenes/Crossing.tsx';

/** An experiment whose boats cross between two coasts. */
export function CrossingExperiment({
  script,
  labels,
}: {
  readonly script: ExperimentScript;
  readonly labels: ExperimentLabels;
}) {
  return <Experiment script={script} labels={labels} scene={Crossing} />;
}
