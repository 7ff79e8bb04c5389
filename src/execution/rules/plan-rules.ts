import { type Decimal, decimal, decimalFromFloat } from '../../common/decimal.js';
import type { PlanRules } from '../planner/plan.js';
import type { RebalanceRules } from './rebalance-rules.js';

/** The collar at which the broker values a market buy that is sized in shares. */
const WORST_CASE_MOVE = decimal('0.04');
const BPS = decimal('0.0001');
/** Decimal places in which a rule enters the exact world. */
const PLACES = 12;

/** The rules as the planner needs them, exact. */
export function planRules(rules: RebalanceRules): PlanRules {
  const { max_price_age_seconds: ageSeconds } = rules;
  return {
    mode: rules.mode,
    driftRelative: exact(rules.drift_relative),
    driftAbsolute: optional(rules.drift_absolute),
    cashBuffer: exact(rules.cash_buffer),
    minNotionalUsd: exact(rules.min_notional_usd),
    minNotionalFraction: exact(rules.min_notional_fraction),
    maxTurnover: optional(rules.max_turnover),
    maxSymbolTurnover: optional(rules.max_symbol_turnover),
    maxOrderUsd: optional(rules.max_order_usd),
    maxParticipation: optional(rules.max_participation),
    maxPriceAgeMs: ageSeconds === undefined ? undefined : ageSeconds * 1000,
    priceCollar: optional(rules.price_collar),
    settledCashOnly: rules.settled_cash_only,
    untradableWeight: rules.untradable_weight,
    worstCaseMove: WORST_CASE_MOVE,
    costRate: exact(rules.half_spread_bps).plus(exact(rules.fee_bps)).times(BPS),
  };
}

function exact(value: number): Decimal {
  return decimalFromFloat(value, PLACES);
}

function optional(value: number | undefined): Decimal | undefined {
  return value === undefined ? undefined : exact(value);
}
