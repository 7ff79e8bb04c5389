import { decimal, formatDecimal, type Decimal } from '../../common/decimal.js';
import type { Plan, PlannedOrder, SleeveAmount } from '../planner/plan.js';

/** A plan as it is stored and shown: decimals are texts. */
export interface PlanDocument {
  capital: string;
  cash_buffer: string;
  turnover: string;
  sleeve_targets: AmountDocument[];
  crosses: { symbol: string; qty: string; price: string; sellers: AmountDocument[]; buyers: AmountDocument[] }[];
  sells: OrderDocument[];
  buys: OrderDocument[];
  skipped: { symbol: string; reason: string; detail: string }[];
}

interface AmountDocument {
  sleeve: string;
  amount: string;
}

export interface OrderDocument {
  symbol: string;
  side: 'buy' | 'sell';
  qty: string | null;
  notional: string | null;
  price: string;
  shares: AmountDocument[];
}

export function documentOf(plan: Plan): PlanDocument {
  return {
    capital: formatDecimal(plan.capital),
    cash_buffer: formatDecimal(plan.cashBuffer),
    turnover: formatDecimal(plan.turnover),
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

/** What is needed of a stored plan to go on with its buys. */
export function resumedFrom(document: PlanDocument): Pick<Plan, 'cashBuffer' | 'sleeveTargets' | 'buys'> {
  return {
    cashBuffer: decimal(document.cash_buffer),
    sleeveTargets: document.sleeve_targets.map(amountOf),
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
