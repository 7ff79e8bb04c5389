import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../platform/http/feature.decorator.js';
import { CorrelationService } from './correlation.service.js';
import { CorrelationDto, CorrelationQueryDto, SectorExposureQueryDto } from './dto/analytics.dto.js';
import { SectorExposureService } from './sector-exposure.service.js';

@ApiTags('analytics')
@Controller()
@BelongsToFeature('analytics')
@RequireScope('read')
@ApiProblem(404, 'strategy_not_found')
export class AnalyticsController {
  constructor(
    private readonly correlation: CorrelationService,
    private readonly exposure: SectorExposureService,
  ) {}

  @Get('correlation')
  @ApiOperation({
    operationId: 'getCorrelation',
    summary: 'Correlation of the daily returns of two strategies',
    description:
      'Pearson, over the last `window` daily returns that both have. Simulated days are counted in `simulated_observations`.',
  })
  @ApiOkResponse({ type: CorrelationDto })
  @ApiProblem(422, 'insufficient_data')
  correlate(@Query() query: CorrelationQueryDto): Promise<CorrelationDto> {
    return this.correlation.correlate(query);
  }

  @Get('sector-exposure')
  @ApiOperation({
    operationId: 'getSectorExposure',
    summary: 'Signed target weight per sector; `unclassified` holds symbols without a sector',
    description: 'Of the current target weights of a strategy, or of the whole book. Sectors are in snake_case.',
  })
  @ApiOkResponse({
    schema: {
      type: 'object',
      additionalProperties: { type: 'number' },
      example: { technology: 0.35, healthcare: 0.1 },
    },
  })
  sectorExposure(@Query() { strategy }: SectorExposureQueryDto): Promise<Record<string, number>> {
    return this.exposure.compute(strategy);
  }
}
