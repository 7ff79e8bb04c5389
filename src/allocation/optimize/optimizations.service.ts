import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { ErrorCode } from '../../common/error-codes.js';
import { ComputePool } from '../../platform/compute/compute-pool.service.js';
import { LONGEST_TIME_MS } from '../../quant/json/limits-reader.js';
import type { Operation, OptimizationOutcome, OptimizationTask } from './optimization.worker.js';

const WORKER = new URL('./optimization.worker.js', import.meta.url);

/** What does not end by itself within the longest time that a request may ask for is ended. */
const TIMEOUT_MS = LONGEST_TIME_MS + 15_000;

/** An input that is too short is one that the caller can mend, like any other wrong input. */
const CODES: Record<string, ErrorCode> = {
  insufficient_data: 'invalid_input',
  invalid_input: 'invalid_input',
  infeasible: 'infeasible',
  limit_iterations: 'limit_iterations',
  limit_time: 'limit_time',
  malformed_json: 'malformed_json',
};

/** Optimisations on request, from the bytes of the request to those of the answer in a thread of the pool. */
@Injectable()
export class Optimizations {
  constructor(private readonly pool: ComputePool) {}

  /**
   * The answer as JSON text. Throws `invalid_input`, `infeasible`, `limit_iterations`, `limit_time`, `malformed_json`,
   * `optimizer_busy`, `optimizer_timeout`.
   */
  async run(operation: Operation, body: Uint8Array): Promise<string> {
    const task = { operation, body } satisfies OptimizationTask;
    return jsonOf(await this.pool.run<OptimizationOutcome>(WORKER, task, { timeoutMs: TIMEOUT_MS }));
  }
}

/** The answer as JSON text. Throws `invalid_input`, `infeasible`, `limit_iterations`, `limit_time`, `malformed_json`. */
export function jsonOf(outcome: OptimizationOutcome): string {
  if ('json' in outcome) return outcome.json;
  const { code, message, place } = outcome;
  const errors = place === undefined ? [] : [{ path: place, message }];
  throw new AppError(CODES[code] ?? 'internal_error', `The computation was refused: ${message}.`, { errors });
}
