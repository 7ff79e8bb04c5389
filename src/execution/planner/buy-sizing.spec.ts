import fc from 'fast-check';
import { RULES } from '../../../test/support/plan-builders.js';
import { decimal, ONE, sumDecimals, ZERO, type Decimal } from '../../common/decimal.js';
import { sizeBuys, type BuySizingInput } from './buy-sizing.js';
import type { PlannedOrder, SleeveAmount } from './plan.js';

const cents = (n: number): Decimal => decimal(`${n}e-2`);

function aBuy(symbol: string, shares: Record<string, string>, price = '10'): PlannedOrder {
  const parts = Object.entries(shares).map(([sleeve, amount]) => ({ sleeve, amount: decimal(amount) }));
  const notional = sumDecimals(parts.map(({ amount }) => amount));
  return { symbol, side: 'buy', qty: null, notional, price: decimal(price), shares: parts };
}

function sizing(parts: Partial<BuySizingInput>): BuySizingInput {
  return {
    cash: decimal('1000'),
    cashBuffer: decimal('10'),
    heldBack: { byOrders: ZERO, unsettled: ZERO },
    least: decimal('1'),
    reserveCash: decimal('1000'),
    sleeves: [],
    buys: [],
    prices: new Map(),
    rules: RULES,
    ...parts,
  };
}

const funds = (sleeve: string, cash: string, positionsValue: string, targetValue: string) => ({
  sleeve,
  cash: decimal(cash),
  positionsValue: decimal(positionsValue),
  targetValue: decimal(targetValue),
});

describe('sizeBuys', () => {
  it('funds the sleeves from the reserve and buys all that is wanted when the cash is there', () => {
    const { transfers, orders, skipped } = sizeBuys(
      sizing({
        sleeves: [funds('a', '0', '0', '600'), funds('b', '0', '0', '390')],
        buys: [aBuy('X', { a: '600', b: '390' })],
      }),
    );
    expect(transfers.map(({ from, to, amount }) => `${from}>${to} ${amount.toFixed()}`)).toEqual([
      'reserve>a 600',
      'reserve>b 390',
    ]);
    expect(orders[0]?.notional?.toFixed()).toBe('990');
    expect(skipped).toEqual([]);
  });

  it('scales pro rata to the cash that came in and says so (E13)', () => {
    const { orders, skipped } = sizeBuys(
      sizing({
        cash: decimal('505'),
        reserveCash: decimal('505'),
        sleeves: [funds('a', '0', '0', '600'), funds('b', '0', '0', '390')],
        buys: [aBuy('X', { a: '600' }), aBuy('Y', { b: '390' })],
      }),
    );
    expect(orders.map(({ symbol, notional }) => [symbol, notional?.toFixed()])).toEqual([
      ['X', '300'],
      ['Y', '195'],
    ]);
    expect(skipped.map(({ symbol, reason }) => `${symbol} ${reason}`)).toEqual([
      'X SCALED_TO_CASH',
      'Y SCALED_TO_CASH',
    ]);
  });

  it('moves what one sleeve has too much to the one that lacks it, and cures an overdrawn one first', () => {
    const { transfers } = sizeBuys(
      sizing({
        cash: decimal('310'),
        reserveCash: decimal('10'),
        sleeves: [funds('a', '400', '600', '600'), funds('b', '-100', '100', '1000'), funds('c', '0', '0', '900')],
      }),
    );
    expect(transfers.map(({ from, to, amount }) => `${from}>${to} ${amount.toFixed()}`)).toEqual([
      'a>reserve 400',
      'reserve>b 250',
      'reserve>c 150',
    ]);
  });

  it('buys whole shares only as far as the worst price allows', () => {
    const buy: PlannedOrder = {
      ...aBuy('X', { a: '10' }),
      qty: decimal('10'),
      notional: null,
    };
    const { orders } = sizeBuys(
      sizing({
        cash: decimal('110'),
        reserveCash: decimal('110'),
        sleeves: [funds('a', '0', '0', '100')],
        buys: [buy],
      }),
    );
    expect(orders[0]?.qty?.toFixed()).toBe('9');
    expect(orders[0]?.shares).toEqual([{ sleeve: 'a', amount: decimal('9') }]);
  });

  const SLEEVES = ['a', 'b', 'c'];
  const anySizing: fc.Arbitrary<BuySizingInput> = fc
    .record({
      cash: fc.integer({ min: 0, max: 1e8 }),
      buffer: fc.integer({ min: 0, max: 1e7 }),
      reserve: fc.integer({ min: -1e6, max: 1e8 }),
      sleeves: fc.tuple(
        ...SLEEVES.map((sleeve) =>
          fc
            .tuple(
              fc.integer({ min: -1e7, max: 1e8 }),
              fc.integer({ min: 0, max: 1e8 }),
              fc.integer({ min: 0, max: 1e8 }),
            )
            .map(([cash, value, target]) => ({
              sleeve,
              cash: cents(cash),
              positionsValue: cents(value),
              targetValue: cents(target),
            })),
        ),
      ),
      buys: fc.array(
        fc.tuple(
          fc.uniqueArray(fc.tuple(fc.constantFrom(...SLEEVES), fc.integer({ min: 1, max: 1e8 })), {
            selector: ([sleeve]) => sleeve,
            minLength: 1,
          }),
          fc.integer({ min: 1, max: 1e6 }),
          fc.boolean(),
        ),
        { maxLength: 6 },
      ),
    })
    .map(({ cash, buffer, reserve, sleeves, buys }) =>
      sizing({
        cash: cents(cash),
        cashBuffer: cents(buffer),
        reserveCash: cents(reserve),
        sleeves,
        buys: buys.map(([wants, price, whole], i) => anyBuy(`S${i}`, wants, cents(price), whole)),
      }),
    );

  function anyBuy(symbol: string, wants: [string, number][], price: Decimal, whole: boolean): PlannedOrder {
    const shares: SleeveAmount[] = wants.map(([sleeve, amount]) => ({ sleeve, amount: cents(amount) }));
    const total = sumDecimals(shares.map(({ amount }) => amount));
    return { symbol, side: 'buy', qty: whole ? total : null, notional: whole ? null : total, price, shares };
  }

  it('never costs more than the cash above the buffer, at the worst price (E20)', () => {
    fc.assert(
      fc.property(anySizing, (input) => {
        const { orders } = sizeBuys(input);
        const worst = orders.map(({ qty, notional, price }) =>
          notional === null ? qty!.times(price).times(ONE.plus(RULES.worstCaseMove)) : notional,
        );
        const spendable = input.cash.minus(input.cashBuffer);
        expect(sumDecimals(worst).lte(spendable.gt(ZERO) ? spendable : ZERO)).toBe(true);
      }),
    );
  });

  it('never overdraws the giver of a transfer and keeps the sum', () => {
    fc.assert(
      fc.property(anySizing, (input) => {
        const cash = new Map([
          ['reserve', input.reserveCash],
          ...input.sleeves.map((s) => [s.sleeve, s.cash] as const),
        ]);
        const before = sumDecimals(cash.values());
        for (const { from, to, amount } of sizeBuys(input).transfers) {
          expect(amount.gt(ZERO)).toBe(true);
          cash.set(from, cash.get(from)!.minus(amount));
          cash.set(to, cash.get(to)!.plus(amount));
          expect(cash.get(from)!.gte(ZERO)).toBe(true);
        }
        expect(sumDecimals(cash.values()).eq(before)).toBe(true);
      }),
    );
  });

  it('spends no sleeve beyond its own cash', () => {
    fc.assert(
      fc.property(anySizing, (input) => {
        const { orders, transfers } = sizeBuys(input);
        for (const { sleeve, cash } of input.sleeves) {
          const received = transfers.map(({ from, to, amount }) =>
            to === sleeve ? amount : from === sleeve ? amount.neg() : ZERO,
          );
          const own = orders.flatMap(({ notional, price, shares }) =>
            shares
              .filter((share) => share.sleeve === sleeve)
              .map(({ amount }) => (notional === null ? amount.times(price) : amount)),
          );
          const has = cash.plus(sumDecimals(received));
          // A whole share is split at nine places, which may cost a sleeve the price of half a unit.
          expect(sumDecimals(own).lte((has.gt(ZERO) ? has : ZERO).plus(decimal('0.0001')))).toBe(true);
        }
      }),
    );
  });
});
