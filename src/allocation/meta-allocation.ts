import { QuantError } from '../quant/quant-error.js';
import { matrixFromRows } from '../quant/linalg/matrix.js';
import { optimise } from '../strategies/kinds/optimise.js';
import type { MetaInputs } from './allocation-inputs.js';

export interface MetaAttempt {
  method: string;
  /** Null when it gave the shares. */
  failure: string | null;
}

export interface MetaAllocation {
  /** Capital share of every strategy, ≥ 0, summing to 1. */
  shares: Record<string, number>;
  /** The method that gave them. */
  method: string;
  attempts: MetaAttempt[];
  diagnostics: Record<string, unknown>;
}

/** What is tried when the configured method fails; the last one cannot fail. */
const FALLBACKS = ['inverse_volatility', 'equal_weight'];

/**
 * Shares capital among strategies by their return histories. A strategy without enough history gets 1/N; the others share
 * the rest by the method, or by the first fallback that works. Pure: the same inputs give the same shares.
 */
export function computeShares(inputs: MetaInputs): MetaAllocation {
  const { strategies, seasoned, method } = inputs;
  const attempts: MetaAttempt[] = [];
  const found = seasoned.length > 1 ? tryMethods(inputs, attempts) : undefined;
  if (found === undefined && attempts.length === 0) {
    const failure = `needs two strategies with enough history, there are ${seasoned.length}`;
    attempts.push({ method, failure }, { method: 'equal_weight', failure: null });
  }
  const forSeasoned = seasoned.length / strategies.length;
  const shares = strategies.map((id): [string, number] => {
    const column = seasoned.indexOf(id);
    const weight = found?.weights[column];
    return [id, weight === undefined ? 1 / strategies.length : weight * forSeasoned];
  });
  const used = attempts.find(({ failure }) => failure === null)?.method ?? 'equal_weight';
  return { shares: Object.fromEntries(shares), method: used, attempts, diagnostics: found?.diagnostics ?? {} };
}

function tryMethods(
  { method, seasoned, returns }: MetaInputs,
  attempts: MetaAttempt[],
): ReturnType<typeof optimise> | undefined {
  for (const candidate of new Set([method, ...FALLBACKS])) {
    try {
      const matrix = matrixFromRows('returns', returns);
      const found = optimise({ method: candidate, symbols: seasoned, returns: matrix });
      attempts.push({ method: candidate, failure: null });
      return found;
    } catch (error) {
      if (!(error instanceof QuantError)) throw error;
      attempts.push({ method: candidate, failure: error.message });
    }
  }
  return undefined;
}
