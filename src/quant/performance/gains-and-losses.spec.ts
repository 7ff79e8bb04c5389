import fc from 'fast-check';
import {
  averageLoss,
  averageWin,
  bestReturn,
  gainToPainRatio,
  omegaRatio,
  payoffRatio,
  profitFactor,
  winRate,
  worstReturn,
} from './gains-and-losses.js';

const RETURNS = [0.02, -0.01, 0, 0.03, -0.03];

it('weighs gains of 0.05 against losses of 0.04', () => {
  expect(profitFactor(RETURNS)).toBeCloseTo(1.25, 14);
  expect(gainToPainRatio(RETURNS)).toBeCloseTo(0.25, 14);
  expect(winRate(RETURNS)).toBe(0.5);
  expect(averageWin(RETURNS)).toBeCloseTo(0.025, 15);
  expect(averageLoss(RETURNS)).toBeCloseTo(-0.02, 15);
  expect(payoffRatio(RETURNS)).toBeCloseTo(1.25, 14);
  expect([bestReturn(RETURNS), worstReturn(RETURNS)]).toEqual([0.03, -0.03]);
});

it('has a threshold for what a gain is', () => {
  expect(omegaRatio(RETURNS, 0.01)).toBeCloseTo(3 / 7, 14);
});

it('is null where nothing is lost, nothing won, or nothing moves', () => {
  for (const ratio of [profitFactor, gainToPainRatio, payoffRatio, averageLoss]) expect(ratio([0.1, 0])).toBeNull();
  for (const ratio of [payoffRatio, averageWin]) expect(ratio([-0.1, 0])).toBeNull();
  expect(winRate([0, 0])).toBeNull();
  expect([winRate([0.1]), winRate([-0.1])]).toEqual([1, 0]);
});

it('is the same for any order and any size of the returns', () => {
  const cents = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(cents, fc.integer({ min: 1, max: 9 }), (returns, factor) => {
      const scaled = returns.toReversed().map((value) => value * factor);
      for (const ratio of [profitFactor, gainToPainRatio, payoffRatio, winRate]) {
        const given = ratio(returns);
        if (given === null) expect(ratio(scaled)).toBeNull();
        else expect(ratio(scaled)! - given).toBeCloseTo(0, 10);
      }
    }),
  );
});
