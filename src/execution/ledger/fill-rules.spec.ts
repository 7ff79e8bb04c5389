import fc from 'fast-check';
import { decimal, sumDecimals, ZERO, type Decimal } from '../../common/decimal.js';
import { attributeFill } from './attribution.js';
import { findGaps, intervalOf, isCovered, type Interval } from './fill-intervals.js';
import { mergeProgress } from './order-progress.js';

const units = (n: number): Decimal => decimal(`${n}e-9`);
const text = ({ from, to }: Interval): string => `${from.toFixed()}..${to.toFixed()}`;

describe('fill intervals', () => {
  const at = (cumQty: string, qty: string): Interval => intervalOf({ cumQty: decimal(cumQty), qty: decimal(qty) });

  it('knows a fill by the stretch it covers, whatever it is called', () => {
    const booked = [at('869', '869'), at('970', '30')];
    expect(isCovered(booked, at('970', '30'))).toBe(true);
    expect(isCovered(booked, at('970', '101'))).toBe(true);
    expect(isCovered(booked, at('940', '71'))).toBe(false);
  });

  it('finds what is missing below the filled quantity', () => {
    const booked = [at('970', '30'), at('100', '50')];
    expect(findGaps(booked, decimal('1000')).map(text)).toEqual(['0..50', '100..940', '970..1000']);
    expect(findGaps(booked, decimal('960')).map(text)).toEqual(['0..50', '100..940']);
    expect(findGaps([], ZERO)).toEqual([]);
  });

  it('fills up to exactly the filled quantity, and then nothing is missing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.boolean()), { minLength: 1, maxLength: 12 }),
        (executions) => {
          let cum = 0;
          const all = executions.map(([qty]) => intervalOf({ cumQty: units((cum += qty)), qty: units(qty) }));
          const booked = all.filter((_, i) => executions[i]![1]);
          const gaps = findGaps(booked.toReversed(), units(cum));
          const total = sumDecimals([...booked, ...gaps].map(({ from, to }) => to.minus(from)));
          expect(total.eq(units(cum))).toBe(true);
          expect(gaps.some((gap) => isCovered(booked, gap))).toBe(false);
          expect(findGaps([...booked, ...gaps], units(cum))).toEqual([]);
        },
      ),
    );
  });
});

describe('attributeFill', () => {
  const anyShares = fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 1e12 })), {
      selector: ([sleeve]) => sleeve,
      minLength: 1,
    })
    .map((shares) => shares.map(([sleeve, amount]) => ({ sleeve, amount: units(amount) })));

  it('gives each sleeve exactly its part of an order in shares, however the order is filled', () => {
    fc.assert(
      fc.property(anyShares, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }), (shares, cuts) => {
        const total = sumDecimals(shares.map(({ amount }) => amount));
        const stops = [...cuts.map((cut) => total.times(decimal(cut.toFixed(6))).round(9, 0)), total].sort((a, b) =>
          a.cmp(b),
        );
        const given = new Map<string, Decimal>();
        let reached = ZERO;
        for (const stop of stops.filter((one) => one.gt(ZERO))) {
          if (stop.lte(reached)) continue;
          for (const { sleeve, amount } of attributeFill(stop.minus(reached), { shares, isInShares: true, given })) {
            given.set(sleeve, (given.get(sleeve) ?? ZERO).plus(amount));
          }
          reached = stop;
        }
        for (const { sleeve, amount } of shares) expect(given.get(sleeve)?.toFixed()).toBe(amount.toFixed());
      }),
    );
  });

  it('splits an order in dollars by the dollars, to the last unit', () => {
    fc.assert(
      fc.property(anyShares, fc.integer({ min: 1, max: 1e12 }), (shares, qty) => {
        const parts = attributeFill(units(qty), { shares, isInShares: false, given: new Map() });
        expect(sumDecimals(parts.map(({ amount }) => amount)).eq(units(qty))).toBe(true);
      }),
    );
  });
});

describe('mergeProgress', () => {
  const anyProgress = fc.record({
    status: fc.constantFrom('new', 'accepted', 'partially_filled', 'filled', 'canceled', 'pending_cancel', 'odd'),
    filled: fc.integer({ min: 0, max: 5 }),
    updatedAtMs: fc.integer({ min: 0, max: 5 }),
  });
  type Raw = { status: string; filled: number; updatedAtMs: number };
  const progress = ({ status, filled, updatedAtMs }: Raw) => ({
    status,
    filledQty: decimal(String(filled)),
    filledAvgPrice: filled === 0 ? null : decimal(String(100 + filled)),
    updatedAtMs,
  });

  it('is the same whichever message came first, and hearing it again changes nothing', () => {
    fc.assert(
      fc.property(anyProgress, anyProgress, (a, b) => {
        const merged = mergeProgress(progress(a), progress(b));
        expect(mergeProgress(progress(b), progress(a))).toEqual(merged);
        expect(mergeProgress(merged, progress(a))).toEqual(merged);
      }),
    );
  });

  it('never goes back from filled to new (E05)', () => {
    const filled = progress({ status: 'filled', filled: 5, updatedAtMs: 1 });
    expect(mergeProgress(filled, progress({ status: 'new', filled: 0, updatedAtMs: 9 })).status).toBe('filled');
  });
});
