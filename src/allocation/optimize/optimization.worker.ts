import { computeBytes, computeJson, type JsonOutcome } from '../../platform/compute/json-computation.js';
import { frontierJson } from '../../quant/json/frontier-json.js';
import { optimizeJson } from '../../quant/json/optimize-json.js';
import { discreteJson } from './discrete-json.js';

const OPERATIONS = { optimize: optimizeJson, frontier: frontierJson, discrete: discreteJson };

export type Operation = keyof typeof OPERATIONS;

export interface OptimizationTask {
  operation: Operation;
  /** JSON, UTF-8. */
  body: Uint8Array;
}

/** What a worker of the pool runs: everything from the bytes of a request to those of its answer. */
export default function run({ operation, body }: OptimizationTask): JsonOutcome {
  const startedMs = performance.now();
  return computeBytes(body, (value) => OPERATIONS[operation](value, () => performance.now() - startedMs));
}

/** An answer or a refusal of a request that was read. */
export function compute(operation: Operation, value: unknown, elapsedMs: () => number): JsonOutcome {
  return computeJson(() => OPERATIONS[operation](value, elapsedMs));
}
