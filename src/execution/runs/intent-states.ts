import { IllegalTransition } from '../../common/illegal-transition.js';

/**
 * pending: not sent · unknown: sent, or about to be, and nothing is known of it · accepted: the broker has it · rejected:
 * it will never trade, because the broker refused it or it was withdrawn before it was sent · terminal: the broker is
 * done with it and every execution is booked.
 */
export type IntentState = 'pending' | 'unknown' | 'accepted' | 'rejected' | 'terminal';

const NEXT: Record<IntentState, readonly IntentState[]> = {
  pending: ['unknown', 'rejected'],
  // Back where the broker said that it did nothing, because too much was asked of it.
  unknown: ['pending', 'accepted', 'rejected', 'terminal'],
  accepted: ['rejected', 'terminal'],
  rejected: [],
  terminal: [],
};

export function isIntentSettled(state: IntentState): boolean {
  return NEXT[state].length === 0;
}

/** Errors: `internal_error` for a step that the table does not know. */
export function assertIntentStep(clientOrderId: string, from: IntentState, to: IntentState): void {
  if (NEXT[from].includes(to)) return;
  throw new IllegalTransition(
    { machine: 'intent', id: clientOrderId, from, to },
    `Order ${clientOrderId} cannot go from ${from} to ${to}.`,
  );
}
