import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
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
  @ApiOperation({ summary: 'What forbids some trades now, or will' })
  @ApiOkResponse({ type: [ProtectionDto] })
  @ApiProblem(502, 'broker_unavailable', 'broker_rejected', 'broker_protocol')
  async list(): Promise<ProtectionDto[]> {
    return (await this.desk.list()).map((protection) => ProtectionDto.of(protection));
  }

  @Post()
  @RequireScope('admin')
  @ApiOperation({ summary: 'Forbid buys, sells or both of a symbol, a strategy or the account for some time' })
  @ApiCreatedResponse({ type: ProtectionDto })
  @ApiProblem(400, 'validation_failed', 'malformed_json')
  @ApiProblem(502, 'broker_unavailable', 'broker_rejected', 'broker_protocol')
  async create(@Body() wanted: CreateProtectionDto, @Actor() by: string): Promise<ProtectionDto> {
    return ProtectionDto.of(await this.desk.create(wanted, by));
  }

  @Delete(':id')
  @HttpCode(200)
  @RequireScope('admin')
  @ApiOperation({ summary: 'Lift a protection before its time' })
  @ApiOkResponse({ type: ProtectionDto })
  @ApiProblem(404, 'protection_not_found')
  async lift(@Param('id') id: string, @Actor() by: string): Promise<ProtectionDto> {
    return ProtectionDto.of(await this.desk.lift(id, by));
  }
}
