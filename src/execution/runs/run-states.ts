import { IllegalTransition } from '../../common/illegal-transition.js';

export type RunStatus =
  | 'queued'
  | 'sells_in_progress'
  | 'buys_in_progress'
  | 'completed'
  | 'completed_with_errors'
  | 'canceled'
  | 'canceled_mid_run'
  | 'held'
  | 'failed';

const ENDS = ['completed', 'completed_with_errors', 'canceled_mid_run', 'failed'] as const;

const NEXT: Record<RunStatus, readonly RunStatus[]> = {
  queued: ['sells_in_progress', 'completed', 'canceled', 'failed'],
  sells_in_progress: ['buys_in_progress', 'held', ...ENDS],
  buys_in_progress: ['held', ...ENDS],
  held: ['sells_in_progress', 'buys_in_progress', 'canceled_mid_run', 'failed'],
  completed: [],
  completed_with_errors: [],
  canceled: [],
  canceled_mid_run: [],
  failed: [],
};

export function isRunOver(status: RunStatus): boolean {
  return NEXT[status].length === 0;
}

/** Errors: `internal_error` for a step that the table does not know. */
export function assertRunStep(runId: string, from: RunStatus, to: RunStatus): void {
  if (NEXT[from].includes(to)) return;
  throw new IllegalTransition({ machine: 'run', id: runId, from, to }, `Run ${runId} cannot go from ${from} to ${to}.`);
}
