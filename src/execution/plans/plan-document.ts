import { decimal, formatDecimal, type Decimal } from '../../common/decimal.js';
import type { Plan, PlannedOrder, SleeveAmount } from '../planner/plan.js';
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
export type PlanOrders = Pick<Plan, 'capital' | 'cashBuffer' | 'sleeveTargets' | 'crosses' | 'sells' | 'buys'>;

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
    sleeveTargets: document.sleeve_targets.map(amountOf),
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
