import { defineParams, resolveParams } from './params.js';

const schema = defineParams(
  {
    speed: { type: 'number', minimum: 0, default: 1 },
    weights: { type: 'object', additionalProperties: { type: 'number' } },
    views: {
      type: 'array',
      minItems: 1,
      items: defineParams({ gain: { type: 'number' }, trust: { type: 'number', maximum: 1, default: 0.5 } }),
    },
  },
  { optional: ['views'] },
);

it('fills in defaults, also inside lists', () => {
  expect(resolveParams('m', schema, { weights: { A: 1 }, views: [{ gain: 2 }] })).toEqual({
    speed: 1,
    weights: { A: 1 },
    views: [{ gain: 2, trust: 0.5 }],
  });
  expect(resolveParams('m', schema, { weights: {} })).toEqual({ speed: 1, weights: {} });
});

it.each([
  [{}, 'm.weights must be an object, got nothing'],
  [{ weights: [1] }, 'm.weights must be an object, got a list of 1'],
  [{ weights: { A: '1' } }, 'm.weights.A must be a number, got "1"'],
  [{ weights: {}, speed: -1 }, 'm.speed must be at least 0, got -1'],
  [{ weights: {}, views: [] }, 'm.views must have at least 1 items, got a list of 0'],
  [{ weights: {}, views: [{ gain: 1 }, { gain: 1, trust: 2 }] }, 'm.views[1].trust must be at most 1, got 2'],
  [{ weights: {}, views: [{ gain: 1, age: 2 }] }, 'm.views[0] has no parameter "age"; it takes: gain, trust'],
])('refuses %j by its path', (given, message) => {
  expect(() => resolveParams('m', schema, given)).toThrow(message);
});
