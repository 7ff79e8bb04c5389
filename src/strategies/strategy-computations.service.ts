import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import type { PriceMatrix } from '../market/price-matrix.js';
import { ComputePool } from '../platform/compute/compute-pool.service.js';
import type { Rule } from './compute-targets.js';
import type { MarketView, TargetWeights } from './kinds/strategy-kind.js';
import type { StrategyOutcome, StrategyTask } from './strategy.worker.js';
import type { DailyReturn } from './simulation.js';

const WORKER = new URL('./strategy.worker.js', import.meta.url);

/** What strategies compute, in a thread of the pool. */
@Injectable()
export class StrategyComputations {
  constructor(private readonly pool: ComputePool) {}

  /** Throws `insufficient_data`, `infeasible`, `invalid_input`. */
  async targets({ id, kind, params }: Rule, view: MarketView): Promise<TargetWeights> {
    const outcome = await this.run({ operation: 'targets', strategy: { id, kind, params }, view });
    if ('targets' in outcome) return outcome.targets;
    throw new TypeError('the worker answered something else than targets');
  }

  async walkForward({ id, kind, params }: Rule, prices: PriceMatrix): Promise<DailyReturn[]> {
    const outcome = await this.run({ operation: 'walk', strategy: { id, kind, params }, prices });
    if ('days' in outcome) return outcome.days;
    throw new TypeError('the worker answered something else than days');
  }

  private async run(task: StrategyTask): Promise<Exclude<StrategyOutcome, { code: unknown }>> {
    const outcome = await this.pool.run<StrategyOutcome>(WORKER, task);
    if ('code' in outcome) throw new AppError(outcome.code, outcome.message);
    return outcome;
  }
}
