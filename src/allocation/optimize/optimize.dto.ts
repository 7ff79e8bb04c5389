import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LONGEST_TIME_MS, MOST_ITERATIONS } from '../../quant/json/limits-reader.js';
import { MISSING_RULES, type MissingRule } from '../../quant/json/observed-returns.js';
import { MOST_SYMBOLS } from '../../quant/json/optimize-json.js';
import type { ParamsSchema } from '../../quant/params.js';
import { USUAL_LIMITS } from '../../quant/solve-limits.js';

const BY_SYMBOL = { type: 'object', additionalProperties: { type: 'number' } } as const;
const ANY = { type: 'object', additionalProperties: true } as const;
const ROWS = { type: 'array', items: { type: 'array', items: { type: 'number', nullable: true } } } as const;

export class MemberDto {
  @ApiProperty({ example: 'min_variance' }) name: string;
  @ApiProperty({ example: 'Minimum variance' }) title: string;
  @ApiProperty({ ...ANY, description: 'JSON Schema of the parameters.' }) params: object;
}

export class EstimatorsDto {
  @ApiProperty({ type: [MemberDto] }) covariance: MemberDto[];
  @ApiProperty({ type: [MemberDto] }) expected_returns: MemberDto[];
}

export function describeMember(member: { name: string; title: string; params: ParamsSchema }): MemberDto {
  return { name: member.name, title: member.title, params: member.params };
}

class LimitsDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: LONGEST_TIME_MS,
    default: USUAL_LIMITS.timeMs,
    description:
      'Milliseconds, of the whole request; no fallback is tried after them, so that no weight depends on them.',
  })
  time_ms?: number;
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MOST_ITERATIONS,
    default: USUAL_LIMITS.iterations,
    description: 'Of each method that is tried, all its solvers together.',
  })
  iterations?: number;
}

/** What both computations are given. Described here, read and checked in the worker. */
class ComputationRequestDto {
  @ApiProperty({ type: [String], example: ['A', 'B'], minItems: 1, maxItems: MOST_SYMBOLS, uniqueItems: true })
  symbols: string[];
  @ApiPropertyOptional({
    ...ROWS,
    example: [
      [0.01, -0.02],
      [0.0, 0.01],
      [-0.01, 0.02],
    ],
    description:
      'Simple returns per period, T rows × N columns. Exactly one of returns, prices and moments. A null is a return that ' +
      'is missing; see `missing`.',
  })
  returns?: (number | null)[][];
  @ApiPropertyOptional({
    ...ROWS,
    description:
      'T + 1 rows × N columns. A null is a price that is missing; it takes the returns before and after it away.',
  })
  prices?: (number | null)[][];
  @ApiPropertyOptional({
    ...ANY,
    description:
      '`expected_returns` (N, optional) and `covariance` (N × N), annual. A covariance that is not symmetric and positive ' +
      'semidefinite is refused; with `repair: true` the nearest one with the same variances takes its place, and ' +
      '`diagnostics.estimates.covariance` says how far it moved.',
  })
  moments?: object;
  @ApiPropertyOptional({
    enum: MISSING_RULES,
    default: 'refuse',
    description:
      'What to do where returns are missing. `refuse`: nothing, the first hole is named. `common_window`: begin when the ' +
      'last symbol does and leave out rows with a hole. `pairwise`: variances from the rows of each symbol and ' +
      'correlations from those that two share, with the nearest positive semidefinite matrix in their place (estimator ' +
      '`sample`; methods that need every return refuse). `diagnostics.estimates` says which rows were used and how far ' +
      'the matrix moved.',
  })
  missing?: MissingRule;
  @ApiPropertyOptional({
    ...ANY,
    example: { estimator: 'ledoit_wolf' },
    description: '`estimator` and its parameters, see GET /allocation/estimators.',
  })
  covariance?: object;
  @ApiPropertyOptional({
    ...ANY,
    example: { estimator: 'mean_historical' },
    description:
      '`estimator` and its parameters, see GET /allocation/estimators. With moments: an estimator that needs no returns, ' +
      'such as `equilibrium`.',
  })
  expected_returns?: object;
  @ApiPropertyOptional({
    ...ANY,
    example: { min_weight: 0, max_weight: 0.7, groups: [{ name: 'tech', symbols: ['A'], max: 0.4 }] },
    description:
      '`min_weight`, `max_weight` (a number or by symbol), `budget`, `gross_max`, `groups[] {name, symbols, min, max}`, ' +
      '`linear[] {name, coefficients, min, max}`, `turnover {from, max}` (Σ|w − from|), `costs {from, linear, quadratic}` (a symbol that `from` leaves out is not held), ' +
      '`l2`, `max_positions`, `min_position`, `tracking_error {benchmark_weights, max}`.',
  })
  constraints?: object;
  @ApiPropertyOptional({
    type: () => LimitsDto,
    description:
      'What the computation may take. Past a limit the answer is 422 `limit_time` or `limit_iterations`; a search over ' +
      'positions gives at its limit of iterations the best it has found, with `optimality_gap`.',
  })
  limits?: LimitsDto;
  @ApiPropertyOptional({ default: 0, description: 'Annual.' }) risk_free_rate?: number;
  @ApiPropertyOptional({ default: 252 }) periods_per_year?: number;
  @ApiPropertyOptional({ type: [Number], description: 'Simple returns of the benchmark, T.' }) benchmark?: number[];
}

export class FrontierRequestDto extends ComputationRequestDto {
  @ApiPropertyOptional({ default: 50, minimum: 2, maximum: 500 }) points?: number;
  @ApiPropertyOptional({ example: 'min_variance', description: 'Of GET /allocation/methods; without effect.' })
  method?: string;
  @ApiPropertyOptional({ ...ANY, example: {}, description: 'Of the method; without effect.' }) params?: object;
  @ApiPropertyOptional({ type: [String], example: ['equal_weight'], description: 'Methods; without effect.' })
  fallbacks?: string[];
  @ApiPropertyOptional({ default: true, description: 'Without effect: they are always there.' }) diagnostics?: boolean;
}

export class OptimizeRequestDto extends ComputationRequestDto {
  @ApiProperty({ example: 'min_variance', description: 'See GET /allocation/methods.' }) method: string;
  @ApiPropertyOptional({ ...ANY, example: {}, description: 'Of the method.' }) params?: object;
  @ApiPropertyOptional({
    type: [String],
    example: ['equal_weight'],
    description: 'Tried in turn when the method fails; `diagnostics.attempts` says what failed and why.',
  })
  fallbacks?: string[];
  @ApiPropertyOptional({ default: true }) diagnostics?: boolean;
}

class PortfolioDto {
  @ApiProperty({ ...BY_SYMBOL, example: { A: 0.4, B: 0.6 } }) weights: Record<string, number>;
  @ApiProperty({ type: Number, nullable: true, description: 'Annual.', example: 0.08 }) expected_return: number | null;
  @ApiProperty({ description: 'Annual.', example: 0.12 }) volatility: number;
  @ApiProperty({ type: Number, nullable: true, example: 0.67 }) sharpe: number | null;
}

export class OptimizeDto extends PortfolioDto {
  @ApiProperty({ example: 'min_variance', description: 'The one that gave the weights.' }) method: string;
  @ApiPropertyOptional({ description: 'Fraction in cash, for methods that hold some.' }) cash?: number;
  @ApiProperty({ ...BY_SYMBOL, description: 'Parts of the variance; they sum to 1.', example: { A: 0.5, B: 0.5 } })
  risk_contributions: Record<string, number>;
  @ApiPropertyOptional({
    ...ANY,
    description:
      '`solver`, `iterations`, `kkt_residual`, `optimality_gap`, `active_constraints`, `estimates`, `attempts`, `limits` (in force, and `iterations_used`), `elapsed_ms`.',
  })
  diagnostics?: object;
}

export class FrontierDto {
  @ApiProperty({ type: [PortfolioDto] }) points: PortfolioDto[];
  @ApiProperty(ANY) diagnostics: object;
}
