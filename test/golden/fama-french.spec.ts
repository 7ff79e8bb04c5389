import { factorRegression, matrixFromRows } from '../../src/quant/index.js';
import { expectGolden, expectGoldenValues } from '../support/expect-golden.js';
import { describeWithReference, readReference } from '../support/reference.js';
import { GOLDEN_CASES, referencePortfolios } from '../support/reference-portfolios.js';
import { readDatedRows } from '../support/reference-returns.js';

const PERIODS = 252;

interface Regression {
  n_obs: number;
  first: string;
  last: string;
  coef: Record<string, number>;
  alpha_annual_x252: number;
  se_ols: Record<string, number>;
  t_ols: Record<string, number>;
  se_newey_west_5: Record<string, number>;
  r2: number;
  adj_r2: number;
  residual_std_daily: number;
}

interface Analytics {
  portfolios: Record<string, { fama_french?: Record<string, Regression> }>;
}

describeWithReference('factors of real portfolios', () => {
  // The British case has none.
  const [name = ''] = GOLDEN_CASES;
  const golden = readReference<Analytics>('allocation', 'given', name, 'analytics.json');
  const { dates, portfolios } = referencePortfolios(name);
  const columns = factorColumns(dates.slice(1));
  const cases = [...portfolios].flatMap(([key, { returns }]) =>
    Object.entries(golden.portfolios[key]!.fama_french!).map(([model, given]) => ({ key, model, given, returns })),
  );

  it('are nine regressions', () => {
    expect(cases).toHaveLength(9);
  });

  it.each(cases)('$key on $model', ({ given, returns }) => {
    const [, ...names] = Object.keys(given.coef);
    const factors = matrixFromRows(
      'factors',
      dates.slice(1).map((_, t) => names.map((factor) => columns[factor]![t]!)),
    );
    const excess = returns.map((value, t) => value - columns['RF']![t]!);
    const found = factorRegression(excess, factors, { lags: 5 });
    expect(found.coefficients).toHaveLength(names.length + 1);
    expectGoldenValues(found.coefficients, Object.values(given.coef));
    expectGoldenValues(found.standardErrors, Object.values(given.se_ols));
    expectGoldenValues(found.tStatistics, Object.values(given.t_ols));
    expectGoldenValues(found.neweyWestErrors, Object.values(given.se_newey_west_5));
    expect([given.first, given.last]).toEqual([dates[1], dates.at(-1)]);
    const { n_obs, alpha_annual_x252, r2, adj_r2, residual_std_daily } = given;
    expectGolden(
      {
        n_obs: () => found.observations,
        alpha_annual_x252: () => found.coefficients[0]! * PERIODS,
        r2: () => found.rSquared,
        adj_r2: () => found.adjustedRSquared,
        residual_std_daily: () => found.residualDeviation,
      },
      { n_obs, alpha_annual_x252, r2, adj_r2, residual_std_daily },
    );
  });
});

/** Daily factors as fractions; the three-factor regressions take theirs from the five-factor file as well. */
function factorColumns(dates: string[]): Record<string, number[]> {
  const files = ['F-F_5_Factors_2x3_daily_202407.CSV', 'F-F_Momentum_daily_202407.CSV'];
  const columns = files.flatMap((file) => {
    const table = readDatedRows('data', file);
    const rowOf = new Map(table.dates.map((date, t) => [date, table.rows[t]!]));
    return table.names.map(
      (factor, k) =>
        [factor.toUpperCase() === 'MOM' ? 'MOM' : factor, dates.map((date) => rowOf.get(date)![k]! / 100)] as const,
    );
  });
  return Object.fromEntries(columns);
}
