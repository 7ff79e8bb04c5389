import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import type { StrategyEntity } from '../strategies/entities/strategy.entity.js';
import { StrategiesService } from '../strategies/strategies.service.js';
import { StrategyReturns } from '../strategies/strategy-returns.service.js';
import { StrategyTargetsService } from '../strategies/strategy-targets.service.js';
import { AllocationMetrics } from './allocation-metrics.js';
import { AllocationRecorder, type Computed, type Recorded } from './allocation-recorder.service.js';
import { requireMetaMethod } from './meta-methods.js';
import { Policies } from './policy/policies.service.js';
import { defaultPolicy, type Policy } from './policy/policy.js';

export interface AllocationRequest {
  /** Only this strategy gets new weights; the others keep their latest. */
  strategy?: string | undefined;
  /** How capital is shared among the strategies, this once; the policy in force when absent. */
  method?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** A strategy without new weights; it keeps its latest, if it has any. */
export interface AllocationFailure {
  strategy: string;
  code: string;
  message: string;
}

export type AllocationResult = Recorded & { failures: AllocationFailure[] };

interface Weights {
  computed: Computed[];
  failures: AllocationFailure[];
}

/** From strategies to the book. */
@Injectable()
export class AllocationService {
  constructor(
    private readonly policies: Policies,
    private readonly strategies: StrategiesService,
    private readonly targets: StrategyTargetsService,
    private readonly returns: StrategyReturns,
    private readonly recorder: AllocationRecorder,
    private readonly metrics: AllocationMetrics,
  ) {}

  /**
   * Computes and stores the weights of every enabled strategy, or of one, and the book they make. Throws
   * `strategy_not_found`, `invalid_strategy`, `invalid_input`, and what hindered the weights when no strategy got any.
   */
  async run({ strategy, method, signal }: AllocationRequest = {}): Promise<AllocationResult> {
    const policy = await this.policyFor(method);
    for (;;) {
      const { computed, failures } = await this.computeAll(await this.choose(strategy), signal);
      const recorded = await this.recorder.record(computed, policy);
      // Else a strategy was changed meanwhile, and all is computed anew.
      if (recorded !== undefined) return { ...recorded, failures };
    }
  }

  private async computeAll(strategies: readonly StrategyEntity[], signal: AbortSignal | undefined): Promise<Weights> {
    const computed: Computed[] = [];
    const failures: AllocationFailure[] = [];
    let firstError: unknown;
    for (const chosen of strategies) {
      signal?.throwIfAborted();
      try {
        computed.push(await this.metrics.measure(chosen.kind, () => this.compute(chosen)));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        firstError ??= error;
        failures.push({ strategy: chosen.id, code: error.code, message: error.message });
      }
    }
    if (computed.length === 0) throw firstError;
    return { computed, failures };
  }

  private async policyFor(method: string | undefined): Promise<Policy> {
    if (method === undefined) return (await this.policies.load()).policy;
    return defaultPolicy(requireMetaMethod(method, 'method'));
  }

  private async compute(strategy: StrategyEntity): Promise<Computed> {
    const targets = await this.targets.compute(strategy);
    await this.returns.refresh(strategy);
    return { strategy, targets };
  }

  private async choose(id: string | undefined): Promise<StrategyEntity[]> {
    if (id === undefined) {
      const enabled = await this.strategies.listEnabled();
      if (enabled.length > 0) return enabled;
      throw new AppError('invalid_strategy', 'No strategy is enabled, so there is nothing to allocate: add one.');
    }
    const strategy = await this.strategies.get(id);
    if (strategy.enabled) return [strategy];
    throw new AppError('invalid_strategy', `Strategy ${id} is disabled: enable it before it can get weights.`);
  }
}
