import { optimizeJson, type OptimizeAnswer } from '../quant/json/optimize-json.js';
import { remainingConstraints } from '../quant/json/remaining-constraints.js';
import { QuantError } from '../quant/quant-error.js';
import type { MetaInputs } from './allocation-inputs.js';

export interface MetaAllocation {
  /** Capital share of every strategy, ≥ 0; what they leave of 1 stays in cash. */
  shares: Record<string, number>;
  /** The method that gave them. */
  method: string;
  diagnostics: Record<string, unknown>;
}

/** Rounding of the solvers. */
const TOLERANCE = 1e-9;

/**
 * Shares capital among strategies by their return histories, as the policy says. A strategy without enough history gets
 * 1/N. Pure: the same inputs give the same shares. Throws QuantError when neither the method nor a fallback of the policy
 * gives shares that can be held.
 */
export function computeShares(inputs: MetaInputs): MetaAllocation {
  const { strategies, seasoned, policy } = inputs;
  if (seasoned.length < 2) {
    const failure = `needs two strategies with enough history, there are ${seasoned.length}`;
    const attempts = [
      { method: policy.method, failure },
      { method: 'equal_weight', failure: null },
    ];
    const shares = Object.fromEntries(strategies.map((id) => [id, 1 / strategies.length]));
    return { shares, method: 'equal_weight', diagnostics: { attempts } };
  }
  const answer = optimizeJson(shareRequest(inputs), () => 0);
  assertHeld(answer);
  const shares = strategies.map((id): [string, number] => [
    id,
    Math.max(0, answer.weights[id] ?? 1 / strategies.length),
  ]);
  const { attempts = [{ method: answer.method, failure: null }], ...details } = answer.diagnostics ?? {};
  return {
    shares: Object.fromEntries(shares),
    method: answer.method,
    diagnostics: { ...details, attempts, volatility: answer.volatility, risk_contributions: answer.risk_contributions },
  };
}

/** The optimisation that gives the seasoned strategies their shares; the others have 1/N each whatever the policy says. */
function shareRequest({ policy, strategies, seasoned, returns, current }: MetaInputs): Record<string, unknown> {
  const { method, params, fallbacks, covariance, expected_returns, constraints, limits, risk_free_rate } = policy;
  const young = strategies.filter((id) => !seasoned.includes(id));
  const fixed = Object.fromEntries(young.map((id) => [id, 1 / strategies.length]));
  return {
    ...{ method, params, fallbacks, covariance, expected_returns, limits, risk_free_rate },
    symbols: seasoned,
    returns,
    constraints: remainingConstraints(constraints, { fixed, free: seasoned, current }),
  };
}

/** A sleeve cannot be sold short, and the account lends nothing to it. */
function assertHeld({ weights, cash = 0, method }: OptimizeAnswer): void {
  const short = Object.entries(weights).find(([, weight]) => weight < -TOLERANCE);
  if (short !== undefined) {
    throw new QuantError(
      'infeasible',
      `${method} gives strategy ${short[0]} ${short[1]}: a strategy cannot be sold short`,
    );
  }
  if (cash < -TOLERANCE) throw new QuantError('infeasible', `${method} borrows ${-cash} of the capital`);
}
