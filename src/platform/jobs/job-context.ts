/** What a job knows about the run it is in. */
export interface JobContext {
  readonly runId: string;
  /** The instant the run was due, in market time for a session schedule; undefined for a manual run. */
  readonly slotMs: number | undefined;
  /** 1, 2, … */
  readonly attempt: number;
  /** Aborts at the timeout, at shutdown, and when another process has taken the run over. */
  readonly signal: AbortSignal;
}

/** A job returns this when there was nothing to do. */
export class JobSkip {
  constructor(readonly reason: string) {}
}

/** Plain JSON worth keeping about the run, or that it was skipped, or nothing. */
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a job method that returns nothing is fine
export type JobResult = Record<string, unknown> | JobSkip | void;
