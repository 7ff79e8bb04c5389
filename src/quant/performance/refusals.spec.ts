import * as quant from '../index.js';
import { QuantError } from '../quant-error.js';

type Statistic = (returns: number[]) => unknown;

const PERIODS = 252;
/** Every statistic of one series, by the fewest returns that it needs. */
const STATISTICS: Record<number, Record<string, Statistic>> = {
  1: {
    totalReturn: quant.totalReturn,
    compoundAnnualGrowthRate: (returns) => quant.compoundAnnualGrowthRate(returns, PERIODS),
    annualisedReturn: (returns) => quant.annualisedReturn(returns, PERIODS),
    downsideDeviation: (returns) => quant.downsideDeviation(returns, { periodsPerYear: PERIODS }),
    sortinoRatio: (returns) => quant.sortinoRatio(returns, { periodsPerYear: PERIODS }),
    maxDrawdown: quant.maxDrawdown,
    averageDrawdown: quant.averageDrawdown,
    ulcerIndex: quant.ulcerIndex,
    calmarRatio: (returns) => quant.calmarRatio(returns, PERIODS),
    quantile: (returns) => quant.quantile(returns, 0.5),
    tailRatio: quant.tailRatio,
    historicalValueAtRisk: (returns) => quant.historicalValueAtRisk(returns, 0.95),
    historicalShortfall: (returns) => quant.historicalShortfall(returns, 0.95),
    fractionalShortfall: (returns) => quant.fractionalShortfall(returns, 0.95),
    meanLossBeyond: (returns) => quant.meanLossBeyond(returns, 0.01),
    omegaRatio: quant.omegaRatio,
    profitFactor: quant.profitFactor,
    gainToPainRatio: quant.gainToPainRatio,
    winRate: quant.winRate,
    averageWin: quant.averageWin,
    averageLoss: quant.averageLoss,
    payoffRatio: quant.payoffRatio,
    bestReturn: quant.bestReturn,
    worstReturn: quant.worstReturn,
  },
  2: {
    annualisedVolatility: (returns) => quant.annualisedVolatility(returns, PERIODS),
    sharpeRatio: (returns) => quant.sharpeRatio(returns, 0.02, PERIODS),
    probabilisticSharpeRatio: quant.probabilisticSharpeRatio,
    skewness: quant.skewness,
    excessKurtosis: quant.excessKurtosis,
    gaussianValueAtRisk: (returns) => quant.gaussianValueAtRisk(returns, 0.95),
    cornishFisherValueAtRisk: (returns) => quant.cornishFisherValueAtRisk(returns, 0.95),
    gaussianShortfall: (returns) => quant.gaussianShortfall(returns, 0.95),
    stability: quant.stability,
  },
};
const COMPOUNDED = ['totalReturn', 'compoundAnnualGrowthRate', 'maxDrawdown', 'averageDrawdown', 'ulcerIndex'];

const cases = Object.entries(STATISTICS).flatMap(([fewest, statistics]) =>
  Object.entries(statistics).map(([name, statistic]) => ({ name, statistic, fewest: Number(fewest) })),
);

function refusalOf(statistic: Statistic, returns: number[]): Partial<QuantError> {
  try {
    return { message: `it was ${String(statistic(returns))}` };
  } catch (error) {
    return error instanceof QuantError ? error : { message: String(error) };
  }
}

it.each(cases)('$name refuses a hole by its place', ({ statistic }) => {
  for (const hole of [NaN, Infinity, -Infinity]) {
    const { code, place, message } = refusalOf(statistic, [0.01, -0.02, hole, 0.03]);
    expect({ code, place, message }).toEqual({
      code: 'invalid_input',
      place: 'returns[2]',
      message: `returns[2] is ${hole}: a finite number is needed`,
    });
  }
});

it.each(cases)('$name needs $fewest', ({ statistic, fewest }) => {
  const { code, place } = refusalOf(statistic, [0.01, -0.02].slice(0, fewest - 1));
  expect({ code, place }).toEqual({ code: 'insufficient_data', place: 'returns' });
});

it.each(cases)('$name is a number or null, never NaN nor infinite, for as few and for returns of nothing', (given) => {
  const few = [0.01, -0.02].slice(0, given.fewest);
  for (const returns of [few, few.map(() => 0), few.map(() => 0.1), few.map(() => -0.1)]) {
    const value = given.statistic(returns);
    expect(value === null || Number.isFinite(value)).toBe(true);
  }
});

it.each(COMPOUNDED)('%s refuses a loss of more than everything', (name) => {
  const { code, place } = refusalOf(STATISTICS[1]![name]!, [0.1, -1.01]);
  expect({ code, place }).toEqual({ code: 'invalid_input', place: 'returns[1]' });
});

it('refuses a hole in the wealth and in the drawdowns, and has none of none', () => {
  for (const series of [quant.cumulativeWealth, quant.drawdowns, quant.drawdownEpisodes]) {
    expect(refusalOf(series, [0.1, NaN]).place).toBe('returns[1]');
    expect(series([])).toHaveLength(0);
  }
});

const SERIES = [0.01, -0.02, 0.03];
const MARKET = [0.02, -0.01, 0.01];

it.each([0, -1, NaN, Infinity])('refuses %s periods a year', (periodsPerYear) => {
  const model = { riskFreeRate: 0, periodsPerYear };
  const annual: (() => unknown)[] = [
    () => quant.compoundAnnualGrowthRate(SERIES, periodsPerYear),
    () => quant.annualisedReturn(SERIES, periodsPerYear),
    () => quant.annualisedVolatility(SERIES, periodsPerYear),
    () => quant.sharpeRatio(SERIES, 0, periodsPerYear),
    () => quant.downsideDeviation(SERIES, { periodsPerYear }),
    () => quant.sortinoRatio(SERIES, { periodsPerYear }),
    () => quant.calmarRatio(SERIES, periodsPerYear),
    () => quant.trackingError(SERIES, MARKET, periodsPerYear),
    () => quant.informationRatio(SERIES, MARKET, periodsPerYear),
    () => quant.alpha(SERIES, MARKET, model),
    () => quant.treynorRatio(SERIES, MARKET, model),
    () => quant.upCapture(SERIES, MARKET, periodsPerYear),
    () => quant.downCapture(SERIES, MARKET, periodsPerYear),
  ];
  for (const statistic of annual) expect(refusalOf(statistic, []).place).toBe('periodsPerYear');
});

it('refuses rates, targets, thresholds and counts that are no numbers', () => {
  const model = { riskFreeRate: NaN, periodsPerYear: PERIODS };
  const evidence = { sharpe: 0.1, skewness: 0, kurtosis: 3, observations: 24 };
  const refused: [string, () => unknown][] = [
    ['riskFreeRate', () => quant.sharpeRatio(SERIES, NaN, PERIODS)],
    ['riskFreeRate', () => quant.alpha(SERIES, MARKET, model)],
    ['riskFreeRate', () => quant.treynorRatio(SERIES, MARKET, model)],
    ['target', () => quant.sortinoRatio(SERIES, { target: NaN, periodsPerYear: PERIODS })],
    ['threshold', () => quant.omegaRatio(SERIES, NaN)],
    ['valueAtRisk', () => quant.meanLossBeyond(SERIES, NaN)],
    ['benchmark', () => quant.probabilisticSharpeRatio(SERIES, NaN)],
    ['kurtosis', () => quant.probabilityOfSharpe({ ...evidence, kurtosis: NaN })],
    ['count', () => quant.deepestDrawdowns(SERIES, 1.5)],
  ];
  for (const [place, statistic] of refused) expect(refusalOf(statistic, []).place).toBe(place);
});
