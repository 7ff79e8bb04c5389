import { type BrokerOrder, isFinalStatus } from '../broker/broker.port.js';

export type Progress = Pick<BrokerOrder, 'status' | 'filledQty' | 'filledAvgPrice' | 'updatedAtMs'>;

function rank({ status }: Progress): number {
  if (isFinalStatus(status)) return 3;
  if (status === 'pending_cancel') return 2;
  return status === 'partially_filled' ? 1 : 0;
}

/**
 * What is known of an order after two messages about it, in whichever order they came: the larger filled quantity, the
 * status that is further on. A late `new` does not undo a fill.
 */
export function mergeProgress(known: Progress, heard: Progress): Progress {
  const fuller = heard.filledQty.gt(known.filledQty) ? heard : known;
  const further = rank(heard) > rank(known) || (rank(heard) === rank(known) && isNewer(heard, known)) ? heard : known;
  return {
    status: further.status,
    filledQty: fuller.filledQty,
    filledAvgPrice: fuller.filledAvgPrice,
    updatedAtMs: Math.max(known.updatedAtMs, heard.updatedAtMs),
  };
}

/** Among equals the order of arrival must not decide either. */
function isNewer(heard: Progress, known: Progress): boolean {
  if (heard.updatedAtMs !== known.updatedAtMs) return heard.updatedAtMs > known.updatedAtMs;
  return heard.status > known.status;
}
