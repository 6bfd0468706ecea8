import { Experiment } from './Experiment.tsx';
import type { ExperimentLabels, LogLabels } from './experiment.labels.ts';
import type { ExperimentScript } from './experiment-script.ts';
import { LogScene } from './scenes/LogScene.tsx';

/** An experiment seen from the desk of the server's owner. */
export function LogExperiment({
  script,
  labels,
}: {
  readonly script: ExperimentScript;
  readonly labels: ExperimentLabels & LogLabels;
}) {
  return <Experiment script={script} labels={labels} scene={LogScene} />;
}
