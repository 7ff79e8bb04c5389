import { assertFiniteMatrix, assertFiniteVector, type Matrix } from '../linalg/matrix.js';
import { sum } from '../linalg/vector.js';
import { QuantError } from '../quant-error.js';
import { tradeToTarget } from './trade-to-target.js';

/** What weights may sum to above 1 by rounding. */
const ROUNDING = 1e-9;

export interface BacktestInput {
  /** Of the closes ((T + 1) × N). */
  readonly prices: Matrix;
  /** Targets (N) that sum to at most 1; what is left is cash, which earns nothing. */
  readonly weights: Float64Array;
  /** Rows of the prices at whose close it trades to the targets, ascending; the first is 0, the purchase. */
  readonly rebalanceRows: readonly number[];
  /** Fraction of the value traded that it costs, both ways; 0 unless said. */
  readonly costRate?: number;
  /** Value before the purchase, in the unit of the prices. */
  readonly capital: number;
}

export interface Rebalance {
  readonly row: number;
  /** Σ|traded value| over the value before the trade: 1 is buying everything, 2 changing everything. */
  readonly turnover: number;
  /** In the unit of the prices. */
  readonly cost: number;
}

export interface BacktestResult {
  /** At each close, after the costs of a trade there (T + 1). */
  readonly values: Float64Array;
  /** From one of those values to the next (T): the cost of the purchase is in none of them, growth from `capital` has it. */
  readonly returns: Float64Array;
  readonly rebalances: Rebalance[];
  readonly totalCosts: number;
}

/**
 * The value of a portfolio that trades to fixed weights at given closes and drifts in between: fractional shares, costs
 * proportional to the value traded and paid out of the portfolio, so that the weights after a trade are exactly the targets
 * (`tradeToTarget`). A trade at a close is at its prices, and the weights are given: nothing looks ahead. Throws `invalid_input` naming what is wrong with the input, `infeasible` where
 * short positions or costs take the whole value.
 */
export function backtestFixedWeights(input: BacktestInput): BacktestResult {
  assertInput(input);
  const { prices, weights, capital, costRate = 0 } = input;
  const { rows, columns } = prices;
  const tradesAt = new Set(input.rebalanceRows);
  const shares = new Float64Array(columns);
  const values = new Float64Array(rows);
  const rebalances: Rebalance[] = [];
  let cash = capital;
  for (let row = 0; row < rows; row++) {
    const close = prices.data.subarray(row * columns, (row + 1) * columns);
    const held = close.map((price, i) => price * shares[i]!);
    const value = cash + sum(held);
    if (!(value > 0)) throw new QuantError('infeasible', `at prices[${row}] nothing is left`, `prices[${row}]`);
    values[row] = value;
    if (!tradesAt.has(row)) continue;
    const { after, traded, cost } = tradeToTarget(value, { held, weights, costRate });
    close.forEach((price, i) => (shares[i] = (weights[i]! * after) / price));
    cash = after * (1 - sum(weights));
    values[row] = after;
    rebalances.push({ row, turnover: traded / value, cost });
  }
  const returns = values.subarray(1).map((value, t) => value / values[t]! - 1);
  return { values, returns, rebalances, totalCosts: sum(rebalances.map(({ cost }) => cost)) };
}

function assertInput({ prices, weights, rebalanceRows, costRate = 0, capital }: BacktestInput): void {
  assertFiniteMatrix('prices', prices);
  const at = prices.data.findIndex((price) => price <= 0);
  if (at >= 0) {
    refuse(`prices[${Math.floor(at / prices.columns)}][${at % prices.columns}]`, prices.data[at]!, 'a positive price');
  }
  if (weights.length !== prices.columns) refuse('weights', `${weights.length} values`, `${prices.columns}`);
  assertFiniteVector('weights', weights);
  if (sum(weights) > 1 + ROUNDING) refuse('weights', `a sum of ${sum(weights)}`, 'a sum of at most 1');
  if (!(costRate >= 0 && costRate < 1)) refuse('costRate', costRate, 'a fraction from 0 to below 1');
  if (!(capital > 0 && capital < Infinity)) refuse('capital', capital, 'a positive number');
  assertRows(rebalanceRows, prices.rows);
}

function assertRows(rows: readonly number[], count: number): void {
  if (rows[0] !== 0) refuse('rebalanceRows[0]', `${rows[0]}`, '0, the purchase');
  rows.forEach((row, i) => {
    const isNext = i === 0 || row > rows[i - 1]!;
    if (!Number.isInteger(row) || row >= count || !isNext) {
      refuse(`rebalanceRows[${i}]`, row, `a later row below ${count}`);
    }
  });
}

function refuse(place: string, found: number | string, needed: string): never {
  throw new QuantError('invalid_input', `${place} is ${found}: ${needed} is needed`, place);
}
