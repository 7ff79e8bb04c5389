import type { TradingDate } from '../../common/trading-date.js';
import type { Params, ParamsSchema } from '../../quant/params.js';

/**
 * All that a strategy sees: the closes of a window that ends at the decision time. Every symbol is complete in it; which
 * symbols were left out for missing data is told beside the weights.
 */
export interface MarketView {
  /** The last date of the view. */
  readonly asOf: TradingDate;
  readonly symbols: readonly string[];
  readonly dates: readonly TradingDate[];
  /** dates × symbols, row by row, adjusted closes in US dollars; finite and positive. */
  readonly closes: Float64Array;
}

export interface TargetWeights {
  /** Signed fractions of the sleeve, one per symbol of the view, in its order. */
  readonly weights: Float64Array;
  /** What a reader needs to understand the weights: scores, solver, binding constraints. */
  readonly diagnostics: Readonly<Record<string, unknown>>;
}

/** The rule of a strategy: pure, so the same view and parameters give the same weights for ever. */
export interface StrategyKind {
  /** snake_case. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly params: ParamsSchema;
  /** The number of closes that a view must hold. */
  historyDays(params: Params): number;
  /** Throws QuantError when no weights can be computed from the view. */
  targets(view: MarketView, params: Params): TargetWeights;
}
