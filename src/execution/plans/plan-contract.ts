import { createHash } from 'node:crypto';
import { canonicalJson } from '../../common/canonical-json.js';
import { formatDecimal } from '../../common/decimal.js';
import type { TradingDate } from '../../common/trading-date.js';
import type { SleeveHoldings } from '../planner/plan.js';
import { planRebalance } from '../planner/planner.js';
import type { StyleChoice } from '../styles/style-choice.js';
import { documentOf, type PlanDocument } from './plan-document.js';
import type { GatheredInput } from './plan-inputs.service.js';

/** What somebody was shown: the plan, and everything that it follows from. */
export interface PlanContract {
  account_number: string;
  /** Null: the whole book. */
  strategy: string | null;
  /** What was asked for in place of the style of the rules; the plan's rules have it. Null: nothing was. */
  style: StyleChoice | null;
  book_id: string;
  market_date: TradingDate;
  inputs: {
    cash: string;
    /** Shares by sleeve and symbol. */
    holdings: Record<string, Record<string, string>>;
    /** Ids of the orders that were open at the broker. */
    open_orders: string[];
    /** Of the symbols that the plan trades. */
    prices: Record<string, string>;
  };
  plan: PlanDocument;
}

/** Throws `negative_target`. */
export function contractOf(
  gathered: GatheredInput,
  { accountNumber, strategy, style }: { accountNumber: string; strategy: string | null; style: StyleChoice | null },
): PlanContract {
  const { input, bookId, marketDate, rules } = gathered;
  const plan = documentOf(planRebalance(input), rules);
  return {
    account_number: accountNumber,
    strategy,
    style,
    book_id: bookId,
    market_date: marketDate,
    inputs: {
      cash: formatDecimal(input.cash),
      holdings: holdingsOf(input.sleeves),
      open_orders: input.openOrders.map(({ orderId }) => orderId).sort(),
      prices: Object.fromEntries(
        tradedSymbols(plan).flatMap((symbol) => {
          const price = input.prices.get(symbol);
          return price === undefined ? [] : [[symbol, formatDecimal(price)]];
        }),
      ),
    },
    plan,
  };
}

/** SHA-256 of the contract as canonical JSON, in hexadecimal: equal contracts have equal hashes. */
export function hashOf(contract: PlanContract): string {
  return createHash('sha256').update(canonicalJson(contract)).digest('hex');
}

export function tradedSymbols({ crosses, sells, buys }: PlanDocument): string[] {
  return [...new Set([...crosses, ...sells, ...buys].map(({ symbol }) => symbol))].sort();
}

export function holdingsOf(sleeves: readonly SleeveHoldings[]): PlanContract['inputs']['holdings'] {
  return Object.fromEntries(
    sleeves.map(({ sleeve, positions }) => [
      sleeve,
      Object.fromEntries([...positions].map(([symbol, qty]) => [symbol, formatDecimal(qty)])),
    ]),
  );
}
