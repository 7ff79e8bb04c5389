import fc from 'fast-check';
import { RULES } from '../../../test/support/plan-builders.js';
import { decimal, roundDown, sumDecimals, ZERO, type Decimal } from '../../common/decimal.js';
import { sizeBuys, type BuySizingInput } from './buy-sizing.js';
import { worstPrice } from './held-back-cash.js';
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

const funds = (sleeve: string, cash: string, dueCash: string) => ({
  sleeve,
  cash: decimal(cash),
  dueCash: decimal(dueCash),
});

describe('sizeBuys', () => {
  it('funds the sleeves from the reserve and buys all that is wanted when the cash is there', () => {
    const { transfers, orders, skipped } = sizeBuys(
      sizing({
        sleeves: [funds('a', '0', '600'), funds('b', '0', '390')],
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
        sleeves: [funds('a', '0', '600'), funds('b', '0', '390')],
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
        sleeves: [funds('a', '400', '0'), funds('b', '-100', '900'), funds('c', '0', '900')],
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
        sleeves: [funds('a', '0', '100')],
        buys: [buy],
      }),
    );
    expect(orders[0]?.qty?.toFixed()).toBe('9');
    expect(orders[0]?.shares).toEqual([{ sleeve: 'a', amount: decimal('9') }]);
  });

  const whole = (qty: string): PlannedOrder => ({ ...aBuy('X', { a: qty }), qty: decimal(qty), notional: null });

  it('buys as many whole shares as planned at a price that rose, while the money is there', () => {
    const parts = { sleeves: [funds('a', '0', '104')], buys: [whole('10')] };
    for (const [price, cash, qty] of [
      ['10.4', '1000', '10'],
      ['10.5', '1000', '9'],
      ['10.2', '110', '9'],
    ] as const) {
      const prices = new Map([['X', decimal(price)]]);
      const { orders, skipped } = sizeBuys(sizing({ ...parts, cash: decimal(cash), prices }));
      expect([price, orders[0]?.qty?.toFixed()]).toEqual([price, qty]);
      expect(skipped.map(({ reason }) => reason)).toEqual(qty === '10' ? [] : ['SCALED_TO_CASH']);
    }
  });

  it('buys whole shares that became cheaper than the smallest order as planned', () => {
    const parts = { sleeves: [funds('a', '0', '104')], buys: [whole('1')], least: decimal('10') };
    const { orders, skipped } = sizeBuys(sizing({ ...parts, prices: new Map([['X', decimal('9.9')]]) }));
    expect([orders[0]?.qty?.toFixed(), skipped]).toEqual(['1', []]);
  });

  it('says of every cut how much of it is there, however little is missing', () => {
    const cut = sizing({
      sleeves: [funds('a', '0', '599.99'), funds('b', '0', '390')],
      buys: [aBuy('X', { a: '600' }), { ...aBuy('Y', { b: '37' }), qty: decimal('37'), notional: null }],
      least: decimal('25'),
    });
    const { orders, skipped } = sizeBuys(cut);
    expect(orders.map(({ qty, notional }) => (notional ?? qty)?.toFixed())).toEqual(['599.99', '37']);
    expect(skipped).toEqual([{ symbol: 'X', reason: 'SCALED_TO_CASH', detail: '599.99 of 600.00 USD are there' }]);
    const dearer = sizeBuys({ ...cut, sleeves: [funds('a', '0', '600'), funds('b', '0', '375')] });
    expect(dearer.skipped).toEqual([
      {
        symbol: 'Y',
        reason: 'SCALED_TO_CASH',
        detail: '36 of 37 shares: 360.58 of 370.00 USD are there at the price that the broker counts',
      },
    ]);
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
            .tuple(fc.integer({ min: -1e7, max: 1e8 }), fc.integer({ min: 0, max: 1e8 }))
            .map(([cash, due]) => ({ sleeve, cash: cents(cash), dueCash: cents(due) })),
        ),
      ),
      moves: fc.array(fc.integer({ min: 500, max: 2000 }), { minLength: 6, maxLength: 6 }),
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
    .map(({ cash, buffer, reserve, sleeves, moves, buys }) =>
      sizing({
        cash: cents(cash),
        cashBuffer: cents(buffer),
        reserveCash: cents(reserve),
        sleeves,
        buys: buys.map(([wants, price, whole], i) => anyBuy(`S${i}`, wants, cents(price), whole)),
        prices: new Map(buys.map(([, price], i) => [`S${i}`, cents(price).times(decimal(`${moves[i]}e-3`))])),
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
          notional === null ? qty!.times(worstPrice(price, RULES)) : notional,
        );
        const spendable = input.cash.minus(input.cashBuffer);
        expect(sumDecimals(worst).lte(spendable.gt(ZERO) ? spendable : ZERO)).toBe(true);
      }),
    );
  });

  it('says of every order that is smaller than wanted why it is, and of no other', () => {
    fc.assert(
      fc.property(anySizing, (input) => {
        const { orders, skipped } = sizeBuys(input);
        for (const { symbol, qty, notional } of input.buys) {
          const order = orders.find((candidate) => candidate.symbol === symbol);
          const isWhole = order !== undefined && (notional ?? roundDown(qty!, 0)).eq((order.notional ?? order.qty)!);
          expect([symbol, skipped.some((skip) => skip.symbol === symbol)]).toEqual([symbol, !isWhole]);
        }
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
