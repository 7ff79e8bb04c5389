import { AppError } from '../../common/app-error.js';
import { defineParams, type ParamSchema, resolveParams } from '../../quant/params.js';
import { QuantError } from '../../quant/quant-error.js';
import { STYLES } from '../styles/registry.js';
import { AT_ONCE, readStyle, type StyleChoice } from '../styles/style-choice.js';

/** What a rebalance may do. Fractions are 0–1; a rule that is left out does not hold. */
export interface RebalanceRules {
  mode: 'drifted' | 'full';
  drift_relative: number;
  drift_absolute?: number;
  cash_buffer: number;
  min_notional_usd: number;
  min_notional_fraction: number;
  max_turnover?: number;
  max_symbol_turnover?: number;
  max_order_usd?: number;
  max_participation?: number;
  max_price_age_seconds?: number;
  price_collar?: number;
  settled_cash_only: boolean;
  untradable_weight: 'cash' | 'pro_rata';
  closed_market: 'queue' | 'refuse';
  last_minutes: number;
  plan_ttl_seconds: number;
  plan_price_tolerance: number;
  half_spread_bps: number;
  fee_bps: number;
  style: StyleChoice;
}

/** The two that are settings of the process as well. */
export type ConfiguredRules = Pick<RebalanceRules, 'cash_buffer' | 'min_notional_usd'>;

const fraction = (description: string, most = 1): ParamSchema => ({
  ...{ type: 'number', description, minimum: 0, maximum: most },
});
const usd = (description: string): ParamSchema => ({ type: 'number', description, minimum: 1, maximum: 1e12 });
const integer = (description: string, [minimum, maximum]: [number, number]): ParamSchema => ({
  ...{ type: 'integer', description, minimum, maximum },
});
const choice = (description: string, ...names: string[]): ParamSchema => ({ type: 'string', description, enum: names });

const DAY_SECONDS = 86_400;

const MEMBERS: Record<keyof RebalanceRules, ParamSchema> = {
  mode: choice(
    '`drifted`: only what is outside its band trades; `full`: as soon as one is, all do.',
    'drifted',
    'full',
  ),
  drift_relative: fraction('Band around a target, as a fraction of the larger of target and holding.'),
  drift_absolute: fraction('Second band, as a fraction of the capital; a holding outside of either trades.'),
  cash_buffer: fraction('Fraction of the capital that stays cash.', 0.5),
  min_notional_usd: usd('The smallest order. Closing a position knows no minimum.'),
  min_notional_fraction: fraction('The smallest order, as a fraction of the capital; the larger minimum counts.'),
  max_turnover: fraction('Value of all orders of a run, both sides counted, as a fraction of the capital.', 2),
  max_symbol_turnover: fraction('Value of the order of one symbol, as a fraction of the capital.'),
  max_order_usd: usd('The largest order.'),
  max_participation: fraction('Fraction of the average daily volume of 20 days that one order may take.'),
  max_price_age_seconds: integer('Older prices, in market time, size no order.', [1, 30 * DAY_SECONDS]),
  price_collar: fraction('Fraction by which a price may lie away from the previous close.', 1000),
  settled_cash_only: { type: 'boolean', description: 'Buy from settled cash only (T+1), as a cash account must.' },
  untradable_weight: choice('Where the weight of a symbol goes that does not trade.', 'cash', 'pro_rata'),
  closed_market: choice('What a run does while the market is closed, or about to close.', 'queue', 'refuse'),
  last_minutes: integer('No run begins in the last minutes before the close.', [0, 390]),
  plan_ttl_seconds: integer('How long a previewed plan may be executed.', [1, DAY_SECONDS]),
  plan_price_tolerance: fraction('Fraction by which prices may move between preview and execution.'),
  half_spread_bps: fraction('Assumed half spread, for the estimated cost.', 10_000),
  fee_bps: fraction('Assumed fees, for the estimated cost.', 10_000),
  style: {
    type: 'object',
    description: 'How a leg becomes orders, unless a request says otherwise; see GET /execute/styles.',
    additionalProperties: false,
    properties: {
      kind: { type: 'string', enum: STYLES.names },
      params: { type: 'object', additionalProperties: true, default: {} },
    },
    required: ['kind'],
  },
};

/** What holds until somebody decides otherwise. */
function defaults(configured: ConfiguredRules): RebalanceRules {
  return {
    mode: 'drifted',
    // Wide enough that a book is at rest right after it was bought, whatever the fills cost.
    drift_relative: 0.02,
    ...configured,
    min_notional_fraction: 0,
    max_participation: 0.1,
    max_price_age_seconds: 3600,
    price_collar: 0.25,
    settled_cash_only: false,
    untradable_weight: 'cash',
    closed_market: 'queue',
    last_minutes: 15,
    plan_ttl_seconds: 300,
    plan_price_tolerance: 0.02,
    half_spread_bps: 2,
    fee_bps: 0,
    style: AT_ONCE,
  };
}

/** Rules that may be absent. */
const OPTIONAL: readonly string[] = [
  'drift_absolute',
  'max_turnover',
  'max_symbol_turnover',
  'max_order_usd',
  'max_participation',
  'max_price_age_seconds',
  'price_collar',
] satisfies (keyof RebalanceRules)[];

/** JSON Schema of complete rules. */
export const RULES_SCHEMA = defineParams(MEMBERS, { optional: OPTIONAL });

/**
 * The rules in force when a document says what it says and leaves the rest to the defaults; null takes a rule away.
 * Throws `invalid_input` naming the member.
 */
export function readRules(value: unknown, configured: ConfiguredRules): RebalanceRules {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AppError('invalid_input', 'The rules must be an object of rules, e.g. {"max_turnover": 0.5}.');
  }
  const usual = defaults(configured);
  const merged = { ...usual, ...value };
  try {
    const rules = resolveParams('rules', RULES_SCHEMA, merged) as unknown as RebalanceRules;
    return { ...rules, style: readStyle(rules.style) };
  } catch (cause) {
    if (!(cause instanceof QuantError)) throw cause;
    const { message, place } = cause;
    // What are parameters elsewhere are members of the body here.
    const errors = place === undefined ? [] : [{ path: place.replace(/^params\./, ''), message }];
    throw new AppError('invalid_input', `The rules were refused: ${message}.`, { cause, errors });
  }
}
