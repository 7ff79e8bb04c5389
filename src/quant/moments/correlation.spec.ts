import { pearsonCorrelation } from './correlation.js';

it('is the covariance in units of both deviations', () => {
  expect(pearsonCorrelation([1, 2, 3, 4], [2, 1, 4, 3])).toBeCloseTo(0.6, 14);
  expect(pearsonCorrelation([1, 2, 3], [-2, -4, -6])).toBe(-1);
});

it.each([
  ['one observation', [1], [2], /1 common observations/],
  ['no observation', [], [], /0 common observations/],
  // The rounded mean of these is not their value.
  [
    'a series that never changes',
    Array<number>(60).fill(0.1),
    Array.from({ length: 60 }, (_, i) => i),
    /never changes/,
  ],
  ['a hole', [1, NaN, 3], [1, 2, 3], /not a finite number/],
  ['series of different length', [1, 2], [1, 2, 3], /2 and 3 values/],
])('is not defined for %s', (_, a, b, message) => {
  expect(() => pearsonCorrelation(a, b)).toThrow(message);
});
