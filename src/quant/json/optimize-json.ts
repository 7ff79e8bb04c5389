import { optimize, type Allocation, type OptimizeRequest } from '../optimizers/optimize.js';
import { QuantError } from '../quant-error.js';
import { withinLimits, type LimitsReport } from '../solve-limits.js';
import { readConstraints } from './constraints-reader.js';
import { JsonReader } from './json-reader.js';
import { readLimits } from './limits-reader.js';
import { readMarket } from './market-input.js';
import { readMethods, type Methods } from './methods-reader.js';
import { placed } from './placed.js';

/** More symbols than this would take longer than anybody waits. */
export const MOST_SYMBOLS = 2000;

export const INPUT_MEMBERS = [
  'symbols',
  'returns',
  'prices',
  'moments',
  'missing',
  'covariance',
  'expected_returns',
  'constraints',
  'risk_free_rate',
  'periods_per_year',
  'benchmark',
  'limits',
  'method',
  'params',
  'fallbacks',
  'diagnostics',
];

export interface PreparedRequest {
  request: Omit<OptimizeRequest, 'method' | 'params'>;
  estimates: Record<string, unknown>;
}

/** One method that was tried. */
interface Attempt {
  method: string;
  /** Null when it gave the weights. */
  failure: string | null;
}

/** The answer of `POST /allocation/optimize`. */
export interface OptimizeAnswer {
  weights: Record<string, number>;
  cash?: number;
  method: string;
  expected_return: number | null;
  volatility: number;
  sharpe: number | null;
  risk_contributions: Record<string, number>;
  diagnostics?: Record<string, unknown>;
}

/** Reads a request, runs its method, or the first of its fallbacks that works, and explains the result. Throws QuantError. */
export function optimizeJson(value: unknown, elapsedMs: () => number): OptimizeAnswer {
  const body = JsonReader.of('', value, INPUT_MEMBERS);
  const { iterations, timeMs } = readLimits(body);
  const methods = readMethods(body);
  const compute = (): OptimizeAnswer => {
    const prepared = withinLimits('the estimate', { iterations }, () => prepare(body));
    const limited = { ...prepared, request: { ...prepared.request, limits: { iterations } } };
    const { allocation, method, attempts } = tryMethods(methods, limited);
    return answerOf(allocation, { method, attempts, prepared, body, elapsedMs });
  };
  return placed(body, () => withinLimits('the request', { timeMs, iterations: Infinity }, compute));
}

/** What methods and frontier have in common. */
export function prepare(body: JsonReader): PreparedRequest {
  const symbols = body.texts('symbols');
  if (symbols.length === 0) throw new QuantError('invalid_input', 'there are no symbols to weight', 'symbols');
  if (symbols.length > MOST_SYMBOLS) {
    throw new QuantError(
      'invalid_input',
      `there are ${symbols.length} symbols; ${MOST_SYMBOLS} are the most that are taken`,
      'symbols',
    );
  }
  const periodsPerYear = body.number('periods_per_year') ?? 252;
  const riskFreeRate = body.number('risk_free_rate') ?? 0;
  const { estimates, ...market } = readMarket(body, { symbols, riskFreeRate, periodsPerYear });
  return {
    request: {
      symbols,
      ...market,
      constraints: readConstraints(body),
      riskFreeRate,
      periodsPerYear,
    },
    estimates,
  };
}

export function bySymbol(symbols: readonly string[], values: ArrayLike<number>): Record<string, number> {
  return Object.fromEntries(symbols.map((symbol, i) => [symbol, values[i] ?? 0]));
}

function tryMethods(
  { names, params }: Methods,
  { request }: PreparedRequest,
): { allocation: Allocation; method: string; attempts: Attempt[] } {
  const attempts: Attempt[] = [];
  for (const [i, method] of names.entries()) {
    try {
      const allocation = optimize({ ...request, method, params: i === 0 ? params : {} });
      return { allocation, method, attempts: [...attempts, { method, failure: null }] };
    } catch (error) {
      // What another method gives instead must not depend on the time.
      if (!(error instanceof QuantError) || error.code === 'limit_time' || i === names.length - 1) throw error;
      attempts.push({ method, failure: error.message });
    }
  }
  throw new QuantError('invalid_input', 'method is missing');
}

export function limitsJson({ iterations, iterationsUsed, timeMs }: LimitsReport): Record<string, number> {
  return { iterations, iterations_used: iterationsUsed, time_ms: timeMs };
}

function answerOf(
  { weights, cash, expectedReturn, volatility, sharpe, riskContributions, diagnostics }: Allocation,
  {
    method,
    attempts,
    prepared,
    body,
    elapsedMs,
  }: {
    method: string;
    attempts: Attempt[];
    prepared: PreparedRequest;
    body: JsonReader;
    elapsedMs: () => number;
  },
): OptimizeAnswer {
  const { symbols } = prepared.request;
  const { solver, iterations, kktResidual, optimalityGap, activeConstraints, values, limits } = diagnostics;
  const details = {
    ...{ solver, iterations, kkt_residual: kktResidual, optimality_gap: optimalityGap },
    active_constraints: activeConstraints,
    ...(values ? { values } : {}),
    ...(attempts.length > 1 ? { attempts } : {}),
    estimates: prepared.estimates,
    limits: limitsJson(limits),
    elapsed_ms: elapsedMs(),
  };
  return {
    weights: bySymbol(symbols, weights),
    ...(cash === undefined ? {} : { cash }),
    method,
    expected_return: expectedReturn,
    volatility,
    sharpe,
    risk_contributions: bySymbol(symbols, riskContributions),
    ...(body.flag('diagnostics', true) ? { diagnostics: details } : {}),
  };
}
