import { monthsBefore } from '../../common/calendar-months.js';
import { addDays, type TradingDate } from '../../common/trading-date.js';
import { maxDrawdown } from '../../quant/performance/drawdown-series.js';
import { totalReturn } from '../../quant/performance/growth.js';
import { sharpeRatio } from '../../quant/performance/sharpe-ratio.js';
import { annualisedVolatility } from '../../quant/performance/volatility.js';
import type { ReturnHistory } from '../performance/return-histories.repository.js';

const TRADING_DAYS_PER_YEAR = 252;
/** The session that a window begins with may be some days into it: weekends and holidays. */
const LONGEST_CLOSURE_DAYS = 7;

type Days = Readonly<Pick<ReturnHistory, 'dates' | 'returns'>>;

/** Null where the days do not say it. */
export interface ReturnFigures {
  return_1d: number | null;
  return_1m: number | null;
  return_ytd: number | null;
  return_1y: number | null;
  volatility: number | null;
  sharpe: number | null;
  max_drawdown: number | null;
}

/** Compounded returns of windows that end with the last day; volatility (ddof 1) and Sharpe ratio (rf 0) annual, × 252. */
export function computeReturnFigures({ dates, returns }: Days): ReturnFigures {
  const last = dates.at(-1);
  const hasSpread = returns.length > 1;
  const within = (months: number): number | null =>
    last === undefined ? null : returnSince(monthsBefore(last, months), { dates, returns });
  return {
    return_1d: returns.at(-1) ?? null,
    return_1m: within(1),
    return_ytd: last === undefined ? null : compounded(returns.filter((_, t) => sameYear(dates[t], last))),
    return_1y: within(12),
    volatility: hasSpread ? annualisedVolatility(returns, TRADING_DAYS_PER_YEAR) : null,
    sharpe: hasSpread ? sharpeRatio(returns, 0, TRADING_DAYS_PER_YEAR) : null,
    max_drawdown: last === undefined ? null : maxDrawdown(returns),
  };
}

/** Over the days after the date; null where the history begins later. */
function returnSince(date: TradingDate, { dates, returns }: Days): number | null {
  const [first] = dates;
  if (first === undefined || first > addDays(date, LONGEST_CLOSURE_DAYS)) return null;
  return compounded(returns.filter((_, t) => (dates[t] ?? first) > date));
}

function compounded(returns: readonly number[]): number | null {
  return returns.length === 0 ? null : totalReturn(returns);
}

function sameYear(a: TradingDate | undefined, b: TradingDate): boolean {
  return a?.slice(0, 4) === b.slice(0, 4);
}
