import type { ExperimentView } from '#machines/experiment/experiment.view.ts';
import type { ExperimentLabels } from '../experiment.labels.ts';
import type { StepScript } from '../experiment-script.ts';

/** What a scene draws from: the step's words and stage, and how far the experiment is. */
export interface SceneProps<Labels extends ExperimentLabels = ExperimentLabels> {
  readonly step: StepScript;
  readonly view: ExperimentView;
  readonly labels: Labels;
  /** To be called when the boat that sails has arrived. */
  readonly onArrived: () => void;
}
