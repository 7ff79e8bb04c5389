import type { Money, Price, Quantity } from '../../common/decimal.js';
import type { TradingDate } from '../../common/trading-date.js';

/** Dividend, stock split, name change, cash deposited or withdrawn, shares journaled. */
export type ActivityType = 'DIV' | 'SPLIT' | 'NC' | 'CSD' | 'CSW' | 'JNLS';

/** What happened to the account besides trading. */
export interface Activity {
  id: string;
  type: ActivityType;
  date: TradingDate;
  /** RFC 3339, market time. */
  createdAt: string;
  netAmount: Money;
  symbol: string | null;
  qty: Quantity | null;
  perShareAmount: Price | null;
  description: string;
}
