import {
  annualisedReturn,
  annualisedVolatility,
  averageDrawdown,
  averageLoss,
  averageWin,
  bestReturn,
  calendarGrowthRate,
  calendarReturns,
  calmarRatio,
  compoundAnnualGrowthRate,
  cornishFisherValueAtRisk,
  deepestDrawdowns,
  downsideDeviation,
  excessKurtosis,
  fractionalShortfall,
  gainToPainRatio,
  gaussianShortfall,
  gaussianValueAtRisk,
  historicalShortfall,
  historicalValueAtRisk,
  longestDrawdown,
  maxDrawdown,
  meanLossBeyond,
  omegaRatio,
  payoffRatio,
  probabilisticSharpeRatio,
  probabilityOfSharpe,
  profitFactor,
  sharpeRatio,
  skewness,
  sortinoRatio,
  stability,
  tailRatio,
  totalReturn,
  ulcerIndex,
  winRate,
  worstReturn,
} from '../../src/quant/index.js';
import { expectGolden } from '../support/expect-golden.js';
import { describeWithReference, readReference } from '../support/reference.js';
import { GOLDEN_CASES, referenceBenchmark, referencePortfolios } from '../support/reference-portfolios.js';

const PERIODS = 252;

interface Portfolio {
  metrics: Record<string, number | string | null>;
  anchor_values: Record<string, { value: number } | { error: string }>;
  calendar_year_returns?: Record<string, number>;
  monthly_returns_first_last_3?: Record<string, number>;
  top5_drawdowns?: Record<string, unknown>[];
}

interface Analytics {
  risk_free_annual: number;
  portfolios: Record<string, Portfolio>;
}

type Measures = Record<string, () => unknown>;

describeWithReference('statistics of real portfolios', () => {
  describe.each(GOLDEN_CASES)('of %s', (name) => {
    const golden = readReference<Analytics>('allocation', 'given', name, 'analytics.json');
    const { dates, portfolios } = referencePortfolios(name);
    const benchmark = referenceBenchmark(name);

    describe.each(Object.entries(golden.portfolios))('%s', (key, given) => {
      const returns = key === 'benchmark' ? benchmark : portfolios.get(key)!.returns;

      it('has every metric', () => {
        expectGolden(
          {
            ...performanceOf(returns, golden.risk_free_annual),
            ...drawdownsOf(returns, dates),
            ...tailOf(returns, 0.95),
            ...tailOf(returns, 0.99),
            ...shapeOf(returns),
            ...gainsOf(returns),
          },
          given.metrics,
        );
      });

      it('has what the libraries say, where they could', () => {
        const values = Object.entries(given.anchor_values).flatMap(([anchor, stated]) =>
          'value' in stated ? [[anchor, stated.value] as const] : [],
        );
        expect(values).toHaveLength(28);
        expectGolden(anchorsOf(returns, dates, golden.risk_free_annual), Object.fromEntries(values));
      });

      if (key === 'benchmark') return;

      it('has the returns of years and months', () => {
        expect(byPeriod(dates, returns, 'year')).toEqual(closeTo(given.calendar_year_returns!));
        const months = Object.entries(byPeriod(dates, returns, 'month'));
        const ends = Object.fromEntries([...months.slice(0, 3), ...months.slice(-3)]);
        expect(ends).toEqual(closeTo(given.monthly_returns_first_last_3!));
      });

      it('has the five deepest drawdowns', () => {
        const deepest = deepestDrawdowns(returns, 5).map(({ depth, peak, trough, recovery }) => ({
          depth,
          peak_date: dates[peak],
          trough_date: dates[trough],
          recovery_date: recovery === null ? null : dates[recovery],
        }));
        expect(deepest).toEqual(
          given.top5_drawdowns!.map((episode) => ({ ...episode, ...closeTo({ depth: episode['depth'] as number }) })),
        );
      });
    });
  });
});

function performanceOf(returns: Float64Array, riskFreeRate: number): Measures {
  const safe = { target: riskFreeRate, periodsPerYear: PERIODS };
  const zero = { periodsPerYear: PERIODS };
  return {
    total_return: () => totalReturn(returns),
    cagr: () => compoundAnnualGrowthRate(returns, PERIODS),
    arithmetic_annual_return: () => annualisedReturn(returns, PERIODS),
    volatility_annual_ddof1: () => annualisedVolatility(returns, PERIODS),
    volatility_annual_ddof0: () => annualisedVolatility(returns, PERIODS, { ddof: 0 }),
    sharpe_daily_rf_ddof1: () => sharpeRatio(returns, riskFreeRate, PERIODS),
    sharpe_rf0_ddof1: () => sharpeRatio(returns, 0, PERIODS),
    downside_deviation_annual_target_rf: () => downsideDeviation(returns, safe),
    sortino_target_rf: () => sortinoRatio(returns, safe),
    downside_deviation_annual_target_0: () => downsideDeviation(returns, zero),
    sortino_target_0: () => sortinoRatio(returns, zero),
    probabilistic_sharpe_ratio_vs_0: () => probabilisticSharpeRatio(returns),
  };
}

function drawdownsOf(returns: Float64Array, dates: string[]): Measures {
  const [deepest] = deepestDrawdowns(returns, 1);
  return {
    max_drawdown: () => maxDrawdown(returns),
    max_drawdown_peak_date: () => dates[deepest!.peak],
    max_drawdown_trough_date: () => dates[deepest!.trough],
    max_drawdown_recovery_date: () => dates[deepest!.recovery!],
    calmar_full_period: () => calmarRatio(returns, PERIODS),
    ulcer_index: () => ulcerIndex(returns),
    average_drawdown: () => averageDrawdown(returns),
    longest_drawdown_bars: () => longestDrawdown(returns),
  };
}

function tailOf(returns: Float64Array, level: number): Measures {
  return {
    [`var_hist_${level}_linear_interp`]: () => historicalValueAtRisk(returns, level),
    [`cvar_hist_${level}_mean_le_quantile`]: () => historicalShortfall(returns, level),
    [`cvar_hist_${level}_exact_fractional`]: () => fractionalShortfall(returns, level),
    [`var_gaussian_${level}`]: () => gaussianValueAtRisk(returns, level),
    [`cvar_gaussian_${level}`]: () => gaussianShortfall(returns, level),
    [`var_cornish_fisher_${level}`]: () => cornishFisherValueAtRisk(returns, level),
  };
}

function shapeOf(returns: Float64Array): Measures {
  return {
    skew_biased: () => skewness(returns),
    kurtosis_excess_biased: () => excessKurtosis(returns),
    skew_adjusted: () => skewness(returns, { adjusted: true }),
    kurtosis_excess_adjusted: () => excessKurtosis(returns, { adjusted: true }),
    tail_ratio_95_5: () => tailRatio(returns),
    stability_r2_of_cum_log: () => stability(returns),
  };
}

function gainsOf(returns: Float64Array): Measures {
  return {
    omega_threshold_0: () => omegaRatio(returns),
    win_rate_nonzero: () => winRate(returns),
    avg_win: () => averageWin(returns),
    avg_loss: () => averageLoss(returns),
    payoff_ratio: () => payoffRatio(returns),
    profit_factor: () => profitFactor(returns),
    best_day: () => bestReturn(returns),
    worst_day: () => worstReturn(returns),
    gain_to_pain: () => gainToPainRatio(returns),
  };
}

function anchorsOf(returns: Float64Array, dates: string[], riskFreeRate: number): Measures {
  const span = { start: dates[0]!, end: dates.at(-1)! };
  const cagr = (): number => compoundAnnualGrowthRate(returns, PERIODS);
  const calmar = (): number | null => calmarRatio(returns, PERIODS);
  const deepest = (): number => maxDrawdown(returns);
  const sharpe = (): number | null => sharpeRatio(returns, 0, PERIODS);
  const sortino = (): number | null => sortinoRatio(returns, { periodsPerYear: PERIODS });
  const gaussian = (): number => gaussianValueAtRisk(returns, 0.95);
  return {
    'empyrical.cagr': cagr,
    'empyrical.annual_volatility': () => annualisedVolatility(returns, PERIODS),
    'empyrical.sharpe(rf/252)': () => sharpeRatio(returns, riskFreeRate, PERIODS),
    'empyrical.max_drawdown': deepest,
    'empyrical.calmar': calmar,
    'empyrical.var95': () => historicalValueAtRisk(returns, 0.95),
    'empyrical.cvar95': () => historicalShortfall(returns, 0.95),
    'empyrical.tail_ratio': () => tailRatio(returns),
    'empyrical.omega': () => omegaRatio(returns),
    'empyrical.stability': () => stability(returns),
    'quantstats.cagr': cagr,
    'quantstats.sharpe': sharpe,
    'quantstats.sortino': sortino,
    'quantstats.max_drawdown': deepest,
    'quantstats.calmar': calmar,
    'quantstats.var(gaussian)': gaussian,
    'quantstats.cvar(below gaussian VaR)': () => meanLossBeyond(returns, gaussian()),
    'quantstats.skew': () => skewness(returns, { adjusted: true }),
    'quantstats.kurtosis': () => excessKurtosis(returns, { adjusted: true }),
    'quantstats.ulcer_index': () => ulcerIndex(returns, { ddof: 1 }),
    'quantstats.win_rate': () => winRate(returns),
    'quantstats.psr': () => quantstatsPsr(returns),
    'quantstats.omega': () => omegaRatio(returns),
    'quantstats.profit_factor': () => profitFactor(returns),
    'ffn.calc_cagr(calendar years)': () => calendarGrowthRate(returns, span),
    'ffn.max_drawdown': deepest,
    'ffn.sharpe': sharpe,
    'ffn.sortino': sortino,
  };
}

/** It takes the adjusted excess kurtosis for the kurtosis. */
function quantstatsPsr(returns: Float64Array): number | null {
  return probabilityOfSharpe({
    sharpe: sharpeRatio(returns, 0, 1)!,
    skewness: skewness(returns, { adjusted: true })!,
    kurtosis: excessKurtosis(returns, { adjusted: true })!,
    observations: returns.length,
  });
}

function byPeriod(dates: string[], returns: Float64Array, by: 'year' | 'month'): Record<string, number> {
  return Object.fromEntries(
    calendarReturns(dates.slice(1), returns, by).map(({ period, value }) => [period, value] as const),
  );
}

function closeTo(given: Record<string, number>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, expect.closeTo(value, 13) as unknown] as const),
  );
}
