import type { TradingDate } from '../../common/trading-date.js';
import type { SignalUse } from '../../market/signals.repository.js';
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
  /** Of a kind that goes by a signal: what it says of each symbol, NaN where it says nothing that is young enough. */
  readonly scores?: Float64Array;
  /** Weights that the strategy holds by symbol; absent for a kind that does not look at them and where it holds none yet. */
  readonly held?: Readonly<Record<string, number>>;
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
  /**
   * What the schema cannot say of parameters that it allows; `symbols` are those of the universe where it lists them. Throws
   * QuantError naming the place.
   */
  check?(params: Params, symbols?: readonly string[]): void;
  /** Whether the weights depend on what the strategy holds; no, where it is absent. */
  looksAtHeld?(params: Params): boolean;
  /** The imported signal that it goes by; none, where it is absent. */
  signal?(params: Params): SignalUse;
  /** The number of closes that a view must hold. */
  historyDays(params: Params): number;
  /** Throws QuantError when no weights can be computed from the view. */
  targets(view: MarketView, params: Params): TargetWeights;
}
