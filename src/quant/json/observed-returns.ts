import { matrixFromRows, type Matrix } from '../linalg/matrix.js';
import { commonWindow, refuseMissing } from '../moments/missing-returns.js';
import { simpleReturns } from '../moments/simple-returns.js';
import { QuantError } from '../quant-error.js';
import type { JsonReader } from './json-reader.js';

/**
 * What to do with cells that are null: refuse them, keep the rows that every symbol has, or estimate every pair of symbols
 * from the rows that both have.
 */
export const MISSING_RULES = ['refuse', 'common_window', 'pairwise'] as const;
export type MissingRule = (typeof MISSING_RULES)[number];

export interface ObservedReturns {
  /** Simple returns per period, T × N; NaN where one is missing, which is so under the rule `pairwise` only. */
  returns: Matrix;
  /** T; undefined where none is given. */
  benchmark?: Float64Array;
  rule: MissingRule;
  /** Which rows were used; empty under the rule `refuse`, which uses all. */
  diagnostics: Record<string, unknown>;
}

/** `returns` or `prices`, and `benchmark`, by the rule of `missing`. Throws `invalid_input`, `insufficient_data`. */
export function readObserved(body: JsonReader): ObservedReturns {
  const rule = readRule(body);
  const returns = readReturns(body, rule);
  const benchmark = body.numbers('benchmark');
  if (benchmark && benchmark.length !== returns.rows) {
    const problem = `benchmark has ${benchmark.length} values, ${returns.rows} are needed`;
    throw new QuantError('invalid_input', problem, 'benchmark');
  }
  if (rule !== 'common_window') {
    const diagnostics = rule === 'pairwise' ? { rule, rows_given: returns.rows } : {};
    return { returns, ...(benchmark ? { benchmark } : {}), rule, diagnostics };
  }
  const window = commonWindow(returns);
  return {
    returns: window.returns,
    ...(benchmark ? { benchmark: Float64Array.from(window.rows, (t) => benchmark[t] ?? NaN) } : {}),
    rule,
    diagnostics: {
      rule,
      ...{ rows_given: returns.rows, rows_used: window.rows.length },
      ...{ leading_rows_dropped: window.leading, rows_with_holes_dropped: window.holed },
    },
  };
}

function readRule(body: JsonReader): MissingRule {
  const given = body.text('missing') ?? 'refuse';
  const rule = MISSING_RULES.find((name) => name === given);
  if (rule) return rule;
  throw new QuantError(
    'invalid_input',
    `missing must be one of ${MISSING_RULES.join(', ')}, it is "${given}"`,
    'missing',
  );
}

/** A missing price takes the returns before and after it away. */
function readReturns(body: JsonReader, rule: MissingRule): Matrix {
  const source = body.has('prices') ? 'prices' : 'returns';
  const matrix = matrixFromRows(source, body.rows(source, { holes: true }) ?? [], { holes: true });
  if (rule === 'refuse') refuseMissing(source, matrix);
  return source === 'prices' ? simpleReturns(matrix) : matrix;
}
