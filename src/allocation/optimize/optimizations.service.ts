import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { ErrorCode } from '../../common/error-codes.js';
import { ComputePool } from '../../platform/compute/compute-pool.service.js';
import type { Operation, OptimizationOutcome, OptimizationTask } from './optimization.worker.js';

const WORKER = new URL('./optimization.worker.js', import.meta.url);

/** An input that is too short is one that the caller can mend, like any other wrong input. */
const CODES: Record<string, ErrorCode> = {
  insufficient_data: 'invalid_input',
  invalid_input: 'invalid_input',
  infeasible: 'infeasible',
  malformed_json: 'malformed_json',
};

/** Optimisations on request, from the bytes of the request to those of the answer in a thread of the pool. */
@Injectable()
export class Optimizations {
  constructor(private readonly pool: ComputePool) {}

  /** The answer as JSON text. Throws `invalid_input`, `infeasible`, `malformed_json`, `optimizer_busy`, `optimizer_timeout`. */
  async run(operation: Operation, body: Uint8Array): Promise<string> {
    const outcome = await this.pool.run<OptimizationOutcome>(WORKER, { operation, body } satisfies OptimizationTask);
    return jsonOf(outcome);
  }
}

/** The answer as JSON text. Throws `invalid_input`, `infeasible`, `malformed_json`. */
export function jsonOf(outcome: OptimizationOutcome): string {
  if ('json' in outcome) return outcome.json;
  throw new AppError(CODES[outcome.code] ?? 'internal_error', `The computation was refused: ${outcome.message}.`);
}
