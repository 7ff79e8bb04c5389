import fc from 'fast-check';
import {
  type Decimal,
  decimal,
  decimalFromUnits,
  divideDown,
  multiplyDown,
  placesOf,
  roundDown,
  unitsOf,
} from './decimal.js';

const anyDecimal = (min: bigint): fc.Arbitrary<Decimal> =>
  fc
    .tuple(fc.bigInt({ min, max: 10n ** 24n }), fc.integer({ min: 0, max: 15 }))
    .map(([n, places]) => decimal(`${n}e-${places}`));

describe('whole units of a decimal', () => {
  it('go back and forth without loss', () => {
    fc.assert(
      fc.property(anyDecimal(-(10n ** 24n)), fc.integer({ min: 0, max: 9 }), (value, finer) => {
        const scale = placesOf(value) + finer;
        const back = decimalFromUnits(unitsOf(value, scale), scale);
        expect(back).toEqual(value);
        expect(back.toFixed()).toBe(value.toFixed());
      }),
    );
  });

  it('are what their text says', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.integer({ min: 0, max: 40 }),
        (units, scale) => {
          expect(decimalFromUnits(units, scale)).toEqual(decimal(`${units}e-${scale}`));
        },
      ),
    );
  });
});

describe('multiplyDown', () => {
  it('is the product, cut', () => {
    fc.assert(
      fc.property(anyDecimal(-(10n ** 24n)), anyDecimal(0n), fc.integer({ min: 0, max: 12 }), (a, b, places) => {
        expect(multiplyDown(a, b, places).eq(roundDown(a.times(b), places))).toBe(true);
      }),
    );
  });
});

describe('divideDown', () => {
  it('is the quotient of forty digits, cut', () => {
    fc.assert(
      fc.property(anyDecimal(0n), anyDecimal(1n), fc.integer({ min: 0, max: 12 }), (a, b, places) => {
        expect(divideDown(a, b, places).eq(roundDown(a.div(b), places))).toBe(true);
      }),
    );
  });
});
