import { Experiment } from './Experiment.tsx';
import type { ExperimentLabels, PortsLabels } from './experiment.labels.ts';
import type { ExperimentScript } from './experiment-script.ts';
import { PortsScene } from './scenes/PortsScene.tsx';

/** An experiment in which several ports are asked and time is taken. */
export function PortsExperiment({
  script,
  labels,
}: {
  readonly script: ExperimentScript;
  readonly labels: ExperimentLabels & PortsLabels;
}) {
  return <Experiment script={script} labels={labels} scene={PortsScene} />;
}
