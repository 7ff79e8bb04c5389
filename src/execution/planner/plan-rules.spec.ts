import { aPlanInput, aTarget, decimals, holdings, NOW_MS } from '../../../test/support/plan-builders.js';
import { decimal, type Decimal } from '../../common/decimal.js';
import type { Plan, PlanInput, PlanRules } from './plan.js';
import { isIdle, planRebalance } from './planner.js';

type Parts = Parameters<typeof aPlanInput>[0];

const reasons = (plan: Plan): string[] => plan.skipped.map(({ symbol, reason }) => `${symbol} ${reason}`);
const orders = (plan: Plan): [string, string, string][] =>
  [...plan.sells, ...plan.buys].map(({ symbol, side, qty, notional }) => [
    symbol,
    side,
    notional === null ? qty!.toFixed() : `${notional.toFixed()} USD`,
  ]);

/** 1,000 USD in cash for X and Y, half each, at 10 USD. */
function plan(parts: Partial<Parts> = {}, change: Partial<PlanInput> = {}): Plan {
  const input = aPlanInput({
    sleeves: [holdings('reserve', '1000')],
    book: [aTarget('a', '1', { X: '0.5', Y: '0.5' })],
    prices: { X: '10', Y: '10' },
    ...parts,
  });
  return planRebalance({ ...input, ...change });
}

describe('the bands', () => {
  const held = (x: string, y: string, rules: Partial<PlanRules>): Plan =>
    plan({ sleeves: [holdings('reserve', '10'), holdings('a', '0', { X: x, Y: y })], rules });

  it('relative: a fraction of the larger of target and holding', () => {
    expect(orders(held('51', '48', { driftRelative: decimal('0.05') }))).toEqual([]);
    const uneven = held('52.2', '46.8', { driftRelative: decimal('0.053') });
    expect(reasons(uneven)).toEqual(['X NO_DRIFT', 'Y INSUFFICIENT_CASH']);
    expect(orders(held('52.8', '46.2', { driftRelative: decimal('0.06') }))).toEqual([
      ['X', 'sell', '3.3'],
      ['Y', 'buy', '33 USD'],
    ]);
  });

  it('a symbol at rest is told once, with what all strategies of the plan hold and want of it', () => {
    const parts: Partial<Parts> = {
      sleeves: [holdings('reserve', '10'), holdings('a', '0', { X: '51' }), holdings('b', '0', { X: '48' })],
      book: [aTarget('a', '0.5', { X: '1' }), aTarget('b', '0.5', { X: '1' })],
      rules: { driftRelative: decimal('0.05') },
    };
    expect(plan(parts).skipped).toEqual([{ symbol: 'X', reason: 'NO_DRIFT', detail: 'holds 99 of 99 wanted' }]);
    const one = plan({ ...parts, onlySleeve: 'b' });
    expect(one.skipped).toEqual([{ symbol: 'X', reason: 'NO_DRIFT', detail: 'holds 48 of 49.5 wanted' }]);
  });

  it('absolute: a fraction of the capital; outside of either trades', () => {
    const wide = { driftRelative: decimal('0.25') };
    expect(orders(held('55', '44', wide))).toEqual([]);
    const absolute = { ...wide, driftAbsolute: decimal('0.05') };
    expect(orders(held('55', '44', absolute))).toEqual([
      ['X', 'sell', '5.5'],
      ['Y', 'buy', '55 USD'],
    ]);
  });

  it('drifted mode trades what is outside, full mode everything', () => {
    const weights = { X: '0.4', Y: '0.4', Z: '0.2' };
    const parts: Partial<Parts> = {
      sleeves: [holdings('reserve', '30'), holdings('a', '0', { X: '40.5', Y: '39', Z: '17.5' })],
      book: [aTarget('a', '1', weights)],
      prices: { X: '10', Y: '10', Z: '10' },
      rules: { driftRelative: decimal('0.05') },
    };
    expect(orders(plan(parts)).map(([symbol]) => symbol)).toEqual(['Z']);
    const full = plan({ ...parts, rules: { ...parts.rules, mode: 'full' } });
    expect(orders(full).map(([symbol]) => symbol)).toEqual(['X', 'Y', 'Z']);
  });

  it('a crumb that no order can move does not have the whole book traded', () => {
    const crumb = plan({
      sleeves: [holdings('reserve', '10'), holdings('a', '0', { X: '49', Y: '49.4', Z: '0.01' })],
      book: [aTarget('a', '1', { X: '0.4999', Y: '0.4999', Z: '0.0002' })],
      prices: { X: '10', Y: '10', Z: '10' },
      rules: { mode: 'full' },
    });
    expect(orders(crumb)).toEqual([]);
    expect(reasons(crumb)).toContain('Z BELOW_MIN_NOTIONAL');
  });

  it('a position to be closed is always outside', () => {
    const closing = plan({
      sleeves: [holdings('reserve', '995'), holdings('a', '0', { Z: '0.5' })],
      book: [aTarget('a', '0', {})],
      prices: { Z: '10' },
      rules: { driftRelative: decimal('1') },
    });
    expect(orders(closing)).toEqual([['Z', 'sell', '0.5']]);
  });
});

describe('what forbids a symbol', () => {
  const known = (x: object, rules: Partial<PlanRules> = {}): string[] => reasons(plan({ assets: { X: x }, rules }));

  it('is told with its reason, and the others trade', () => {
    expect(known({ isTradable: false })).toEqual(['X NOT_TRADABLE']);
    expect(known({ isHalted: true })).toEqual(['X HALTED']);
    expect(known({ corporateAction: 'split 2:1 on 2024-01-05' })).toEqual(['X CORPORATE_ACTION']);
    expect(orders(plan({ assets: { X: { isHalted: true } } }))).toEqual([['Y', 'buy', '495 USD']]);
    expect(reasons(plan({}, { prices: decimals({ Y: '10' }) }))).toEqual(['X NO_PRICE']);
  });

  it('a price older than the rule allows, to the millisecond', () => {
    const rules = { maxPriceAgeMs: 60_000 };
    expect(known({ priceAtMs: NOW_MS - 60_000 }, rules)).toEqual([]);
    expect(known({ priceAtMs: NOW_MS - 60_001 }, rules)).toEqual(['X STALE_PRICE']);
  });

  it('a price away from the previous close by more than the collar, up or down', () => {
    const rules = { priceCollar: decimal('0.25') };
    expect(known({ previousClose: decimal('8') }, rules)).toEqual([]);
    expect(known({ previousClose: decimal('7.99') }, rules)).toEqual(['X PRICE_COLLAR']);
    expect(known({ previousClose: decimal('13.34') }, rules)).toEqual(['X PRICE_COLLAR']);
    expect(known({ previousClose: decimal('100') })).toEqual([]);
  });
});

describe('the weight of what does not trade', () => {
  it('stays cash, or goes to the others of its sleeve in proportion, less what is held of it', () => {
    const parts: Partial<Parts> = {
      book: [aTarget('a', '1', { X: '0.5', Y: '0.3', Z: '0.2' })],
      prices: { X: '10', Y: '10', Z: '10' },
      assets: { X: { isTradable: false } },
    };
    const usd = (made: Plan): string[] => made.buys.map(({ notional }) => notional!.toFixed());
    expect(usd(plan(parts))).toEqual(['297', '198']);
    expect(usd(plan({ ...parts, rules: { untradableWeight: 'pro_rata' } }))).toEqual(['594', '396']);
    const holding = [holdings('reserve', '505'), holdings('a', '0', { X: '49.5' })];
    expect(usd(plan({ ...parts, sleeves: holding, rules: { untradableWeight: 'pro_rata' } }))).toEqual(['297', '198']);
  });
});

describe('what limits an order', () => {
  it('an own order of the other side: none, with its id', () => {
    const openOrders = [
      {
        orderId: 'o1',
        symbol: 'X',
        side: 'sell' as const,
        openQty: decimal('1'),
        openNotional: null,
        limitPrice: null,
      },
    ];
    const made = plan({ openOrders });
    expect(made.skipped).toMatchObject([{ symbol: 'X', reason: 'WASH_TRADE' }]);
    expect(made.skipped[0]?.detail).toContain('o1');
    expect(orders(made)).toEqual([['Y', 'buy', '495 USD']]);
  });

  it('the largest order, the average volume, the turnover of a symbol: the rest is told', () => {
    expect(orders(plan({ rules: { maxOrderUsd: decimal('100') } }))[0]).toEqual(['X', 'buy', '100 USD']);
    const volume = { assets: { X: { averageVolume: decimal('200') } }, rules: { maxParticipation: decimal('0.1') } };
    const made = plan(volume);
    expect(orders(made)[0]).toEqual(['X', 'buy', '200 USD']);
    expect(made.skipped[0]).toMatchObject({ symbol: 'X', reason: 'MAX_PARTICIPATION' });
    expect(made.skipped[0]?.detail).toContain('20 of 49.5 shares');
    expect(orders(plan({ rules: { maxSymbolTurnover: decimal('0.3') } }))).toEqual([
      ['X', 'buy', '300 USD'],
      ['Y', 'buy', '300 USD'],
    ]);
  });

  it('bars without volume limit nothing', () => {
    const parts = { assets: { X: { averageVolume: decimal('0') } }, rules: { maxParticipation: decimal('0.1') } };
    expect(reasons(plan(parts))).toEqual([]);
  });

  it('the turnover of a run: everything is scaled by one factor', () => {
    const made = plan({
      book: [aTarget('a', '1', { X: '0.8', Y: '0.2' })],
      rules: { maxTurnover: decimal('0.495') },
    });
    expect(orders(made)).toEqual([
      ['X', 'buy', '396 USD'],
      ['Y', 'buy', '99 USD'],
    ]);
    expect(reasons(made)).toEqual(['X TURNOVER_CAP', 'Y TURNOVER_CAP']);
  });

  it('the minimum is the larger of dollars and fraction of the capital', () => {
    const rules = { minNotionalFraction: decimal('0.5') };
    expect(reasons(plan({ rules }))).toEqual(['X BELOW_MIN_NOTIONAL', 'Y BELOW_MIN_NOTIONAL']);
  });
});

describe('the cash for buys', () => {
  const open = (parts: {
    openNotional?: Decimal;
    openQty?: Decimal;
    limitPrice?: Decimal;
  }): PlanInput['openOrders'] => [
    { orderId: 'o', symbol: 'Q', side: 'buy', openQty: null, openNotional: null, limitPrice: null, ...parts },
  ];
  const spent = (made: Plan): string =>
    made.buys.reduce((sum, { notional }) => sum.plus(notional!), decimal('0')).toFixed();

  it('is less what open buys may still cost, and what the broker holds back', () => {
    expect(spent(plan({ openOrders: [...open({ openNotional: decimal('400') })] }))).toBe('590');
    expect(spent(plan({ openOrders: [...open({ openQty: decimal('10'), limitPrice: decimal('40') })] }))).toBe('590');
    const made = plan({}, { buyingPower: decimal('600') });
    expect(spent(made)).toBe('590');
    expect(reasons(made)).toEqual(['X SCALED_TO_CASH', 'Y SCALED_TO_CASH']);
  });

  it('is settled cash only where the rule says so: neither old nor new proceeds count', () => {
    const parts: Partial<Parts> = {
      sleeves: [holdings('reserve', '300'), holdings('gone', '0', { Z: '70' })],
      prices: { X: '10', Y: '10', Z: '10' },
      unsettledCash: '90',
    };
    expect(spent(plan(parts))).toBe('990');
    const settled = plan({ ...parts, rules: { settledCashOnly: true } });
    expect(spent(settled)).toBe('200');
    expect(reasons(settled)).toEqual(['X UNSETTLED_CASH', 'Y UNSETTLED_CASH']);
  });
});

describe('what a plan estimates', () => {
  it('is its cost, the cash and the distance that it leaves', () => {
    const made = plan({
      sleeves: [holdings('reserve', '500'), holdings('a', '0', { X: '50' })],
      book: [aTarget('a', '1', { Y: '1' })],
      rules: { cashBuffer: decimal('0.01') },
    });
    expect(orders(made)).toEqual([
      ['X', 'sell', '50'],
      ['Y', 'buy', '990 USD'],
    ]);
    expect(made.turnover.toFixed()).toBe('1.49');
    expect(made.estimatedCost.toFixed()).toBe('0.3');
    expect(made.cashAfter.toFixed()).toBe('10');
    expect([made.tracking.before.toFixed(), made.tracking.after.toFixed()]).toEqual(['0.99', '0']);
    expect(isIdle(made)).toBe(false);
  });
});

it('what stands twice is refused', () => {
  const twice = [aTarget('a', '0.5', { X: '1' }), aTarget('a', '0.5', { Y: '1' })];
  expect(() => plan({ book: twice })).toThrow('a stands twice in the book');
});
