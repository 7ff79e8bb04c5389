import { parseStrategy } from './strategy-definition.js';

const VALID = { id: 'mine', kind: 'momentum_top_n', params: { n: 3 }, universe: { symbols: ['AAPL', 'MSFT', 'AAPL'] } };

it('is completed with the defaults of its kind', () => {
  expect(parseStrategy(VALID)).toEqual({
    id: 'mine',
    name: 'mine',
    kind: 'momentum_top_n',
    params: { n: 3, lookback_days: 252, skip_days: 21, weighting: 'equal_weight' },
    universe: { symbols: ['AAPL', 'MSFT'] },
    enabled: true,
  });
});

it.each([
  [{ id: 'Mine' }, /id "Mine"/],
  [{ kind: 'magic' }, /kind "magic" is not known; there are equal_weight/],
  [{ params: { n: 0 } }, /momentum_top_n\.n must be at least 1, got 0/],
  [{ params: { n: 1.5 } }, /momentum_top_n\.n must be a whole number, got 1\.5/],
  [{ id: 'portfolio' }, /id "portfolio" is reserved/],
  [{ params: { m: 1 } }, /no parameter "m"/],
  [{ params: [] }, /params must be an object/],
  [{ universe: undefined }, /it is missing/],
  [{ universe: { all: false } }, /universe must be one of/],
  [{ universe: { symbols: [] } }, /1 to 1000 names/],
  [{ universe: { symbols: ['a b'] } }, /"a b"/],
  [{ universe: { all: true, sectors: ['x'] } }, /universe must be one of/],
  [{ enabled: 'yes' }, /enabled must be true or false/],
  [{ color: 'red' }, /"color" is not known/],
])('%j is refused', (change, message) => {
  expect(() => parseStrategy({ ...VALID, ...change })).toThrow(message);
});
