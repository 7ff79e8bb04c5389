import { Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { LargeJson, UnreadBody } from '../../platform/http/large-json.js';
import { expectedReturnsEstimators } from '../../quant/moments/expected-returns.registry.js';
import { covarianceEstimators } from '../../quant/moments/registry.js';
import { optimizers } from '../../quant/optimizers/registry.js';
import { DiscreteDto, DiscreteRequestDto } from './discrete.dto.js';
import {
  describeMember,
  EstimatorsDto,
  FrontierDto,
  FrontierRequestDto,
  MemberDto,
  OptimizeDto,
  OptimizeRequestDto,
} from './optimize.dto.js';
import { Optimizations } from './optimizations.service.js';

/** 1000 symbols × 1260 days, twenty characters a number. */
const LARGEST_BODY = 64 * 1024 * 1024;
const LARGEST_DISCRETE = 1024 * 1024;
const JSON_TYPE = 'application/json; charset=utf-8';

@ApiTags('allocation')
@Controller('allocation')
@RequireScope('read')
export class OptimizeController {
  constructor(private readonly optimizations: Optimizations) {}

  @Get('methods')
  @ApiOperation({
    operationId: 'listAllocationMethods',
    summary: 'Every method of computing weights, with its parameters',
    description:
      'The names that `method` of POST /allocation/optimize and of a policy takes, each with the JSON Schema of `params`.',
  })
  @ApiOkResponse({ type: [MemberDto] })
  methods(): MemberDto[] {
    return optimizers.members.map(describeMember);
  }

  @Get('estimators')
  @ApiOperation({
    operationId: 'listEstimators',
    summary: 'Every estimator of covariances and expected returns, with its parameters',
    description:
      'The names that `covariance.estimator` and `expected_returns.estimator` take, each with the JSON Schema of its parameters.',
  })
  @ApiOkResponse({ type: EstimatorsDto })
  estimators(): EstimatorsDto {
    return {
      covariance: covarianceEstimators.members.map(describeMember),
      expected_returns: expectedReturnsEstimators.members.map(describeMember),
    };
  }

  @Post('optimize')
  @HttpCode(200)
  @Header('content-type', JSON_TYPE)
  @LargeJson(LARGEST_BODY)
  @ApiOperation({
    operationId: 'optimizeWeights',
    summary: 'Weights for given returns, prices or moments; nothing is stored',
    description:
      'Takes up to 64 MiB and 2000 symbols: 1000 symbols over 1260 days. What cannot be computed is refused with its place ' +
      'in `errors[].path`, as in `returns[3][1]` or `constraints.max_weight.AAPL`.',
  })
  @ApiBody({ type: OptimizeRequestDto })
  @ApiOkResponse({ type: OptimizeDto })
  @ApiProblem(400, 'invalid_input')
  @ApiProblem(422, 'infeasible', 'limit_iterations', 'limit_time')
  @ApiProblem(503, 'optimizer_busy', 'optimizer_timeout')
  optimize(@UnreadBody() body: Uint8Array): Promise<string> {
    return this.optimizations.run('optimize', body);
  }

  @Post('frontier')
  @HttpCode(200)
  @Header('content-type', JSON_TYPE)
  @LargeJson(LARGEST_BODY)
  @ApiOperation({
    operationId: 'computeFrontier',
    summary: 'The efficient frontier: from the least variance to the highest expected return',
    description:
      'Portfolios of least variance for expected returns in equal steps; the input is that of POST /allocation/optimize, ' +
      'and `points`. `method`, `params`, `fallbacks` and `diagnostics` may be there as in that one: they are checked for ' +
      'their form and have no effect. Nothing is stored.',
  })
  @ApiBody({ type: FrontierRequestDto })
  @ApiOkResponse({ type: FrontierDto })
  @ApiProblem(400, 'invalid_input')
  @ApiProblem(422, 'infeasible', 'limit_iterations', 'limit_time')
  @ApiProblem(503, 'optimizer_busy', 'optimizer_timeout')
  frontier(@UnreadBody() body: Uint8Array): Promise<string> {
    return this.optimizations.run('frontier', body);
  }

  @Post('discrete')
  @HttpCode(200)
  @Header('content-type', JSON_TYPE)
  @LargeJson(LARGEST_DISCRETE)
  @ApiOperation({
    operationId: 'allocateShares',
    summary: 'Whole shares or lots for weights, prices and a capital',
    description:
      'Long and short positions are rounded apart from each other. Prices and capital are JSON numbers or decimal texts and ' +
      'are counted exactly; the capital is never exceeded by long positions.',
  })
  @ApiBody({ type: DiscreteRequestDto })
  @ApiOkResponse({ type: DiscreteDto })
  @ApiProblem(400, 'invalid_input')
  @ApiProblem(503, 'optimizer_busy', 'optimizer_timeout')
  discrete(@UnreadBody() body: Uint8Array): Promise<string> {
    return this.optimizations.run('discrete', body);
  }
}
