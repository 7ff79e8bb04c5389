import { QuantError } from './quant-error.js';

/** What a computation may take before it is ended. */
export interface SolveLimits {
  /** Iterations of all its solvers together: the same input ends at the same one. Default 10 million. */
  readonly iterations?: number;
  /** Milliseconds. Default 30 000. */
  readonly timeMs?: number;
  /** Milliseconds on a clock that only goes forward. Default: that of the process. */
  readonly nowMs?: () => number;
}

/** The limits that held, and what was taken of them. */
export interface LimitsReport {
  readonly iterations: number;
  readonly iterationsUsed: number;
  readonly timeMs: number;
}

export const USUAL_LIMITS = { iterations: 10_000_000, timeMs: 30_000 };
const UNLIMITED = { iterations: Infinity, timeMs: Infinity };

/** The library runs to the end without giving way, so a thread has at most one computation, with those inside it. */
let running: Budget | undefined;

/**
 * Runs `compute` within limits: past one of them `countIteration` and `checkTime` throw `limit_iterations` or `limit_time`
 * naming it and `what`. No result depends on the time: it is there in time, or not at all. Inside another computation the
 * limits of both hold, and no limits mean no further ones.
 */
export function withinLimits<T>(
  what: string,
  limits: SolveLimits | undefined,
  compute: (report: () => LimitsReport) => T,
): T {
  const outer = running;
  const budget = new Budget(what, { ...(outer ? UNLIMITED : USUAL_LIMITS), ...limits }, outer);
  running = budget;
  try {
    return compute(() => budget.report());
  } finally {
    running = outer;
  }
}

/** To be called in every loop of a solver whose length depends on the numbers. Throws `limit_iterations`, `limit_time`. */
export function countIteration(solver: string): void {
  running?.spend(1, solver);
}

/** The same for a part of a long computation that has a fixed number of them. Throws `limit_time`. */
export function checkTime(part: string): void {
  running?.spend(0, part);
}

class Budget {
  private used = 0;
  private readonly iterations: number;
  private readonly timeMs: number;
  private readonly nowMs: () => number;
  private readonly startedMs: number;

  constructor(
    private readonly what: string,
    { iterations = Infinity, timeMs = Infinity, nowMs = () => performance.now() }: SolveLimits,
    private readonly outer: Budget | undefined,
  ) {
    this.iterations = iterations;
    this.timeMs = timeMs;
    this.nowMs = nowMs;
    this.startedMs = nowMs();
  }

  spend(iterations: number, part: string, what = this.what): void {
    this.used += iterations;
    if (this.used > this.iterations) {
      throw new QuantError(
        'limit_iterations',
        `${what} was not done after ${this.iterations} iterations (the last in ${part}), which is the limit`,
        'limits.iterations',
      );
    }
    if (this.timeMs < Infinity) this.assertInTime(part, what);
    this.outer?.spend(iterations, part, what);
  }

  report(): LimitsReport {
    const outer = this.outer?.report() ?? UNLIMITED;
    return {
      iterations: Math.min(this.iterations, outer.iterations),
      iterationsUsed: this.used,
      timeMs: Math.min(this.timeMs, outer.timeMs),
    };
  }

  private assertInTime(part: string, what: string): void {
    const elapsedMs = this.nowMs() - this.startedMs;
    if (elapsedMs <= this.timeMs) return;
    throw new QuantError(
      'limit_time',
      `${what} was not done after ${Math.round(elapsedMs)} ms and ${this.used} iterations (the last in ${part}); ` +
        `the limit is ${this.timeMs} ms`,
      'limits.time_ms',
    );
  }
}
