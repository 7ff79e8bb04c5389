import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiPage } from '../../platform/http/api-page.decorator.js';
import { PageQueryDto, pageOf } from '../../platform/http/page-query.dto.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { ApiBrokerProblems } from '../broker/api-broker-problems.decorator.js';
import { BelongsToFeature } from '../../platform/http/feature.decorator.js';
import { Actor } from '../../platform/http/request-context.js';
import { CreateProtectionDto, ProtectionDto } from '../dto/protection.dto.js';
import { ProtectionDesk } from './protection-desk.service.js';

@ApiTags('safety')
@Controller('execute/protections')
@BelongsToFeature('execution')
@RequireScope('read')
export class ProtectionsController {
  constructor(private readonly desk: ProtectionDesk) {}

  @Get()
  @ApiOperation({
    operationId: 'listProtections',
    summary: 'What forbids some trades now, or will',
    description:
      'Protections in force and to come, those of people and those that a rule has set. A plan shows what they hold back as skipped.',
  })
  @ApiPage(ProtectionDto)
  @ApiBrokerProblems()
  async list(@Query() page: PageQueryDto): Promise<ProtectionDto[]> {
    return pageOf(await this.desk.list(), page).map((protection) => ProtectionDto.of(protection));
  }

  @Post()
  @RequireScope('admin')
  @ApiOperation({
    operationId: 'createProtection',
    summary: 'Forbid buys, sells or both of a symbol, a strategy or the account for some time',
    description: 'From `from` until `until`, market time. A protection of a symbol or a strategy needs its `subject`.',
  })
  @ApiCreatedResponse({ type: ProtectionDto })
  @ApiBrokerProblems()
  async create(@Body() wanted: CreateProtectionDto, @Actor() by: string): Promise<ProtectionDto> {
    return ProtectionDto.of(await this.desk.create(wanted, by));
  }

  @Delete(':id')
  @HttpCode(200)
  @RequireScope('admin')
  @ApiOperation({
    operationId: 'liftProtection',
    summary: 'Lift a protection before its time',
    description: 'Answers with the protection that was lifted. The next plan goes without it.',
  })
  @ApiOkResponse({ type: ProtectionDto })
  @ApiParam({ name: 'id', description: 'See GET /execute/protections.', schema: { type: 'string', format: 'uuid' } })
  @ApiProblem(404, 'protection_not_found')
  async lift(@Param('id') id: string, @Actor() by: string): Promise<ProtectionDto> {
    return ProtectionDto.of(await this.desk.lift(id, by));
  }
}
