import { Experiment } from './Experiment.tsx';
import type { ExperimentLabels, RouteLabels } from './experiment.labels.ts';
import type { ExperimentScript } from './experiment-script.ts';
import { RouteScene } from './scenes/RouteScene.tsx';

/** An experiment about the way from outside to inside, and who on it decides. */
export function RouteExperiment({
  script,
  labels,
}: {
  readonly script: ExperimentScript;
  readonly labels: ExperimentLabels & RouteLabels;
}) {
  return <Experiment script={script} labels={labels} scene={RouteScene} />;
}
