/**
 * What a request is for, most urgent first. The broker counts all of an account's requests together, so each kind leaves
 * room for those before it.
 */
export const REQUEST_LANES = ['cancel', 'lookup', 'order', 'data'] as const;
export type RequestLane = (typeof REQUEST_LANES)[number];

/** What the headers of an answer say of the broker's own count. */
export interface RequestLimit {
  /** Requests a window. */
  limit: number;
  remaining: number;
  /** Until the broker begins a new window; null when it did not say anything usable. */
  resetInMs: number | null;
}

/** The requests that the broker takes, shared by all processes that use one account. */
export interface RequestBudget {
  /**
   * Resolves when a request to this host may leave. Throws `broker_throttled` (details: `retry_after_ms`) when it would
   * have to wait for longer than its lane is ready to.
   */
  take(host: string, lane: RequestLane): Promise<void>;
  /** After every answer that told the limit. */
  heard(host: string, limit: RequestLimit): Promise<void>;
  /** After a 429: nobody asks this host again before it is ready. */
  refused(host: string, limit: RequestLimit | undefined): Promise<void>;
}

export const REQUEST_BUDGET = Symbol('RequestBudget');
