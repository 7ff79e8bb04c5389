import fc from 'fast-check';
import { decimal, roundDown, sumDecimals } from '../../common/decimal.js';
import { apportion } from './apportion.js';

const units = (n: number): string => `${BigInt(n)}e-9`;

const anyWeights = fc.uniqueArray(
  fc.record({ sleeve: fc.stringMatching(/^[a-z]{1,4}$/), amount: fc.integer({ min: 1, max: 1e15 }) }),
  { selector: (weight) => weight.sleeve, minLength: 1, maxLength: 8 },
);

describe('apportion', () => {
  it('loses nothing and invents nothing', () => {
    fc.assert(
      fc.property(anyWeights, fc.integer({ min: 0, max: 1e15 }), (raw, total) => {
        const weights = raw.map(({ sleeve, amount }) => ({ sleeve, amount: decimal(units(amount)) }));
        const parts = apportion(decimal(units(total)), weights, 9);
        expect(sumDecimals(parts.map(({ amount }) => amount)).eq(decimal(units(total)))).toBe(true);
      }),
    );
  });

  it('never takes more from a weight than it has', () => {
    fc.assert(
      fc.property(anyWeights, fc.double({ min: 0, max: 1, noNaN: true }), (raw, fraction) => {
        const weights = raw.map(({ sleeve, amount }) => ({ sleeve, amount: decimal(units(amount)) }));
        const total = Math.floor(raw.reduce((sum, weight) => sum + weight.amount, 0) * fraction);
        const parts = apportion(decimal(units(total)), weights, 9);
        for (const { sleeve, amount } of parts) {
          expect(amount.lte(weights.find((weight) => weight.sleeve === sleeve)!.amount)).toBe(true);
        }
      }),
    );
  });

  it('is the formula in plain decimals: floors of total × weight ÷ sum, the odd units to the largest remainders', () => {
    fc.assert(
      fc.property(anyWeights, fc.integer({ min: 0, max: 1e15 }), (raw, total) => {
        const weights = raw.map(({ sleeve, amount }) => ({ sleeve, amount: decimal(units(amount)) }));
        const sum = sumDecimals(weights.map(({ amount }) => amount));
        const quotas = new Map(
          weights.map(({ sleeve, amount }) => [sleeve, decimal(units(total)).times(amount).div(sum)]),
        );
        for (const { sleeve, amount } of apportion(decimal(units(total)), weights, 9)) {
          const floor = roundDown(quotas.get(sleeve)!, 9);
          expect(amount.eq(floor) || amount.eq(floor.plus(decimal('1e-9')))).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of the weights', () => {
    fc.assert(
      fc.property(anyWeights, fc.integer({ min: 0, max: 1e12 }), (raw, total) => {
        const weights = raw.map(({ sleeve, amount }) => ({ sleeve, amount: decimal(units(amount)) }));
        const parts = apportion(decimal(units(total)), weights, 9);
        expect(apportion(decimal(units(total)), weights.toReversed(), 9)).toEqual(parts);
      }),
    );
  });

  it('gives the odd unit to the largest remainder, then by name', () => {
    const thirds = ['c', 'a', 'b'].map((sleeve) => ({ sleeve, amount: decimal('1') }));
    expect(apportion(decimal('0.000000002'), thirds, 9).map(({ amount }) => amount.toFixed())).toEqual([
      '0.000000001',
      '0.000000001',
      '0',
    ]);
  });
});
