import { Experiment } from './Experiment.tsx';
import type { ExperimentLabels, SlipLabels } from './experiment.labels.ts';
import type { ExperimentScript } from './experiment-script.ts';
import { SlipScene } from './scenes/SlipScene.tsx';

/** An experiment about whose a machine is, and what its owner has allowed. */
export function SlipExperiment({
  script,
  labels,
}: {
  readonly script: ExperimentScript;
  readonly labels: ExperimentLabels & SlipLabels;
}) {
  return <Experiment script={script} labels={labels} scene={SlipScene} />;
}
