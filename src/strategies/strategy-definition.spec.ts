import { parseStrategy } from './strategy-definition.js';

const VALID = { id: 'mine', kind: 'momentum_top_n', params: { n: 3 }, universe: { symbols: ['AAPL', 'MSFT', 'AAPL'] } };

const optimizing = (params: object) => ({ kind: 'optimize', params: { method: 'min_variance', ...params } });

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
  [optimizing({ method: 'magic' }), /optimize\.method must be one of equal_weight/],
  [optimizing({ method: undefined }), /optimize\.method must be a string, got nothing/],
  [optimizing({ fallbacks: ['magic'] }), /optimize\.fallbacks\[0\] must be one of/],
  [optimizing({ params: { x: 1 } }), /min_variance has no parameter "x"/],
  [optimizing({ covariance: { estimator: 'magic' } }), /no covariance estimator "magic"/],
  [optimizing({ expected_returns: { estimator: 'ema', span: 0 } }), /ema\.span must be at least/],
  [
    optimizing({ covariance: { estimator: 'ewma', span: 60, half_life: 30 } }),
    /ewma takes span or half_life, not both/,
  ],
  [optimizing({ constraints: { max_wait: 1 } }), /constraints\.max_wait is not known/],
  [optimizing({ constraints: { max_weight: 'x' } }), /constraints\.max_weight must be an object, it is "x"/],
  [optimizing({ constraints: { groups: [{ name: 'g', symbols: ['XOM'], max: 1 }] } }), /groups\.g names XOM, which/],
  [optimizing({ constraints: { groups: [{ name: 'g', symbols: ['AAPL'] }] } }), /groups\.g needs a min, a max or both/],
  [optimizing({ constraints: { turnover: {} } }), /turnover\.max is NaN: a finite number is needed/],
  [optimizing({ benchmark: 'SPY' }), /benchmark SPY is not among the symbols of the universe/],
  [optimizing({ lookback_days: 5 }), /optimize\.lookback_days must be at least 20/],
  [{ id: 'portfolio' }, /id "portfolio" is reserved/],
  [{ id: 'summary' }, /id "summary" is reserved/],
  [{ id: 'kinds' }, /id "kinds" is reserved/],
  [{ id: 'constructor' }, /id "constructor" is reserved/],
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

it('of an optimisation on a universe that is not listed may name any symbol', () => {
  const constraints = { max_weight: { XOM: 0.1 }, turnover: { max: 0.2 } };
  const given = { ...VALID, ...optimizing({ constraints }), universe: { all: true } };
  expect(parseStrategy(given).params).toEqual({
    ...{ method: 'min_variance', params: {}, fallbacks: [], covariance: {}, expected_returns: {} },
    ...{ constraints, limits: {}, risk_free_rate: 0, lookback_days: 252 },
  });
});
