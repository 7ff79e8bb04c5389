import {
  type Decimal,
  formatDecimal,
  type Money,
  type Price,
  sumDecimals,
  toFloat,
  ZERO,
} from '../../common/decimal.js';
import type { TradingDate } from '../../common/trading-date.js';
import type { SleevePositionDto, SleevePositionsDto } from '../dto/sleeve-positions.dto.js';
import { averageCostOf, type Holding } from '../ledger/average-cost.js';

export interface DatedPrice {
  price: Price;
  date: TradingDate;
}

/** A sleeve as the ledger has it. */
export interface SleeveBalance {
  strategy: string;
  cash: Money;
  /** By symbol, none of them zero. */
  holdings: ReadonlyMap<string, Holding>;
}

/** Exact but for averages; what depends on a price that is missing is null, never guessed. */
export function valueSleeve(
  { strategy, cash, holdings }: SleeveBalance,
  prices: ReadonlyMap<string, DatedPrice>,
): SleevePositionsDto {
  const values = [...holdings].map(([symbol, { amount }]) => prices.get(symbol)?.price.times(amount));
  const marketValue = isComplete(values) ? sumDecimals(values) : undefined;
  const equity = marketValue?.plus(cash);
  const cost = sumDecimals([...holdings.values()].map((holding) => holding.cost));
  return {
    strategy,
    cash: formatDecimal(cash),
    market_value: textOf(marketValue),
    equity: textOf(equity),
    unrealized_pnl: textOf(marketValue?.minus(cost)),
    positions: [...holdings].map(([symbol, holding], i) =>
      positionOf(symbol, holding, { price: prices.get(symbol), value: values[i], equity }),
    ),
  };
}

function positionOf(
  symbol: string,
  holding: Holding,
  { price, value, equity }: { price: DatedPrice | undefined; value: Money | undefined; equity: Money | undefined },
): SleevePositionDto {
  const { amount, cost } = holding;
  return {
    symbol,
    qty: formatDecimal(amount),
    average_cost: formatDecimal(averageCostOf(holding)),
    cost_basis: formatDecimal(cost),
    last_price: textOf(price?.price),
    price_date: price?.date ?? null,
    market_value: textOf(value),
    unrealized_pnl: textOf(value?.minus(cost)),
    weight: value === undefined || equity?.gt(ZERO) !== true ? null : toFloat(value.div(equity)),
  };
}

function isComplete(values: readonly (Decimal | undefined)[]): values is readonly Decimal[] {
  return !values.includes(undefined);
}

function textOf(value: Decimal | undefined): string | null {
  return value === undefined ? null : formatDecimal(value);
}
