import { matrixFromRows, type Matrix } from '../linalg/matrix.js';
import { assertPositiveSemidefinite, assertSymmetric, assertVariances } from '../moments/covariance-checks.js';
import { nearestPsdWithDiagonal, repairDiagnostics } from '../moments/nearest-psd.js';
import { QuantError } from '../quant-error.js';
import { JsonReader } from './json-reader.js';

/** What is known without any return. */
export interface GivenMoments {
  returns: null;
  /** Annual, N × N, positive semidefinite. */
  covariance: Matrix;
  /** Annual, N. */
  expectedReturns?: Float64Array;
  benchmark?: Float64Array;
  /** How far a repair has moved the covariance. */
  estimates: Record<string, unknown>;
}

const COVARIANCE = 'moments.covariance';

/** `moments`, with `repair` the nearest covariance there can be. Throws `invalid_input` naming the cell. */
export function readMoments(body: JsonReader, symbols: readonly string[]): GivenMoments {
  for (const name of ['covariance', 'missing']) {
    if (body.has(name)) throw new QuantError('invalid_input', `${name} is about returns: moments need none`, name);
  }
  const moments = JsonReader.of('moments', body.value('moments'), ['expected_returns', 'covariance', 'repair']);
  const given = matrixFromRows(COVARIANCE, moments.rows('covariance') ?? []);
  const expectedReturns = moments.numbers('expected_returns');
  if (expectedReturns) assertExpectedReturns(body, expectedReturns, symbols);
  const benchmark = body.numbers('benchmark');
  return {
    returns: null,
    ...checked(given, symbols, moments.flag('repair', false)),
    ...(expectedReturns ? { expectedReturns } : {}),
    ...(benchmark ? { benchmark } : {}),
  };
}

function assertExpectedReturns(body: JsonReader, { length }: Float64Array, symbols: readonly string[]): void {
  if (body.has('expected_returns')) {
    const problem = 'expected_returns chooses an estimator: moments have expected returns';
    throw new QuantError('invalid_input', problem, 'expected_returns');
  }
  if (length === symbols.length) return;
  const place = 'moments.expected_returns';
  throw new QuantError('invalid_input', `${place} has ${length} values, ${symbols.length} are needed`, place);
}

function checked(
  covariance: Matrix,
  symbols: readonly string[],
  repair: boolean,
): Pick<GivenMoments, 'covariance' | 'estimates'> {
  const n = symbols.length;
  if (covariance.rows !== n || covariance.columns !== n) {
    const size = `${covariance.rows} × ${covariance.columns}`;
    throw new QuantError('invalid_input', `the covariance is ${size}, ${n} symbols need ${n} × ${n}`, COVARIANCE);
  }
  assertSymmetric(COVARIANCE, covariance);
  assertVariances(COVARIANCE, covariance);
  if (!repair) {
    assertPositiveSemidefinite(COVARIANCE, covariance, symbols);
    return { covariance, estimates: {} };
  }
  const { matrix, ...found } = nearestPsdWithDiagonal(covariance);
  return { covariance: matrix, estimates: { covariance: repairDiagnostics(found) } };
}
