import fc from 'fast-check';
import { linkContributions } from './linked-contributions.js';

const DAY = fc.double({ min: -0.2, max: 0.2, noNaN: true });

it('sums to the compounded return of the whole', () => {
  const parts = fc.integer({ min: 1, max: 30 }).chain((days) =>
    fc.array(
      fc.record({
        share: fc.double({ min: -1, max: 1, noNaN: true }),
        returns: fc.array(DAY, { minLength: days, maxLength: days }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  );
  fc.assert(
    fc.property(parts, (given) => {
      const { total, contributions } = linkContributions(given);
      const whole = given[0]!.returns.map((_, t) => given.reduce((sum, p) => sum + p.share * p.returns[t]!, 0));
      const growth = whole.reduce((product, value) => product * (1 + value), 1);
      expect(total).toBeCloseTo(growth - 1, 12);
      expect(contributions.reduce((a, b) => a + b)).toBeCloseTo(growth - 1, 9);
    }),
  );
});

it('is the return of each part where there is one day', () => {
  const { contributions } = linkContributions([
    { share: 0.25, returns: [0.04] },
    { share: 0.75, returns: [-0.02] },
  ]);
  expect(contributions[0]).toBeCloseTo(0.01, 14);
  expect(contributions[1]).toBeCloseTo(-0.015, 14);
});

it('is nothing where nothing moved', () => {
  expect(linkContributions([{ share: 1, returns: [0, 0] }])).toEqual({ total: 0, contributions: [0] });
});
