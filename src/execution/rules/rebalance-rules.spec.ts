import { planRules } from './plan-rules.js';
import { readRules } from './rebalance-rules.js';

const CONFIGURED = { cash_buffer: 0.01, min_notional_usd: 10 };

describe('the rules of a rebalance', () => {
  it('have defaults, the configured ones among them', () => {
    const rules = readRules({}, CONFIGURED);
    expect(rules).toMatchObject({ mode: 'drifted', cash_buffer: 0.01, min_notional_usd: 10, last_minutes: 15 });
    expect(rules.max_turnover).toBeUndefined();
  });

  it('lose what is set to null, and only what may be missing', () => {
    expect(readRules({ price_collar: null, max_participation: null }, CONFIGURED)).not.toHaveProperty('price_collar');
    expect(() => readRules({ mode: null }, CONFIGURED)).toThrow('rules.mode must be a string');
    expect(() => readRules({ cash_buffer: null }, CONFIGURED)).toThrow('rules.cash_buffer');
  });

  it.each([
    [{ cash_buffer: 0.6 }, 'rules.cash_buffer must be at most 0.5'],
    [{ last_minutes: 1.5 }, 'rules.last_minutes must be a whole number'],
    [{ mode: 'sometimes' }, 'rules.mode must be one of drifted, full'],
    [{ max_turnover: '0.5' }, 'rules.max_turnover must be a number'],
    [{ leverage: 2 }, 'has no parameter "leverage"'],
  ])('refuse %j by name', (document, message) => {
    expect(() => readRules(document, CONFIGURED)).toThrow(message);
  });

  it.each([null, [], 'full', 3])('are an object, not %j', (value) => {
    expect(() => readRules(value, CONFIGURED)).toThrow('The rules must be an object');
  });

  it('reach the planner exactly as they were written', () => {
    const rules = planRules(readRules({ max_turnover: 0.1, half_spread_bps: 2.5, fee_bps: 0.5 }, CONFIGURED));
    expect(rules.maxTurnover?.toFixed()).toBe('0.1');
    expect(rules.costRate.toFixed()).toBe('0.0003');
    expect(rules.maxPriceAgeMs).toBe(3_600_000);
  });
});
