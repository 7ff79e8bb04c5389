import fc from 'fast-check';
import { aPlanInput, aTarget, decimals, holdings, RULES } from '../../../test/support/plan-builders.js';
import { decimal, ONE, roundDown, sumDecimals, ZERO, type Decimal } from '../../common/decimal.js';
import { canonicalJson } from '../../common/canonical-json.js';
import { orderValue } from './estimates.js';
import { worstPrice } from './held-back-cash.js';
import type { Plan, PlanInput, SleeveHoldings, SleeveTarget } from './plan.js';
import { isIdle, planRebalance } from './planner.js';

const TWO = decimal('2');
const text = (value: Decimal | null | undefined): string | undefined => value?.toFixed();
const amounts = (parts: readonly { sleeve: string; amount: Decimal }[]): Record<string, string> =>
  Object.fromEntries(parts.map(({ sleeve, amount }) => [sleeve, amount.toFixed()]));

describe('planRebalance', () => {
  it('buys the book from cash in dollars, one order per symbol for all sleeves', () => {
    const plan = planRebalance(
      aPlanInput({
        sleeves: [holdings('reserve', '100000')],
        book: [aTarget('a', '0.6', { X: '0.5', Y: '0.5' }), aTarget('b', '0.4', { X: '1' })],
        prices: { X: '50', Y: '20' },
      }),
    );
    expect(plan.sells).toEqual([]);
    expect(plan.buys.map((buy) => [buy.symbol, text(buy.notional), buy.qty, amounts(buy.shares)])).toEqual([
      ['X', '69300', null, { a: '29700', b: '39600' }],
      ['Y', '29700', null, { a: '29700' }],
    ]);
    expect(text(plan.cashBuffer)).toBe('1000');
    expect(text(plan.turnover)).toBe('0.99');
  });

  it('leaves a book that is at its targets alone and says so', () => {
    const plan = planRebalance(
      aPlanInput({
        sleeves: [holdings('reserve', '1000'), holdings('a', '0', { X: '990', Y: '1000' })],
        book: [aTarget('a', '1', { X: '0.5', Y: '0.5' })],
        prices: { X: '50', Y: '49.5' },
      }),
    );
    expect(isIdle(plan)).toBe(true);
    expect(plan.skipped.map(({ symbol, reason }) => `${symbol} ${reason}`)).toEqual(['X NO_DRIFT', 'Y NO_DRIFT']);
  });

  it('crosses opposite needs at the reference price and sends one net order (E27)', () => {
    const plan = planRebalance(
      aPlanInput({
        sleeves: [holdings('reserve', '100'), holdings('a', '3000'), holdings('b', '0', { X: '50' })],
        book: [aTarget('a', '0.375', { X: '0.8' }), aTarget('b', '0.375', { X: '0.8' })],
        prices: { X: '100' },
        rules: { cashBuffer: ZERO },
      }),
    );
    // capital 8100: each sleeve is to hold 0.375 × 8100 × 0.8 / 100 = 24.3 X
    expect(plan.crosses).toHaveLength(1);
    expect(text(plan.crosses[0]?.qty)).toBe('24.3');
    expect(text(plan.crosses[0]?.price)).toBe('100');
    expect(plan.sells.map((sell) => [text(sell.qty), amounts(sell.shares)])).toEqual([['1.4', { b: '1.4' }]]);
    expect(plan.buys).toEqual([]);
  });

  it('sells a sleeve that left the book to the last crumb, however little that is worth (E19)', () => {
    const plan = planRebalance(
      aPlanInput({
        sleeves: [holdings('reserve', '100'), holdings('gone', '0', { X: '0.000000007', Y: '3.123456789' })],
        book: [],
        prices: { X: '50', Y: '20' },
        wholeShares: ['Y'],
      }),
    );
    expect(plan.sells.map((sell) => [sell.symbol, text(sell.qty)])).toEqual([
      ['X', '0.000000007'],
      ['Y', '3.123456789'],
    ]);
  });

  it('sends nothing below the minimum, and not one lot that costs too much (E18, E19)', () => {
    const plan = planRebalance(
      aPlanInput({
        sleeves: [holdings('reserve', '1000')],
        book: [aTarget('a', '1', { X: '0.0004', Y: '0.5' })],
        prices: { X: '1', Y: '700' },
        wholeShares: ['Y'],
      }),
    );
    expect(isIdle(plan)).toBe(true);
    expect(plan.skipped.map(({ symbol, reason }) => `${symbol} ${reason}`)).toEqual([
      'X BELOW_MIN_NOTIONAL',
      'Y BELOW_ONE_LOT',
    ]);
  });

  it('names symbols that do not trade or have no price, and gives their weight to nobody', () => {
    const input = aPlanInput({
      sleeves: [holdings('reserve', '1000')],
      book: [aTarget('a', '1', { HALT: '0.5', NEW: '0.2', X: '0.3' })],
      prices: { HALT: '5', X: '10' },
    });
    const assets = new Map([...input.assets, ['HALT', { isTradable: false, isFractionable: true }] as const]);
    const plan = planRebalance({
      ...input,
      assets: assets.set('NEW', { isTradable: true, isFractionable: true }),
    });
    expect(plan.skipped.map(({ symbol, reason }) => `${symbol} ${reason}`)).toEqual([
      'HALT NOT_TRADABLE',
      'NEW NO_PRICE',
    ]);
    expect(plan.buys.map((buy) => [buy.symbol, text(buy.notional)])).toEqual([['X', '297']]);
  });

  it('sells no more than the broker has free', () => {
    const input = aPlanInput({
      sleeves: [holdings('reserve', '0'), holdings('a', '0', { X: '10', Y: '10' })],
      book: [],
      prices: { X: '50', Y: '50' },
    });
    const plan = planRebalance({ ...input, available: decimals({ X: '4' }) });
    expect(plan.sells.map((sell) => [sell.symbol, text(sell.qty)])).toEqual([['X', '4']]);
    const detail = (left: string): string =>
      `${left} of 10 shares: open orders hold the rest, or the broker does not have it`;
    expect(plan.skipped).toEqual([
      { symbol: 'X', reason: 'QTY_UNAVAILABLE', detail: detail('4') },
      { symbol: 'Y', reason: 'QTY_UNAVAILABLE', detail: detail('0') },
    ]);
  });

  it('leaves the other sleeves alone when one is asked for', () => {
    const plan = planRebalance(
      aPlanInput({
        sleeves: [holdings('reserve', '1000'), holdings('b', '0', { X: '10' })],
        book: [aTarget('a', '0.5', { X: '1' })],
        prices: { X: '50' },
        onlySleeve: 'a',
      }),
    );
    expect(plan.crosses).toEqual([]);
    expect(plan.sells).toEqual([]);
    expect(plan.buys.map((buy) => amounts(buy.shares))).toEqual([{ a: '742.5' }]);
  });

  it('leaves foreign holdings in the reserve alone and does not count them as capital', () => {
    const plan = planRebalance(
      aPlanInput({ sleeves: [holdings('reserve', '1000', { X: '10' })], book: [], prices: { X: '50' } }),
    );
    expect(isIdle(plan)).toBe(true);
    expect(text(plan.capital)).toBe('1000');
  });

  it('refuses a short target by name', () => {
    const input = aPlanInput({
      sleeves: [holdings('reserve', '1000')],
      book: [aTarget('a', '1', { X: '-0.1' })],
      prices: { X: '50' },
    });
    expect(() => planRebalance(input)).toThrow(/^a wants -0.1 of X: only long positions/);
  });
});

const SYMBOLS = ['A', 'B', 'C', 'D', 'E'];
const SLEEVES = ['alpha', 'beta', 'gamma'];

const anyQty = fc.integer({ min: 0, max: 1e12 }).map((n) => decimal(`${n}e-9`));
const anyPositions = fc.dictionary(fc.constantFrom(...SYMBOLS), anyQty).map((held) => new Map(Object.entries(held)));
const anyHoldings = (sleeve: string): fc.Arbitrary<SleeveHoldings> =>
  fc.record({
    sleeve: fc.constant(sleeve),
    cash: fc.integer({ min: 0, max: 1e9 }).map((n) => decimal(`${n}e-4`)),
    positions: anyPositions,
  });
const anyTarget = (sleeve: string): fc.Arbitrary<SleeveTarget> =>
  fc
    .tuple(
      fc.integer({ min: 0, max: 333 }),
      fc.dictionary(fc.constantFrom(...SYMBOLS), fc.integer({ min: 0, max: 200 })),
    )
    .map(([share, weights]) => ({
      sleeve,
      share: decimal(`${share}e-3`),
      weights: new Map(Object.entries(weights).map(([symbol, weight]) => [symbol, decimal(`${weight}e-3`)])),
    }));

const anyInput: fc.Arbitrary<PlanInput> = fc
  .record({
    reserve: fc.integer({ min: 0, max: 1e9 }),
    sleeves: fc.tuple(...SLEEVES.map(anyHoldings)),
    book: fc.tuple(...SLEEVES.map(anyTarget)),
    prices: fc.dictionary(
      fc.constantFrom(...SYMBOLS),
      fc.integer({ min: 1, max: 1e7 }).map((n) => `${n}e-4`),
    ),
    whole: fc.subarray(SYMBOLS),
  })
  .map(({ reserve, sleeves, book, prices, whole }) =>
    aPlanInput({
      sleeves: [{ sleeve: 'reserve', cash: decimal(`${reserve}e-4`), positions: new Map() }, ...sleeves],
      book,
      prices,
      wholeShares: whole,
      rules: RULES,
    }),
  );

describe('planRebalance, whatever the input', () => {
  it('keeps the units: crosses balance, shares sum to the order, nobody sells what he has not', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const plan = planRebalance(input);
        for (const cross of plan.crosses) {
          expect(sumDecimals(cross.buyers.map(({ amount }) => amount)).eq(cross.qty)).toBe(true);
          expect(sumDecimals(cross.sellers.map(({ amount }) => amount)).eq(cross.qty)).toBe(true);
        }
        for (const order of [...plan.sells, ...plan.buys]) {
          const total = sumDecimals(order.shares.map(({ amount }) => amount));
          expect(total.eq(order.qty ?? order.notional!)).toBe(true);
        }
        for (const { sleeve, positions } of input.sleeves) {
          for (const symbol of SYMBOLS) {
            expect(given(plan, sleeve, symbol).lte(positions.get(symbol) ?? ZERO)).toBe(true);
          }
        }
      }),
    );
  });

  it('sends one side per symbol at most, within the places the broker accepts', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const orders = [...planRebalance(input).sells, ...planRebalance(input).buys];
        expect(new Set(orders.map((order) => order.symbol)).size).toBe(orders.length);
        for (const { symbol, side, qty, notional } of orders) {
          if (notional) expect(notional.eq(notional.round(2))).toBe(true);
          if (qty) expect(qty.eq(qty.round(9))).toBe(true);
          if (qty && side === 'buy' && !input.assets.get(symbol)!.isFractionable)
            expect(qty.eq(qty.round(0))).toBe(true);
          expect((qty === null) === (notional === null)).toBe(false);
        }
      }),
    );
  });

  it('never costs more than the cash, the proceeds and nothing of the buffer, at the worst price (E20)', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { buys, sells, cashBuffer } = planRebalance(input);
        const worst = buys.map(({ qty, notional, price }) => notional ?? qty!.times(worstPrice(price, input.rules)));
        const cash = input.cash.plus(sumDecimals(sells.map(orderValue))).minus(cashBuffer);
        expect(sumDecimals(worst).lte(cash.gt(ZERO) ? cash : ZERO)).toBe(true);
      }),
    );
  });

  it('sells no more than is free, and sends nothing below the minimum but to close a position', () => {
    fc.assert(
      fc.property(anyInput, fc.subarray(SYMBOLS), (input, held) => {
        const half = new Map(
          [...input.available].map(([s, qty]) => [s, held.includes(s) ? roundDown(qty.div(TWO), 9) : qty]),
        );
        const plan = planRebalance({ ...input, available: half });
        for (const sell of plan.sells) expect(sell.qty!.lte(half.get(sell.symbol) ?? ZERO)).toBe(true);
        for (const order of [...plan.sells, ...plan.buys]) {
          const all = sumDecimals(input.sleeves.map(({ positions }) => positions.get(order.symbol) ?? ZERO));
          const closes = order.side === 'sell' && order.qty!.eq(all);
          expect(closes || orderValue(order).gte(input.rules.minNotionalUsd)).toBe(true);
        }
      }),
    );
  });

  it('trades no more than its caps allow', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 100 }),
        (input, run, symbol) => {
          const [maxTurnover, maxSymbolTurnover] = [decimal(`${run}e-2`), decimal(`${symbol}e-2`)];
          const plan = planRebalance({ ...input, rules: { ...input.rules, maxTurnover, maxSymbolTurnover } });
          const values = [...plan.sells, ...plan.buys].map(orderValue);
          for (const value of values) expect(value.lte(maxSymbolTurnover.times(plan.capital))).toBe(true);
          expect(sumDecimals(values).lte(maxTurnover.times(plan.capital))).toBe(true);
        },
      ),
    );
  });

  it('has no orders right after its own were filled at its prices, in either mode', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom('drifted' as const, 'full' as const), (input, mode) => {
        // In fractions, at a minimum that no rounded cent reaches: what whole shares leave over is bought by the next run.
        const assets = new Map(
          [...input.assets].map(([symbol]) => [symbol, { isTradable: true, isFractionable: true }]),
        );
        const first = { ...input, assets, rules: { ...input.rules, mode } };
        const plan = planRebalance(first);
        const isShort = plan.skipped.some(({ reason }) => reason.endsWith('_CASH'));
        fc.pre(!isShort);
        const again = planRebalance(afterFills(first, plan));
        expect([...again.sells, ...again.buys, ...again.crosses]).toEqual([]);
      }),
    );
  });

  it('is the plan that plain decimals give: target = ⌊weight × share × invested ÷ price⌋ at nine places', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const plan = planRebalance({ ...input, rules: { ...input.rules, driftRelative: ZERO } });
        const invested = plan.capital.times(ONE.minus(input.rules.cashBuffer));
        for (const { symbol, reason, detail } of plan.skipped.filter((skip) => skip.reason === 'NO_DRIFT')) {
          expect([symbol, reason, detail.split(' ')[1]]).toEqual([symbol, reason, detail.split(' ')[3]]);
        }
        for (const { symbol, side, price } of [...plan.sells, ...plan.buys]) {
          const gaps = input.book.map(({ sleeve, share, weights }) => {
            const target = (weights.get(symbol) ?? ZERO).times(share).times(invested).div(price);
            const own = input.sleeves.find((holding) => holding.sleeve === sleeve);
            return roundDown(target, 9).minus(own?.positions.get(symbol) ?? ZERO);
          });
          const net = sumDecimals(gaps);
          expect(side).toBe(net.gt(ZERO) ? 'buy' : 'sell');
          const sell = plan.sells.find((order) => order.symbol === symbol);
          if (sell && input.assets.get(symbol)!.isFractionable) expect(sell.qty!.eq(net.neg())).toBe(true);
        }
      }),
    );
  });

  it('is the same plan for the same input in any order', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const shuffled: PlanInput = {
          ...input,
          sleeves: input.sleeves.toReversed(),
          book: input.book.map((target) => ({ ...target, weights: new Map([...target.weights].reverse()) })).reverse(),
          prices: new Map([...input.prices].reverse()),
        };
        expect(canonicalJson(planRebalance(shuffled))).toBe(canonicalJson(planRebalance(input)));
      }),
    );
  });
});

/** The account when every order of a plan filled at its reference price. */
function afterFills(input: PlanInput, { crosses, sells, buys }: Plan): PlanInput {
  const books = new Books(input.sleeves);
  for (const { symbol, price, buyers, sellers } of crosses) {
    for (const { sleeve, amount } of buyers) books.trade(sleeve, symbol, { qty: amount, price });
    for (const { sleeve, amount } of sellers) books.trade(sleeve, symbol, { qty: amount.neg(), price });
  }
  for (const { symbol, price, shares } of sells) {
    for (const { sleeve, amount } of shares) books.trade(sleeve, symbol, { qty: amount.neg(), price });
  }
  for (const { symbol, price, notional, shares } of buys) {
    for (const { sleeve, amount } of shares) {
      const qty = notional === null ? amount : roundDown(amount.div(price), 9);
      books.trade(sleeve, symbol, { qty, price });
    }
  }
  const { sleeves, available, cash } = books;
  return { ...input, sleeves, available, cash, buyingPower: cash };
}

class Books {
  private readonly money = new Map<string, Decimal>();
  private readonly held = new Map<string, Map<string, Decimal>>();

  constructor(sleeves: readonly SleeveHoldings[]) {
    for (const { sleeve, cash, positions } of sleeves) {
      this.money.set(sleeve, cash);
      this.held.set(sleeve, new Map(positions));
    }
  }

  get cash(): Decimal {
    return sumDecimals(this.money.values());
  }

  get sleeves(): SleeveHoldings[] {
    return [...this.held].map(([sleeve, own]) => {
      const positions = new Map([...own].filter(([, qty]) => !qty.eq(ZERO)));
      return { sleeve, cash: this.money.get(sleeve) ?? ZERO, positions };
    });
  }

  get available(): Map<string, Decimal> {
    const available = new Map<string, Decimal>();
    for (const { positions } of this.sleeves) {
      for (const [symbol, qty] of positions) available.set(symbol, (available.get(symbol) ?? ZERO).plus(qty));
    }
    return available;
  }

  trade(sleeve: string, symbol: string, { qty, price }: { qty: Decimal; price: Decimal }): void {
    this.money.set(sleeve, (this.money.get(sleeve) ?? ZERO).minus(qty.times(price)));
    const own = this.held.get(sleeve) ?? new Map<string, Decimal>();
    this.held.set(sleeve, own.set(symbol, (own.get(symbol) ?? ZERO).plus(qty)));
  }
}

function given(plan: ReturnType<typeof planRebalance>, sleeve: string, symbol: string): Decimal {
  const own = (parts: readonly { sleeve: string; amount: Decimal }[]): Decimal[] =>
    parts.filter((part) => part.sleeve === sleeve).map(({ amount }) => amount);
  return sumDecimals([
    ...plan.crosses.filter((cross) => cross.symbol === symbol).flatMap((cross) => own(cross.sellers)),
    ...plan.sells.filter((sell) => sell.symbol === symbol).flatMap((sell) => own(sell.shares)),
  ]);
}
