import type { PlannedStep } from '#machines/experiment/experiment.machine.ts';
import type { Leg, Observation } from '#machines/experiment/run.ts';

/** Two steps: one with a "why?", one without. */
export const steps: readonly PlannedStep[] = [
  {
    id: 'first',
    answers: [
      { id: 'welcome', outcome: 'open' },
      { id: 'refused', outcome: 'closed' },
    ],
    reasons: [
      { id: 'program', right: true },
      { id: 'number', right: false },
    ],
  },
  {
    id: 'second',
    answers: [
      { id: 'welcome', outcome: 'open' },
      { id: 'refused', outcome: 'closed' },
    ],
    reasons: [],
  },
];

const leg: Leg = {
  from: 'caller',
  kind: 'syn',
  at: 0,
  source: '192.168.1.10',
  destination: '192.168.1.20',
  sourcePort: 50_000,
  destinationPort: 80,
  sequence: 1_000,
  acknowledgment: null,
};

export const opened: Observation = {
  outcome: 'open',
  legs: [leg, { ...leg, from: 'target', kind: 'syn-ack' }],
  known: 0,
  lanes: 2,
  further: 2,
  ports: [],
  elapsed: 4,
  berths: [],
  hops: [],
  decided: null,
};
