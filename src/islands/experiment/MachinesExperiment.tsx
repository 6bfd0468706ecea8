import { Experiment } from './Experiment.tsx';
import type { ExperimentLabels, MachinesLabels } from './experiment.labels.ts';
import type { ExperimentScript } from './experiment-script.ts';
import { MachinesScene } from './scenes/MachinesScene.tsx';

/** An experiment in which one of several machines is reached. */
export function MachinesExperiment({
  script,
  labels,
}: {
  readonly script: ExperimentScript;
  readonly labels: ExperimentLabels & MachinesLabels;
}) {
  return <Experiment script={script} labels={labels} scene={MachinesScene} />;
}
