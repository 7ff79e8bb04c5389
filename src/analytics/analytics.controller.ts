import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../platform/http/feature.decorator.js';
import { Attribution } from './attribution.service.js';
import { CorrelationMatrix } from './correlation-matrix.service.js';
import { CorrelationService } from './correlation.service.js';
import {
  AttributionDto,
  AttributionQueryDto,
  CorrelationDto,
  CorrelationMatrixDto,
  CorrelationMatrixQueryDto,
  CorrelationQueryDto,
  SectorExposureQueryDto,
} from './dto/analytics.dto.js';
import { SectorExposureService } from './sector-exposure.service.js';

@ApiTags('analytics')
@Controller()
@BelongsToFeature('analytics')
@RequireScope('read')
export class AnalyticsController {
  constructor(
    private readonly correlation: CorrelationService,
    private readonly exposure: SectorExposureService,
    private readonly matrix: CorrelationMatrix,
    private readonly attribution: Attribution,
  ) {}

  @Get('correlation')
  @ApiOperation({
    operationId: 'getCorrelation',
    summary: 'Correlation of the daily returns of two strategies',
    description:
      'Pearson, over the last `window` daily returns that both have. Simulated days are counted in `simulated_observations`.',
  })
  @ApiOkResponse({ type: CorrelationDto })
  @ApiProblem(404, 'strategy_not_found')
  @ApiProblem(422, 'insufficient_data')
  correlate(@Query() query: CorrelationQueryDto): Promise<CorrelationDto> {
    return this.correlation.correlate(query);
  }

  @Get('correlation/matrix')
  @ApiOperation({
    operationId: 'getCorrelationMatrix',
    summary: 'Correlations of the daily returns of all enabled strategies',
    description: 'Over the last `window` days that all of those with returns have one for, simulated ones included.',
  })
  @ApiOkResponse({ type: CorrelationMatrixDto })
  @ApiProblem(422, 'insufficient_data')
  correlateAll(@Query() { window }: CorrelationMatrixQueryDto): Promise<CorrelationMatrixDto> {
    return this.matrix.compute(window);
  }

  @Get('attribution')
  @ApiOperation({
    operationId: 'getAttribution',
    summary: 'Which strategies the return of the portfolio came from',
    description:
      'With the capital as it is shared today, over the days that all strategies with a share have a return for. The contributions sum to the compounded return.',
  })
  @ApiOkResponse({ type: AttributionDto })
  @ApiProblem(422, 'insufficient_data')
  attribute(@Query() range: AttributionQueryDto): Promise<AttributionDto> {
    return this.attribution.compute(range);
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
  @ApiProblem(404, 'strategy_not_found')
  sectorExposure(@Query() { strategy }: SectorExposureQueryDto): Promise<Record<string, number>> {
    return this.exposure.compute(strategy);
  }
}
