import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
import { ApiPage } from '../platform/http/api-page.decorator.js';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../platform/http/feature.decorator.js';
import { Actor } from '../platform/http/request-context.js';
import { RiskAlertDto, RiskAlertsQueryDto } from './dto/risk.dto.js';
import { RiskAlerts } from './risk-alerts.service.js';

@ApiTags('risk')
@Controller('risk/alerts')
@BelongsToFeature('analytics')
@RequireScope('read')
export class RiskAlertsController {
  constructor(private readonly alerts: RiskAlerts) {}

  @Get()
  @ApiOperation({
    operationId: 'listRiskAlerts',
    summary: 'Rules that are broken, or were, newest first',
    description: 'One alert per rule is open at a time; it is over when the rule holds again. They are streamed too.',
  })
  @ApiPage(RiskAlertDto)
  async list(@Query() { open, limit, offset }: RiskAlertsQueryDto): Promise<RiskAlertDto[]> {
    return (await this.alerts.list({ isOpen: open, limit, offset })).map((alert) => RiskAlertDto.of(alert));
  }

  @Post(':id/acknowledge')
  @RequireScope('trade')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'acknowledgeRiskAlert',
    summary: 'Say that somebody has seen it',
    description: 'The first who does counts. The alert stays open until the rule holds again.',
  })
  @ApiOkResponse({ type: RiskAlertDto })
  @ApiParam({ name: 'id', description: 'See GET /risk/alerts.', schema: { type: 'string', format: 'uuid' } })
  @ApiProblem(404, 'risk_alert_not_found')
  async acknowledge(@Param('id') id: string, @Actor() by: string): Promise<RiskAlertDto> {
    return RiskAlertDto.of(await this.alerts.acknowledge(id, by));
  }
}
