import { useMemo } from 'preact/hooks';
import { Experiment } from './Experiment.tsx';
import type { ExperimentLabels, QuaysLabels } from './experiment.labels.ts';
import type { ExperimentScript } from './experiment-script.ts';
import { FreeQuays } from './scenes/FreeQuays.tsx';
import { QuayScene } from './scenes/QuayScene.tsx';

/** An experiment at one machine's two quays, TCP and UDP, with free play at its end. */
export function QuaysExperiment({
  script,
  labels,
}: {
  readonly script: ExperimentScript;
  readonly labels: ExperimentLabels & QuaysLabels;
}) {
  const after = useMemo(() => () => <FreeQuays script={script} labels={labels} />, [script, labels]);
  return <Experiment script={script} labels={labels} scene={QuayScene} after={after} />;
}
