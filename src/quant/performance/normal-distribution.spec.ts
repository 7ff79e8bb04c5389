import fc from 'fast-check';
import { normalCdf, normalDensity, normalQuantile } from './normal-distribution.js';

it.each([
  [0, 0.5],
  [1, 0.8413447460685429],
  [-1, 0.15865525393145705],
  [1.959963984540054, 0.975],
  [-3, 1.3498980316300945e-3],
  [-5, 2.8665157187919391e-7],
  [-10, 7.6198530241605261e-24],
  [5, 1 - 2.8665157187919391e-7],
])('has the tabulated probability below %d', (x, p) => {
  expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(1e-13);
});

it('has no step where it changes from the series to the fraction', () => {
  for (const x of [-3, 3]) {
    const step = normalCdf(x + 1e-9) - normalCdf(x - 1e-9);
    expect(Math.abs(step / 2e-9 / normalDensity(x) - 1)).toBeLessThan(1e-4);
  }
});

it('is inverted by its quantiles, in the middle and far out', () => {
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.05)).toBeCloseTo(-1.6448536269514722, 15);
  expect(normalQuantile(0.99)).toBeCloseTo(2.3263478740408408, 14);
  const probability = fc.oneof(
    fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
    fc.integer({ min: -60, max: -2 }).map((exponent) => 10 ** exponent),
  );
  fc.assert(
    fc.property(probability, (p) => {
      expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-12);
    }),
  );
});

it.each([0, 1, -1, NaN])('has no quantile at %d', (p) => {
  expect(() => normalQuantile(p)).toThrow('a number between 0 and 1 is needed');
});
