import { frontierJson } from '../../quant/json/frontier-json.js';
import { optimizeJson } from '../../quant/json/optimize-json.js';
import { QuantError, type QuantErrorCode } from '../../quant/quant-error.js';
import { discreteJson } from './discrete-json.js';

const OPERATIONS = { optimize: optimizeJson, frontier: frontierJson, discrete: discreteJson };

export type Operation = keyof typeof OPERATIONS;

export interface OptimizationTask {
  operation: Operation;
  /** JSON, UTF-8. */
  body: Uint8Array;
}

/** The answer as JSON text, so that the thread that serves requests only passes it on. */
export type OptimizationOutcome =
  { json: string } | { code: QuantErrorCode | 'malformed_json'; message: string; place?: string | undefined };

/** What a worker of the pool runs: everything from the bytes of a request to those of its answer. */
export default function run({ operation, body }: OptimizationTask): OptimizationOutcome {
  const startedMs = performance.now();
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    return { code: 'malformed_json', message: `the body is not JSON: ${(error as Error).message.slice(0, 200)}` };
  }
  return compute(operation, value, () => performance.now() - startedMs);
}

/** An answer or a refusal of a request that was read. */
export function compute(operation: Operation, value: unknown, elapsedMs: () => number): OptimizationOutcome {
  try {
    const answer = OPERATIONS[operation](value, elapsedMs);
    return { json: JSON.stringify(answer) };
  } catch (error) {
    if (error instanceof QuantError) return { code: error.code, message: error.message, place: error.place };
    throw error;
  }
}
