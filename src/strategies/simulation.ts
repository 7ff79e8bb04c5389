import type { TradingDate } from '../common/trading-date.js';
import type { PriceMatrix } from '../market/price-matrix.js';
import { tradeToTarget } from '../quant/backtest/trade-to-target.js';
import type { Params } from '../quant/params.js';
import { QuantError } from '../quant/quant-error.js';
import type { StrategyKind } from './kinds/strategy-kind.js';
import { computeView, type ViewWithGaps } from './market-view.js';

export interface DailyReturn {
  date: TradingDate;
  /** Simple return of the day. */
  value: number;
}

export interface SimulatedRule {
  kind: StrategyKind;
  params: Params;
  prices: PriceMatrix;
}

export interface SimulationPlan {
  /** Rows of the prices at whose close it decides and trades, ascending. */
  decisionRows: readonly number[];
  /** Fraction of the value traded that it costs, both ways; 0 unless said. */
  costRate?: number;
}

export interface Decision {
  /** After the trade, by column of the prices: signed fractions of the value; the rest is cash. */
  weights: Float64Array;
  /** Σ|traded value| over the value before the trade: 1 is buying everything, 2 changing everything. */
  turnover: number;
  /** Fraction of the value before the trade that its costs took. */
  cost: number;
}

/** From one decision to the next. */
export interface HoldingPeriod {
  /** At whose close it decides. */
  row: number;
  /** Absent where nothing could be decided: what is held is held on. */
  decision?: Decision;
  /** Why nothing could be decided. */
  failure?: QuantError;
  /** Symbols that the decision could not see. */
  excluded: ViewWithGaps['excluded'];
  /** What was held returned on the days after it, up to and with that of the next decision; before its costs. */
  days: DailyReturn[];
}

/**
 * What the rule would have done on stored bars: at each decision it sees data up to that close, trades there, holds from
 * the next day on and lets the holdings drift. Costs are paid out of the portfolio, so that the weights after a trade are
 * exactly the target. A symbol without a bar keeps its last close; one that the decision cannot see (`computeView`) is sold
 * at its last close. Periods before the first decision that succeeds have no days.
 */
export function* simulate(
  rule: SimulatedRule,
  { decisionRows, costRate = 0 }: SimulationPlan,
): Generator<HoldingPeriod> {
  const { prices } = rule;
  const length = rule.kind.historyDays(rule.params);
  let held: Holdings | undefined;
  for (const [i, row] of decisionRows.entries()) {
    const { next, ...told } = decide(rule, { row, length, held });
    const decision = next && decisionOf(next, held, costRate);
    // What cannot be decided anew is held on.
    held = next ?? held;
    const upToRow = decisionRows[i + 1] ?? prices.dates.length - 1;
    const days = held ? hold(held, prices, { afterRow: row, upToRow }) : [];
    yield { row, ...(decision ? { decision } : {}), ...told, days };
  }
}

/** Value per column of the matrix; what is not invested is in `cash`. */
interface Holdings {
  values: Float64Array;
  cash: number;
  lastCloses: Float64Array;
}

interface Decided {
  /** Worth 1, after costs. */
  next?: Holdings;
  failure?: QuantError;
  excluded: ViewWithGaps['excluded'];
}

function decide(
  { kind, params, prices }: SimulatedRule,
  { row, length, held }: { row: number; length: number; held: Holdings | undefined },
): Decided {
  const seen = computeView(prices, { lastRow: row, length });
  const excluded = seen?.excluded ?? {};
  if (seen === undefined || seen.view.symbols.length === 0) return { excluded };
  const { view } = seen;
  const before = held && kind.looksAtHeld?.(params) ? { held: weightsOf(held, prices.symbols) } : {};
  const weights = weightsOrFailure(() => kind.targets({ ...view, ...before }, params).weights);
  if (weights instanceof QuantError) return { failure: weights, excluded };
  const columnOf = new Map(prices.symbols.map((symbol, column) => [symbol, column]));
  const values = new Float64Array(prices.symbols.length);
  const lastCloses = new Float64Array(prices.symbols.length).fill(Number.NaN);
  const lastRowOfView = (view.dates.length - 1) * view.symbols.length;
  view.symbols.forEach((symbol, i) => {
    const column = columnOf.get(symbol) ?? 0;
    values[column] = weights[i] ?? 0;
    lastCloses[column] = view.closes[lastRowOfView + i] ?? Number.NaN;
  });
  return { next: { values, cash: 1 - values.reduce((sum, value) => sum + value, 0), lastCloses }, excluded };
}

function weightsOrFailure(compute: () => Float64Array): Float64Array | QuantError {
  try {
    return compute();
  } catch (error) {
    // What is held must not depend on the time.
    if (error instanceof QuantError && error.code !== 'limit_time') return error;
    throw error;
  }
}

/** The trade from what has drifted to what was decided. */
function decisionOf({ values }: Holdings, before: Holdings | undefined, costRate: number): Decision {
  const worth = before ? worthOf(before) : 1;
  const held = before ? before.values.map((value) => value / worth) : new Float64Array(values.length);
  // The holdings go on drifting in place.
  const weights = values.slice();
  const { traded, cost } = tradeToTarget(1, { held, weights, costRate });
  return { weights, turnover: traded, cost };
}

function hold(held: Holdings, prices: PriceMatrix, rows: { afterRow: number; upToRow: number }): DailyReturn[] {
  const n = prices.symbols.length;
  const returns: DailyReturn[] = [];
  for (let row = rows.afterRow + 1; row <= rows.upToRow; row++) {
    const before = worthOf(held);
    for (let column = 0; column < n; column++) {
      const close = prices.closes[row * n + column] ?? Number.NaN;
      const last = held.lastCloses[column] ?? Number.NaN;
      if (Number.isNaN(close)) continue;
      if (!Number.isNaN(last)) held.values[column] = ((held.values[column] ?? 0) * close) / last;
      held.lastCloses[column] = close;
    }
    const date = prices.dates[row];
    if (date !== undefined) returns.push({ date, value: worthOf(held) / before - 1 });
  }
  return returns;
}

/** By symbol, what has drifted since it was decided. */
function weightsOf(held: Holdings, symbols: readonly string[]): Record<string, number> {
  const worth = worthOf(held);
  const weights = symbols.map((symbol, column): [string, number] => [symbol, (held.values[column] ?? 0) / worth]);
  return Object.fromEntries(weights.filter(([, weight]) => weight !== 0));
}

function worthOf({ values, cash }: Holdings): number {
  return values.reduce((sum, value) => sum + value, cash);
}
