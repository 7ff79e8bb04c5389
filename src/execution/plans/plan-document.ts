import { decimal, formatDecimal, type Decimal, ZERO } from '../../common/decimal.js';
import type { Plan, PlannedFunds, PlannedOrder, SleeveAmount } from '../planner/plan.js';
import type { RebalanceRules } from '../rules/rebalance-rules.js';

/** A plan as it is stored and shown: decimals are texts. */
export interface PlanDocument {
  rules: RebalanceRules;
  capital: string;
  cash_buffer: string;
  turnover: string;
  estimated_cost: string;
  cash_after: string;
  tracking: { before: string; after: string };
  sleeve_targets: AmountDocument[];
  /** Plans that are older than these two have none. */
  sleeve_funds?: { sleeve: string; holdings: string; cash: string }[];
  held_prices?: Record<string, string>;
  crosses: CrossDocument[];
  sells: OrderDocument[];
  buys: OrderDocument[];
  skipped: { symbol: string; reason: string; detail: string }[];
}

interface AmountDocument {
  sleeve: string;
  amount: string;
}

export interface CrossDocument {
  symbol: string;
  qty: string;
  price: string;
  sellers: AmountDocument[];
  buyers: AmountDocument[];
}

export interface OrderDocument {
  symbol: string;
  side: 'buy' | 'sell';
  qty: string | null;
  notional: string | null;
  price: string;
  shares: AmountDocument[];
}

/** What of a plan is carried out. */
export type PlanOrders = Pick<
  Plan,
  'capital' | 'cashBuffer' | 'sleeveFunds' | 'heldPrices' | 'crosses' | 'sells' | 'buys'
>;

export function documentOf(plan: Plan, rules: RebalanceRules): PlanDocument {
  const { before, after } = plan.tracking;
  return {
    rules,
    capital: formatDecimal(plan.capital),
    cash_buffer: formatDecimal(plan.cashBuffer),
    turnover: formatDecimal(plan.turnover),
    estimated_cost: formatDecimal(plan.estimatedCost),
    cash_after: formatDecimal(plan.cashAfter),
    tracking: { before: formatDecimal(before), after: formatDecimal(after) },
    sleeve_targets: plan.sleeveTargets.map(amountDocument),
    sleeve_funds: plan.sleeveFunds.map(({ sleeve, holdings, cash }) => ({
      sleeve,
      holdings: formatDecimal(holdings),
      cash: formatDecimal(cash),
    })),
    held_prices: Object.fromEntries(plan.heldPrices.map(({ symbol, price }) => [symbol, formatDecimal(price)])),
    crosses: plan.crosses.map(({ symbol, qty, price, sellers, buyers }) => ({
      symbol,
      qty: formatDecimal(qty),
      price: formatDecimal(price),
      sellers: sellers.map(amountDocument),
      buyers: buyers.map(amountDocument),
    })),
    sells: plan.sells.map(orderDocument),
    buys: plan.buys.map(orderDocument),
    skipped: [...plan.skipped],
  };
}

export function ordersOf(document: PlanDocument): PlanOrders {
  return {
    capital: decimal(document.capital),
    cashBuffer: decimal(document.cash_buffer),
    sleeveFunds: fundsOf(document),
    heldPrices: Object.entries(document.held_prices ?? {}).map(([symbol, price]) => ({
      symbol,
      price: decimal(price),
    })),
    crosses: document.crosses.map(({ symbol, qty, price, sellers, buyers }) => ({
      symbol,
      qty: decimal(qty),
      price: decimal(price),
      sellers: sellers.map(amountOf),
      buyers: buyers.map(amountOf),
    })),
    sells: document.sells.map(orderOf),
    buys: document.buys.map(orderOf),
  };
}

/** Of an older plan: as if each sleeve were to have all that it is to be worth in cash, less what it holds. */
function fundsOf({ sleeve_funds, sleeve_targets }: PlanDocument): PlannedFunds[] {
  if (sleeve_funds === undefined) {
    return sleeve_targets.map(({ sleeve, amount }) => ({ sleeve, holdings: ZERO, cash: decimal(amount) }));
  }
  return sleeve_funds.map(({ sleeve, holdings, cash }) => ({
    sleeve,
    holdings: decimal(holdings),
    cash: decimal(cash),
  }));
}

function amountDocument({ sleeve, amount }: SleeveAmount): AmountDocument {
  return { sleeve, amount: formatDecimal(amount) };
}

function amountOf({ sleeve, amount }: AmountDocument): SleeveAmount {
  return { sleeve, amount: decimal(amount) };
}

function orderDocument({ symbol, side, qty, notional, price, shares }: PlannedOrder): OrderDocument {
  return {
    symbol,
    side,
    qty: text(qty),
    notional: text(notional),
    price: formatDecimal(price),
    shares: shares.map(amountDocument),
  };
}

function orderOf({ symbol, side, qty, notional, price, shares }: OrderDocument): PlannedOrder {
  return {
    symbol,
    side,
    qty: qty === null ? null : decimal(qty),
    notional: notional === null ? null : decimal(notional),
    price: decimal(price),
    shares: shares.map(amountOf),
  };
}

function text(value: Decimal | null): string | null {
  return value === null ? null : formatDecimal(value);
}
