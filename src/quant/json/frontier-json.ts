import { computeFrontier } from '../optimizers/frontier.js';
import { inputOf } from '../optimizers/optimize.js';
import { QuantError } from '../quant-error.js';
import { withinLimits, type LimitsReport } from '../solve-limits.js';
import { JsonReader } from './json-reader.js';
import { readLimits } from './limits-reader.js';
import { checkMethods } from './methods-reader.js';
import { bySymbol, INPUT_MEMBERS, limitsJson, prepare } from './optimize-json.js';
import { placed } from './placed.js';

const MOST_POINTS = 500;
const USUAL_POINTS = 50;

/** The answer of `POST /allocation/frontier`. */
export interface FrontierAnswer {
  points: {
    weights: Record<string, number>;
    expected_return: number;
    volatility: number;
    sharpe: number | null;
  }[];
  diagnostics: Record<string, unknown>;
}

/**
 * Reads a request and computes the efficient frontier. It takes what `optimizeJson` takes: a method and what goes with it
 * is checked and changes nothing, because a frontier is of least variance. Throws QuantError.
 */
export function frontierJson(value: unknown, elapsedMs: () => number): FrontierAnswer {
  const body = JsonReader.of('', value, [...INPUT_MEMBERS, 'points']);
  const points = body.number('points') ?? USUAL_POINTS;
  if (!Number.isSafeInteger(points) || points < 2 || points > MOST_POINTS) {
    throw new QuantError(
      'invalid_input',
      `points must be a whole number from 2 to ${MOST_POINTS}, it is ${points}`,
      'points',
    );
  }
  checkMethods(body);
  body.flag('diagnostics', true);
  const compute = (report: () => LimitsReport): FrontierAnswer => {
    const { request, estimates } = prepare(body);
    const { symbols, riskFreeRate = 0 } = request;
    const frontier = computeFrontier(inputOf(request), points);
    return {
      points: frontier.map(({ weights, expectedReturn, volatility }) => ({
        weights: bySymbol(symbols, weights),
        expected_return: expectedReturn,
        volatility,
        sharpe: volatility > 0 ? (expectedReturn - riskFreeRate) / volatility : null,
      })),
      diagnostics: { estimates, limits: limitsJson(report()), elapsed_ms: elapsedMs() },
    };
  };
  return placed(body, () => withinLimits('the frontier', readLimits(body), compute));
}
