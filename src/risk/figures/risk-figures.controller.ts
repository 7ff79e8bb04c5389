import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiPage } from '../../platform/http/api-page.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../../platform/http/feature.decorator.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';
import { RiskContributions } from './risk-contributions.service.js';
import {
  BetaDto,
  BetaQueryDto,
  DrawdownsDto,
  DrawdownsQueryDto,
  RiskContributionsDto,
  RiskSummaryDto,
  VarDto,
  VarQueryDto,
  VolatilityDto,
  WindowQueryDto,
} from './risk-figures.dto.js';
import { RiskFigures } from './risk-figures.service.js';

@ApiTags('risk')
@Controller('risk')
@BelongsToFeature('analytics')
@RequireScope('read')
export class RiskFiguresController {
  constructor(
    private readonly figures: RiskFigures,
    private readonly contributions: RiskContributions,
  ) {}

  @Get('summary')
  @ApiOperation({
    operationId: 'listRiskSummaries',
    summary: 'The statistics that rules watch, of the portfolio and of each strategy',
    description: 'The portfolio first. The same as /db/risk_stats.',
  })
  @ApiPage(RiskSummaryDto)
  summary(@Query() page: PageQueryDto): Promise<RiskSummaryDto[]> {
    return this.figures.summarise(page);
  }

  @Get('var')
  @ApiOperation({
    operationId: 'getValueAtRisk',
    summary: 'Value at risk and expected shortfall of a day',
    description: 'Fractions of the value, a loss is positive; three estimates beside each other.',
  })
  @ApiOkResponse({ type: VarDto })
  @ApiProblem(404, 'strategy_not_found')
  @ApiProblem(422, 'insufficient_data')
  valueAtRisk(@Query() query: VarQueryDto): Promise<VarDto> {
    return this.figures.valueAtRisk(query);
  }

  @Get('drawdowns')
  @ApiOperation({
    operationId: 'getDrawdowns',
    summary: 'Drawdowns: today, and the deepest of all days',
    description: 'Of a strategy, or of the portfolio with the capital as it is shared today.',
  })
  @ApiOkResponse({ type: DrawdownsDto })
  @ApiProblem(404, 'strategy_not_found')
  @ApiProblem(422, 'insufficient_data')
  drawdowns(@Query() query: DrawdownsQueryDto): Promise<DrawdownsDto> {
    return this.figures.drawdowns(query);
  }

  @Get('volatility')
  @ApiOperation({
    operationId: 'getVolatility',
    summary: 'Annual volatility of the last daily returns',
    description: 'Of a strategy, or of the portfolio with the capital as it is shared today.',
  })
  @ApiOkResponse({ type: VolatilityDto })
  @ApiProblem(404, 'strategy_not_found')
  @ApiProblem(422, 'insufficient_data')
  volatility(@Query() query: WindowQueryDto): Promise<VolatilityDto> {
    return this.figures.volatility(query);
  }

  @Get('beta')
  @ApiOperation({
    operationId: 'getBeta',
    summary: 'Beta to a symbol with bars',
    description:
      'Slope of the last daily returns on those of the benchmark, over all days and those on which it rose or fell.',
  })
  @ApiOkResponse({ type: BetaDto })
  @ApiProblem(404, 'strategy_not_found', 'symbol_not_found')
  @ApiProblem(422, 'insufficient_data')
  beta(@Query() query: BetaQueryDto): Promise<BetaDto> {
    return this.figures.beta(query);
  }

  @Get('contribution')
  @ApiOperation({
    operationId: 'getRiskContributions',
    summary: 'Which symbols the variance of the target weights comes from',
    description: 'Of a strategy, or of the whole book, with the stored bars of the last days.',
  })
  @ApiOkResponse({ type: RiskContributionsDto })
  @ApiProblem(404, 'strategy_not_found')
  @ApiProblem(422, 'insufficient_data')
  contribution(@Query() query: WindowQueryDto): Promise<RiskContributionsDto> {
    return this.contributions.compute(query);
  }
}
