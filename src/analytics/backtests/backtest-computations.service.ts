import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { ComputePool } from '../../platform/compute/compute-pool.service.js';
import type { BacktestDefinition } from './backtest-definition.js';
import { BACKTEST_POOL } from './backtest-pool.js';
import { BacktestPrices } from './backtest-prices.service.js';
import type { BacktestOutcome, BacktestTask, ComputedBacktest } from './backtest.worker.js';

const WORKER = new URL('./backtest.worker.js', import.meta.url);
const TIMEOUT_MS = 15 * 60_000;

/** A backtest under way in a thread. */
export interface BacktestComputation {
  /** How far it is now, 0 to 1. */
  progress: () => number;
  /** Rejects with AppError where the backtest is refused, `optimizer_timeout` after 15 minutes. */
  outcome: Promise<ComputedBacktest>;
}

@Injectable()
export class BacktestComputations {
  constructor(
    private readonly prices: BacktestPrices,
    @Inject(BACKTEST_POOL) private readonly pool: ComputePool,
  ) {}

  start(definition: BacktestDefinition, signal: AbortSignal): BacktestComputation {
    const progress = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
    const shared = new Float64Array(progress);
    return { progress: () => shared[0] ?? 0, outcome: this.compute(definition, { progress, signal }) };
  }

  private async compute(
    definition: BacktestDefinition,
    { progress, signal }: { progress: SharedArrayBuffer; signal: AbortSignal },
  ): Promise<ComputedBacktest> {
    const task: BacktestTask = { definition, progress, ...(await this.prices.load(definition)) };
    const outcome = await this.pool.run<BacktestOutcome>(WORKER, task, { signal, timeoutMs: TIMEOUT_MS });
    if ('code' in outcome) throw new AppError(outcome.code, `The backtest cannot be computed: ${outcome.message}.`);
    return outcome;
  }
}
