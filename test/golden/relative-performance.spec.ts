import {
  alpha,
  annualisedVolatility,
  beta,
  compoundAnnualGrowthRate,
  downBeta,
  downCapture,
  informationRatio,
  pearsonCorrelation,
  rollingPairs,
  rollingWindows,
  rSquared,
  sharpeRatio,
  trackingError,
  treynorRatio,
  upBeta,
  upCapture,
} from '../../src/quant/index.js';
import { expectGolden } from '../support/expect-golden.js';
import { describeWithReference, readReference } from '../support/reference.js';
import { GOLDEN_CASES, referenceBenchmark, referencePortfolios } from '../support/reference-portfolios.js';

const PERIODS = 252;

interface Relative {
  relative: Record<string, number>;
  relative_anchor_values: Record<string, { value: number }>;
  rolling: { window: number; ddof: number; rows: Record<string, number | string>[] };
}

interface Analytics {
  risk_free_annual: number;
  portfolios: Record<string, Relative>;
}

type Measures = Record<string, () => unknown>;

describeWithReference('real portfolios against their benchmark', () => {
  describe.each(GOLDEN_CASES)('of %s', (name) => {
    const golden = readReference<Analytics>('allocation', 'given', name, 'analytics.json');
    const { dates, portfolios } = referencePortfolios(name);
    const benchmark = referenceBenchmark(name);

    describe.each([...portfolios])('%s', (key, { returns }) => {
      const { relative, relative_anchor_values: anchors, rolling } = golden.portfolios[key]!;
      // The benchmark of the second case is its equally weighted portfolio.
      const isItself = relative['tracking_error_annual_ddof1']! < 1e-15;

      it('has every statistic, and none where there is nothing to tell them apart', () => {
        const expected: Record<string, unknown> = { ...relative };
        if (isItself) expected['information_ratio_annual'] = null;
        expectGolden(relativeOf(returns, benchmark, golden.risk_free_annual), expected);
      });

      it('has what the libraries say', () => {
        const expected: Record<string, unknown> = Object.fromEntries(
          Object.entries(anchors).map(([anchor, { value }]) => [anchor, value] as const),
        );
        expect(Object.keys(expected)).toHaveLength(7);
        if (isItself) expected['quantstats.information_ratio(per-period)'] = null;
        expectGolden(anchorsOf(returns, benchmark, golden.risk_free_annual), expected);
      });

      it('has the rolling ones', () => {
        const { window, ddof, rows } = rolling;
        expect(ddof).toBe(1);
        const paired = [returns, benchmark] as const;
        const correlations = rollingPairs(paired, window, pearsonCorrelation);
        const betas = rollingPairs(paired, window, beta);
        const volatilities = rollingWindows(returns, window, (own) => annualisedVolatility(own, PERIODS));
        const ratios = rollingWindows(returns, window, (own) => sharpeRatio(own, 0, PERIODS));
        expect(rows).toHaveLength(4);
        for (const row of rows) {
          // The first window ends at return window − 1, whose date is one later than that of the first price.
          const at = dates.indexOf(String(row['date'])) - window;
          const measures: Measures = {
            date: () => dates[at + window],
            correlation: () => correlations[at],
            beta: () => betas[at],
            volatility_annual: () => volatilities[at],
            sharpe_rf0: () => ratios[at],
          };
          expectGolden(measures, row);
        }
      });
    });
  });
});

function relativeOf(returns: Float64Array, benchmark: Float64Array, riskFreeRate: number): Measures {
  const model = { riskFreeRate, periodsPerYear: PERIODS };
  return {
    beta: () => beta(returns, benchmark),
    alpha_annual_arithmetic_x252: () => alpha(returns, benchmark, model),
    alpha_annual_compounded: () => alpha(returns, benchmark, { ...model, compounding: true }),
    correlation: () => pearsonCorrelation(returns, benchmark),
    r_squared: () => rSquared(returns, benchmark),
    tracking_error_annual_ddof1: () => trackingError(returns, benchmark, PERIODS),
    information_ratio_annual: () => informationRatio(returns, benchmark, PERIODS),
    treynor_annual_arithmetic: () => treynorRatio(returns, benchmark, model),
    up_capture_annualised_geometric: () => upCapture(returns, benchmark, PERIODS),
    down_capture_annualised_geometric: () => downCapture(returns, benchmark, PERIODS),
    up_beta: () => upBeta(returns, benchmark),
    down_beta: () => downBeta(returns, benchmark),
    excess_cagr: () => compoundAnnualGrowthRate(returns, PERIODS) - compoundAnnualGrowthRate(benchmark, PERIODS),
    n_obs: () => returns.length,
  };
}

function anchorsOf(returns: Float64Array, benchmark: Float64Array, riskFreeRate: number): Measures {
  const model = { riskFreeRate, periodsPerYear: PERIODS, compounding: true };
  return {
    'empyrical.beta': () => beta(returns, benchmark),
    'empyrical.alpha': () => alpha(returns, benchmark, model),
    'empyrical.up_capture': () => upCapture(returns, benchmark, PERIODS),
    'empyrical.down_capture': () => downCapture(returns, benchmark, PERIODS),
    'quantstats.r_squared': () => rSquared(returns, benchmark),
    'quantstats.information_ratio(per-period)': () => informationRatio(returns, benchmark, 1),
    'quantstats.greeks.beta': () => beta(returns, benchmark),
  };
}
