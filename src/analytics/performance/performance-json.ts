import { JsonReader } from '../../quant/json/json-reader.js';
import { QuantError } from '../../quant/quant-error.js';
import { computeBenchmarkFigures, type BenchmarkFigures } from './benchmark-figures.js';
import { computeFactorFigures, type FactorFigures, type NamedFactor } from './factor-figures.js';
import { computePerformanceFigures, type PerformanceFigures } from './performance-figures.js';

const MEMBERS = ['returns', 'benchmark', 'factors', 'risk_free_rate', 'periods_per_year'];
const MOST_FACTORS = 50;

export type PerformanceAnswer = PerformanceFigures & {
  benchmark: BenchmarkFigures | null;
  factors: FactorFigures | null;
};

/** `POST /analytics/performance`, from the body to the answer. Throws QuantError naming the place. */
export function performanceJson(value: unknown): PerformanceAnswer {
  const body = JsonReader.of('', value, MEMBERS);
  const returns = body.numbers('returns');
  if (returns === undefined) throw new QuantError('invalid_input', 'returns is missing', 'returns');
  const basis = { riskFreeRate: body.number('risk_free_rate') ?? 0, periodsPerYear: readPeriods(body) };
  const benchmark = pairedSeries(body, 'benchmark', returns.length);
  const factors = readFactors(body, returns.length);
  const excess = returns.map((r) => r - basis.riskFreeRate / basis.periodsPerYear);
  return {
    ...at('returns', () => computePerformanceFigures(returns, basis)),
    benchmark: benchmark && at('benchmark', () => computeBenchmarkFigures(returns, benchmark, basis)),
    factors: factors && at('factors', () => computeFactorFigures(excess, factors, basis.periodsPerYear)),
  };
}

function readPeriods(body: JsonReader): number {
  const periods = body.number('periods_per_year') ?? 252;
  if (periods > 0) return periods;
  throw new QuantError('invalid_input', `periods_per_year is ${periods}: it must be above 0`, 'periods_per_year');
}

function readFactors(body: JsonReader, length: number): NamedFactor[] | null {
  const names = Object.keys(body.record('factors'));
  if (names.length === 0) return null;
  if (names.length > MOST_FACTORS) {
    throw new QuantError('invalid_input', `there are ${names.length} factors, ${MOST_FACTORS} are the most`, 'factors');
  }
  const members = JsonReader.of('factors', body.value('factors'), names);
  return names.map((name) => ({ name, returns: pairedSeries(members, name, length, `factors.${name}`) ?? [] }));
}

/** As many as there are returns. */
function pairedSeries(body: JsonReader, name: string, length: number, place = name): Float64Array | null {
  const series = body.numbers(name);
  if (series === undefined || series.length === length) return series ?? null;
  throw new QuantError('invalid_input', `${place} has ${series.length} values, returns has ${length}`, place);
}

/** What does not name a place of the member itself is said of the whole of it: the figures know series, not the body. */
function at<T>(member: string, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof QuantError) || error.place?.startsWith(member) === true) throw error;
    throw new QuantError(error.code, error.message, member);
  }
}
