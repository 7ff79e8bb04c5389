import fc from 'fast-check';
import { type Decimal, decimal, roundDown, sumDecimals, ZERO } from '../../common/decimal.js';
import { attributeFill } from '../ledger/attribution.js';
import { cutTo, partOf, remainderOf, resizedTo } from './leg-part.js';
import type { Given, Leg } from './legs.repository.js';

const PRICE = decimal('33.37');

/** A leg of three strategies, in shares of nine decimals or in cents. */
function aLeg(unit: 'shares' | 'usd', units: readonly number[]): Leg {
  const places = unit === 'shares' ? '1000000000' : '100';
  const shares = units.map((amount, i) => ({ sleeve: `s${i}`, amount: decimal(String(amount)).div(decimal(places)) }));
  const size = sumDecimals(shares.map(({ amount }) => amount));
  const isInShares = unit === 'shares';
  return {
    ...{ runId: 'run', leg: 0, phase: isInShares ? 'sell' : 'buy', side: isInShares ? 'sell' : 'buy', symbol: 'A' },
    ...{
      qty: isInShares ? size : null,
      notional: isInShares ? null : size,
      price: PRICE,
      shares,
      start: null,
      end: null,
    },
  };
}

const sizeOf = ({ qty, notional }: { qty: Decimal | null; notional: Decimal | null }): Decimal =>
  notional ?? qty ?? ZERO;
const sumOf = (shares: readonly { amount: Decimal }[]): Decimal => sumDecimals(shares.map(({ amount }) => amount));

/** An execution of the whole order, at a price of its own, added to what the strategies were given. */
function fill(given: ReadonlyMap<string, Given>, order: ReturnType<typeof partOf>, price: Decimal): Map<string, Given> {
  const qty = order.qty ?? roundDown(sizeOf(order).div(price), 9);
  const parts = attributeFill(qty, { shares: order.shares, isInShares: order.qty !== null, given: new Map() });
  const next = new Map(given);
  for (const { sleeve, amount } of parts) {
    const before = next.get(sleeve) ?? { qty: ZERO, value: ZERO };
    next.set(sleeve, { qty: before.qty.plus(amount), value: before.value.plus(amount.times(price)) });
  }
  return next;
}

const units = fc.array(fc.integer({ min: 100, max: 9_000_000_00 }), { minLength: 1, maxLength: 4 });
const percents = fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 8 });

/** What each strategy got when the leg is sent in parts of what is left of it, each of them filled. */
function fillInCuts(
  leg: ReturnType<typeof aLeg>,
  percentages: readonly number[],
  { places, priceAt }: { places: number; priceAt: (percent: number) => typeof PRICE },
): Map<string, Given> {
  let given = new Map<string, Given>();
  for (const percent of [...percentages, 100]) {
    const rest = remainderOf(leg, given);
    if (rest === undefined) break;
    const part = sizeOf(rest)
      .times(decimal(String(percent)))
      .div(decimal('100'));
    const amount = roundDown(part, places);
    if (amount.eq(ZERO)) continue;
    const order = partOf(leg, amount, given);
    expect(sumOf(order.shares).eq(amount)).toBe(true);
    given = fill(given, order, priceAt(percent));
  }
  return given;
}

describe('the orders of a leg', () => {
  it('give each strategy exactly its shares, however the leg is cut', () => {
    fc.assert(
      fc.property(units, percents, (amounts, cuts) => {
        const leg = aLeg('shares', amounts);
        const given = fillInCuts(leg, cuts, { places: 9, priceAt: () => PRICE });
        for (const { sleeve, amount } of leg.shares) expect(given.get(sleeve)?.qty.eq(amount)).toBe(true);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('never spend more than the leg has, and each is all of its strategies’ parts', () => {
    fc.assert(
      fc.property(units, percents, (amounts, cuts) => {
        const leg = aLeg('usd', amounts);
        const given = fillInCuts(leg, cuts, { places: 2, priceAt: (percent) => PRICE.plus(decimal(String(percent))) });
        expect(sumDecimals([...given.values()].map(({ value }) => value)).lte(sizeOf(leg))).toBe(true);
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it('add up to the leg also when less of it is wanted', () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 99 }), (amounts, percent) => {
        const leg = aLeg('usd', amounts);
        const half = roundDown(sizeOf(leg).div(decimal('2')), 2);
        const given = fill(new Map(), partOf(leg, half, new Map()), PRICE);
        const rest = remainderOf(leg, given)!;
        const more = cutTo(
          rest,
          roundDown(
            sizeOf(rest)
              .times(decimal(String(percent)))
              .div(decimal('100')),
            2,
          ),
        );
        fc.pre(sizeOf(more).gt(ZERO));
        const resized = resizedTo(leg, rest, more);
        expect(sumOf(resized.shares).eq(sizeOf(resized))).toBe(true);
        expect(sizeOf(resized).eq(sizeOf(leg).minus(sizeOf(rest)).plus(sizeOf(more)))).toBe(true);
        expect(resized.shares.every(({ amount }) => amount.gt(ZERO))).toBe(true);
      }),
      { seed: 13, numRuns: 200 },
    );
  });
});
