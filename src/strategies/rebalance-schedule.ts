import type { TradingDate } from '../common/trading-date.js';

export const REBALANCE_PERIODS = ['monthly', 'weekly', 'quarterly', 'daily'] as const;
export type RebalancePeriod = (typeof REBALANCE_PERIODS)[number];

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday. */
const DAYS_FROM_MONDAY = 3;

/** Two dates with the same key are in the same period. Weeks begin on Monday. */
const KEYS: Record<RebalancePeriod, (date: TradingDate) => string | number> = {
  daily: (date) => date,
  weekly: (date) => Math.floor((Date.parse(date) / DAY_MS + DAYS_FROM_MONDAY) / 7),
  monthly: (date) => date.slice(0, 7),
  quarterly: (date) => `${date.slice(0, 4)} ${Math.ceil(Number(date.slice(5, 7)) / 3)}`,
};

/** Rows of the last session of each period; the period that is not over has none. */
export function lastRowsOfPeriods(dates: readonly TradingDate[], period: RebalancePeriod): number[] {
  const keys = dates.map(KEYS[period]);
  return [...keys.keys()].filter((row) => row + 1 < keys.length && keys[row] !== keys[row + 1]);
}
