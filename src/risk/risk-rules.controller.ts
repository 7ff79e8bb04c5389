import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
import { ApiPage } from '../platform/http/api-page.decorator.js';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../platform/http/feature.decorator.js';
import { PageQueryDto, pageOf } from '../platform/http/page-query.dto.js';
import { Actor } from '../platform/http/request-context.js';
import { RiskRuleDto, RiskRuleInputDto } from './dto/risk.dto.js';
import { RiskRules } from './risk-rules.service.js';

const ID = { name: 'id', description: 'See GET /risk/rules.', schema: { type: 'string', format: 'uuid' } } as const;

@ApiTags('risk')
@Controller('risk/rules')
@BelongsToFeature('analytics')
@RequireScope('read')
export class RiskRulesController {
  constructor(private readonly rules: RiskRules) {}

  @Get()
  @ApiOperation({
    operationId: 'listRiskRules',
    summary: 'Limits of risk statistics, oldest first',
    description: 'A rule that is broken has an open alert, see GET /risk/alerts. Rules tell; they stop no order.',
  })
  @ApiPage(RiskRuleDto)
  async list(@Query() page: PageQueryDto): Promise<RiskRuleDto[]> {
    return pageOf(await this.rules.list(), page).map((rule) => RiskRuleDto.of(rule));
  }

  @Post()
  @RequireScope('trade')
  @ApiOperation({
    operationId: 'createRiskRule',
    summary: 'Watch a statistic of a strategy or of the portfolio',
    description: 'It is looked at at once, and after each trading day.',
  })
  @ApiCreatedResponse({ type: RiskRuleDto })
  @ApiProblem(404, 'strategy_not_found')
  async create(@Body() rule: RiskRuleInputDto, @Actor() by: string): Promise<RiskRuleDto> {
    return RiskRuleDto.of(await this.rules.create(rule.toDefinition(), by));
  }

  @Put(':id')
  @RequireScope('trade')
  @ApiOperation({
    operationId: 'updateRiskRule',
    summary: 'Put another rule in its place; what is left out has its default',
    description: 'An open alert goes on where the rule is broken still, and is over where it is not.',
  })
  @ApiOkResponse({ type: RiskRuleDto })
  @ApiParam(ID)
  @ApiProblem(404, 'risk_rule_not_found', 'strategy_not_found')
  async replace(@Param('id') id: string, @Body() rule: RiskRuleInputDto, @Actor() by: string): Promise<RiskRuleDto> {
    return RiskRuleDto.of(await this.rules.replace(id, rule.toDefinition(), by));
  }

  @Delete(':id')
  @RequireScope('trade')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deleteRiskRule',
    summary: 'Remove a rule',
    description: 'Its open alert is over; past alerts stay.',
  })
  @ApiNoContentResponse({ description: 'It is gone.' })
  @ApiParam(ID)
  @ApiProblem(404, 'risk_rule_not_found')
  remove(@Param('id') id: string, @Actor() by: string): Promise<void> {
    return this.rules.remove(id, by);
  }
}
