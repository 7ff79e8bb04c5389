import { Injectable } from '@nestjs/common';
import { computeTargets } from '../strategies/compute-targets.js';
import { viewOf, type AllocationInputs } from './allocation-inputs.js';
import { AllocationRunsRepository } from './allocation-runs.repository.js';
import { computeShares } from './meta-allocation.js';

export interface Replay {
  weights: Record<string, number>;
  /** Whether they are, bit for bit, the weights that were stored. */
  isIdentical: boolean;
}

/** Computes a stored run again from its stored inputs. */
@Injectable()
export class AllocationReplay {
  constructor(private readonly runs: AllocationRunsRepository) {}

  /** Throws `allocation_run_not_found`. */
  async recompute(runId: string): Promise<Replay> {
    const run = await this.runs.get(runId);
    const weights = weightsOf(await this.runs.loadInputs(run.inputs_hash));
    const names = Object.keys(weights);
    const isIdentical =
      names.length === Object.keys(run.weights).length && names.every((name) => weights[name] === run.weights[name]);
    return { weights, isIdentical };
  }
}

function weightsOf(inputs: AllocationInputs): Record<string, number> {
  if (inputs.level === 'meta') return computeShares(inputs).shares;
  const { strategy: id, kind, params, symbols } = inputs;
  const { weights } = computeTargets({ id, kind, params }, viewOf(inputs));
  return Object.fromEntries(symbols.map((symbol, i) => [symbol, weights[i] ?? 0] as const).filter(([, w]) => w !== 0));
}
