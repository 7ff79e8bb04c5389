import type { TradingDate } from '../../common/trading-date.js';
import type { PriceMatrix } from '../../market/price-matrix.js';
import { QuantError } from '../../quant/quant-error.js';
import type { Decision, HoldingPeriod } from '../../strategies/simulation.js';
import type { BacktestDecision, FailedDecision, LeftOutSymbol } from './backtest-result.js';

/** Turns the periods of a simulation into values of a capital, and remembers what was decided and what could not be. */
export class BacktestJournal {
  readonly dates: TradingDate[] = [];
  /** At each close, after the costs of a trade there. */
  readonly values: number[] = [];
  readonly decisions: BacktestDecision[] = [];
  readonly failures: FailedDecision[] = [];
  private readonly unseen = new Map<string, LeftOutSymbol>();
  private value: number;

  constructor(
    private readonly prices: PriceMatrix,
    capital: number,
  ) {
    this.value = capital;
  }

  enter({ row, decision, failure, excluded, days }: HoldingPeriod): void {
    const date = this.dateAt(row);
    for (const [symbol, reason] of Object.entries(excluded)) {
      this.unseen.set(symbol, { symbol, reason, decisions: (this.unseen.get(symbol)?.decisions ?? 0) + 1 });
    }
    if (decision) this.decide(date, decision);
    else this.failures.push({ date, ...reasonOf(failure) });
    for (const day of days) {
      this.value *= 1 + day.value;
      if (!(this.value > 0)) throw new QuantError('infeasible', `nothing is left of the value on ${day.date}`);
      this.dates.push(day.date);
      this.values.push(this.value);
    }
  }

  /** By symbol. */
  leftOut(): LeftOutSymbol[] {
    return [...this.unseen.values()].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  }

  private decide(date: TradingDate, { weights, turnover, cost }: Decision): void {
    const paid = this.value * cost;
    this.value -= paid;
    // A later trade is on the last day that was entered.
    if (this.values.length === 0) this.dates.push(date);
    this.values[this.dates.length - 1] = this.value;
    this.decisions.push({
      date,
      value: this.value,
      weights: Object.fromEntries(
        this.prices.symbols.map((symbol, i) => [symbol, weights[i] ?? 0] as const).filter(([, weight]) => weight !== 0),
      ),
      cash: 1 - weights.reduce((sum, weight) => sum + weight, 0),
      turnover,
      cost: paid,
    });
  }

  private dateAt(row: number): TradingDate {
    const date = this.prices.dates[row];
    if (date === undefined) throw new RangeError(`the prices have no row ${row}`);
    return date;
  }
}

function reasonOf(failure: QuantError | undefined): Pick<FailedDecision, 'code' | 'detail'> {
  if (failure) return { code: failure.code, detail: failure.message };
  return { code: 'insufficient_data', detail: 'no symbol has enough closes up to then' };
}
