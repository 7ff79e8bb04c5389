import type { Intent, Phase } from '../orders/intents.repository.js';
import { isStuck } from '../orders/order-watch.service.js';
import { isIntentSettled } from './intent-states.js';
import type { Run } from './runs.repository.js';

/** Where a run stands, by its rows. */
export interface Stage {
  run: Run;
  phase: Phase;
  /** Orders of the phase. */
  intents: readonly Intent[];
  /** Those of which more is to come. */
  open: readonly Intent[];
}

/** A run that was held goes back to the phase that it was held in. */
export function stageOf(run: Run, all: readonly Intent[]): Stage {
  const isBuying = run.status === 'buys_in_progress' || all.some((intent) => intent.phase === 'buy');
  const phase = isBuying ? 'buy' : 'sell';
  const intents = all.filter((intent) => intent.phase === phase);
  return { run, phase, intents, open: intents.filter((intent) => !isIntentSettled(intent.state) && !isStuck(intent)) };
}
