import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { optimizers } from '../../quant/optimizers/registry.js';
import { resolveParams } from '../../quant/params.js';
import type { PriceMatrix } from '../../market/price-matrix.js';
import { pricePaths } from '../../../test/support/price-paths.js';
import { computeView } from '../market-view.js';
import type { MarketView, StrategyKind } from './strategy-kind.js';
import { STRATEGY_KINDS } from './registry.js';

const SYMBOLS = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'];
/** Short windows, so that a property can run many times. */
const SMALL: Record<string, Record<string, unknown>> = {
  equal_weight: {},
  inverse_volatility: { lookback_days: 30 },
  momentum_top_n: { n: 3, lookback_days: 40, skip_days: 5, weighting: 'inverse_volatility' },
  signal_top_n: { signal: 's', n: 3, lookback_days: 40, weighting: 'inverse_volatility' },
  min_variance: { lookback_days: 40, max_weight: 0.4 },
  risk_parity: { lookback_days: 40 },
  optimize: {
    method: 'min_variance',
    lookback_days: 40,
    constraints: { max_weight: 0.4, groups: [{ name: 'some', symbols: ['AAA', 'BBB'], min: 0.1, max: 0.5 }] },
  },
};

function weightsAt(kind: StrategyKind, prices: PriceMatrix, lastRow: number): Float64Array {
  const params = resolveParams(kind.name, kind.params, SMALL[kind.name]);
  // Of a kind that goes by a signal: what is known of a symbol is its price.
  const known = kind.signal === undefined ? prices : { ...prices, scores: prices.closes };
  const { view } = computeView(known, { lastRow, length: kind.historyDays(params) })!;
  return kind.targets(view, params).weights;
}

const kind = (name: string): StrategyKind => STRATEGY_KINDS.find(name)!;

it('every kind has its file and every file is registered', () => {
  const files = readdirSync(join(process.cwd(), 'src/strategies/kinds')).filter((file) => file.endsWith('.kind.ts'));
  const names = files.map((file) => file.replace('.kind.ts', '').replaceAll('-', '_'));
  expect(names.sort()).toEqual([...STRATEGY_KINDS.names].sort());
});

describe.each(STRATEGY_KINDS.members.map((member) => [member.name, member] as const))('%s', (name, member) => {
  it('is fully invested, long only, finite', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const weights = weightsAt(member, pricePaths({ symbols: SYMBOLS, days: 60, seed }), 59);
        expect(weights).toHaveLength(SYMBOLS.length);
        expect(weights.every((weight) => weight >= 0 && weight <= 1 + 1e-12)).toBe(true);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 25 },
    );
  });

  it('never sees the future: later prices change nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 50, max: 60 }), (seed, lastRow) => {
        const prices = pricePaths({ symbols: SYMBOLS, days: 80, seed });
        const until = (lastRow + 1) * SYMBOLS.length;
        const known = { ...prices, dates: prices.dates.slice(0, lastRow + 1), closes: prices.closes.slice(0, until) };
        const other = { ...prices, closes: prices.closes.map((close, i) => (i < until ? close : close * 7)) };
        const weights = weightsAt(member, known, lastRow);
        expect(weightsAt(member, prices, lastRow)).toEqual(weights);
        expect(weightsAt(member, other, lastRow)).toEqual(weights);
      }),
      { numRuns: 25 },
    );
  });

  it('does not depend on the order of the symbols', () => {
    const prices = pricePaths({ symbols: SYMBOLS, days: 60, seed: 5 });
    const n = SYMBOLS.length;
    const reversed = {
      ...prices,
      symbols: [...SYMBOLS].reverse(),
      closes: prices.closes.map((_, i) => prices.closes[Math.floor(i / n) * n + (n - 1 - (i % n))]!),
    };
    const weights = [...weightsAt(member, prices, 59)];
    [...weightsAt(member, reversed, 59)].reverse().forEach((weight, i) => {
      expect(weight).toBeCloseTo(weights[i]!, 9);
    });
  });

  it('refuses parameters it does not know', () => {
    expect(() => resolveParams(name, member.params, { lookback: 5 })).toThrow('has no parameter "lookback"');
  });
});

describe('momentum_top_n', () => {
  /** Flat prices but for the closes given by symbol and row. */
  function viewOf(days: number, jumps: Record<string, Record<number, number>>): MarketView {
    const symbols = Object.keys(jumps);
    const closes = Float64Array.from({ length: days * symbols.length }, (_, i) => {
      const ripple = 0.1 * (Math.floor(i / symbols.length) % 2);
      return (jumps[symbols[i % symbols.length]!]![Math.floor(i / symbols.length)] ?? 100) + ripple;
    });
    const { dates } = pricePaths({ symbols: ['X'], days, seed: 1 });
    return { asOf: dates.at(-1)!, symbols, dates, closes };
  }

  it('holds the winners of the lookback and ignores the days that are skipped', () => {
    const params = resolveParams('momentum_top_n', kind('momentum_top_n').params, {
      n: 2,
      lookback_days: 20,
      skip_days: 5,
    });
    // 26 closes: the score ends at row 20. LATE rises only afterwards.
    const view = viewOf(26, { UP: { 20: 130 }, MORE: { 20: 140 }, DOWN: { 20: 90 }, LATE: { 25: 500 } });
    expect([...kind('momentum_top_n').targets(view, params).weights]).toEqual([0.5, 0.5, 0, 0]);
  });

  it('breaks ties by name and holds everything when there are fewer than N', () => {
    const params = resolveParams('momentum_top_n', kind('momentum_top_n').params, {
      n: 1,
      lookback_days: 20,
      skip_days: 5,
    });
    expect([...kind('momentum_top_n').targets(viewOf(26, { B: {}, A: {} }), params).weights]).toEqual([0, 1]);
    const all = { ...params, n: 9 };
    expect([...kind('momentum_top_n').targets(viewOf(26, { B: {}, A: {} }), all).weights]).toEqual([0.5, 0.5]);
  });
});

describe('signal_top_n', () => {
  const params = (given: object) =>
    resolveParams('signal_top_n', kind('signal_top_n').params, { signal: 's', ...given });
  const { dates } = pricePaths({ symbols: ['X'], days: 64, seed: 1 });
  const viewOf = (scores: Record<string, number>): MarketView => {
    const symbols = Object.keys(scores);
    const closes = pricePaths({ symbols, days: 64, seed: 2 }).closes;
    return { asOf: dates.at(-1)!, symbols, dates, closes, scores: Float64Array.from(Object.values(scores)) };
  };
  const weightsOf = (scores: Record<string, number>, given: object) => [
    ...kind('signal_top_n').targets(viewOf(scores), params(given)).weights,
  ];

  it('holds the highest values, or the lowest', () => {
    const scores = { A: -3, B: 7, C: 0, D: 7.5 };
    expect(weightsOf(scores, { n: 2 })).toEqual([0, 0.5, 0, 0.5]);
    expect(weightsOf(scores, { n: 1, order: 'lowest' })).toEqual([1, 0, 0, 0]);
  });

  it('holds nothing of which the signal says nothing, and breaks ties by name', () => {
    const scores = { B: 1, A: 1, C: Number.NaN };
    expect(weightsOf(scores, { n: 1 })).toEqual([0, 1, 0]);
    expect(weightsOf(scores, { n: 3 })).toEqual([0.5, 0.5, 0]);
    expect(() => weightsOf({ A: Number.NaN }, {})).toThrow(/signal s says nothing of its symbols in the 31 days/);
  });

  it('weights the chosen ones by risk where told', () => {
    const weights = weightsOf({ A: 2, B: 1, C: 0 }, { n: 2, weighting: 'inverse_volatility' });
    expect(weights[2]).toBe(0);
    expect(weights[0]! + weights[1]!).toBeCloseTo(1, 12);
    expect(weights[0]).not.toBeCloseTo(0.5, 6);
  });

  it('needs the name of the signal', () => {
    expect(() => resolveParams('signal_top_n', kind('signal_top_n').params, {})).toThrow(/signal/);
  });
});

describe('min_variance', () => {
  it('keeps the limit, which is raised to 1/N where it could not add up', () => {
    const prices = pricePaths({ symbols: SYMBOLS, days: 60, seed: 9 });
    const params = (max_weight: number) =>
      resolveParams('min_variance', kind('min_variance').params, { lookback_days: 40, max_weight });
    const { view } = computeView(prices, { lastRow: 59, length: 41 })!;
    expect(Math.max(...kind('min_variance').targets(view, params(0.3)).weights)).toBeLessThanOrEqual(0.3 + 1e-9);
    for (const weight of kind('min_variance').targets(view, params(0.01)).weights) expect(weight).toBeCloseTo(1 / 6, 9);
  });
});

describe('optimize', () => {
  const prices = pricePaths({ symbols: SYMBOLS, days: 60, seed: 11 });
  const { view } = computeView(prices, { lastRow: 59, length: 41 })!;
  const run = (name: string, given: Record<string, unknown>, seen: MarketView = view) =>
    kind(name).targets(seen, resolveParams(name, kind(name).params, { lookback_days: 40, ...given }));
  const optimized = (given: Record<string, unknown>, seen?: MarketView) => run('optimize', given, seen);
  const total = (weights: Iterable<number>) => [...weights].reduce((sum, weight) => sum + weight, 0);

  it('is what the kinds of a single method are, bit for bit', () => {
    const covariance = { estimator: 'oas' };
    const others = [
      [run('risk_parity', { covariance: 'oas' }), optimized({ method: 'risk_parity', covariance })],
      [run('inverse_volatility', {}), optimized({ method: 'inverse_volatility' })],
      [
        run('min_variance', { covariance: 'oas', max_weight: 0.3 }),
        optimized({ method: 'min_variance', covariance, constraints: { max_weight: 0.3 } }),
      ],
    ];
    for (const [one, other] of others) expect(one).toEqual(other);
  });

  it.each(optimizers.names)('runs %s', (method) => {
    const params: Record<string, Record<string, unknown>> = {
      efficient_return: { target_return: 0 },
      efficient_risk: { target_volatility: 0.5 },
      target_volatility: { target_volatility: 0.1 },
      risk_budgeting: { budget: Object.fromEntries(SYMBOLS.map((symbol, i) => [symbol, (i + 1) / 21])) },
      max_return_cvar: { max_cvar: 0.5 },
      min_tracking_error: { benchmark_weights: { AAA: 0.5, BBB: 0.5 } },
      fixed: { weights: { AAA: 0.5, BBB: 0.5 } },
      tactical_tilt: { tilts: { AAA: 0.1 } },
    };
    const { weights, diagnostics } = optimized({ method, params: params[method] ?? {} });
    expect(total(weights) + Number(diagnostics['cash'] ?? 0)).toBeCloseTo(1, 8);
    expect(diagnostics).toMatchObject({ method, attempts: [{ method, failure: null }] });
  });

  it('says which constraints bind, what was tried and which names have no weight', () => {
    const { weights, diagnostics } = optimized({
      method: 'equal_weight',
      fallbacks: ['min_variance'],
      constraints: { max_weight: { AAA: 0.1, GONE: 0.2 } },
    });
    expect(weights[0]).toBeCloseTo(0.1, 9);
    expect(diagnostics).toMatchObject({
      method: 'min_variance',
      attempts: [{ method: 'equal_weight', failure: expect.stringContaining('AAA') as string }, { failure: null }],
      active_constraints: expect.arrayContaining(['max_weight(AAA)']) as string[],
      named_without_weight: ['GONE'],
    });
  });

  it('compares with a symbol that it does not hold', () => {
    const { weights, diagnostics } = optimized({ method: 'min_tracking_error', benchmark: 'CCC' });
    expect(weights[2]).toBe(0);
    expect(total(weights)).toBeCloseTo(1, 9);
    expect(diagnostics).toMatchObject({ method: 'min_tracking_error' });
    expect(() => optimized({ method: 'min_tracking_error', benchmark: 'GONE' })).toThrow(/the benchmark GONE/);
  });

  it('counts turnover from what is held, also what it can hold no longer', () => {
    const given = { method: 'min_variance', constraints: { turnover: { max: 0.5 } } };
    const free = optimized({ method: 'min_variance' }).weights;
    expect(optimized(given).weights).toEqual(free);
    const held = { FFF: 0.9, GONE: 0.1 };
    const weights = optimized(given, { ...view, held }).weights;
    expect(total(weights.map((weight, i) => Math.abs(weight - (i === 5 ? 0.9 : 0)))) + 0.1).toBeCloseTo(0.5, 8);
    expect(() => optimized(given, { ...view, held: { GONE: 1 } })).toThrow(
      /turnover.max is 0.5, and the weights that are/,
    );
  });
});
