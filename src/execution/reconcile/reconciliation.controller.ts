import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../../platform/http/feature.decorator.js';
import { Actor } from '../../platform/http/request-context.js';
import { AcknowledgeDto, ReconciliationDto } from '../dto/reconciliation.dto.js';
import { Acknowledgements } from './acknowledgement.service.js';
import { ReconciliationView } from './reconciliation-view.service.js';

@ApiTags('execution')
@Controller('execute/reconciliation')
@BelongsToFeature('execution')
@RequireScope('read')
export class ReconciliationController {
  constructor(
    private readonly view: ReconciliationView,
    private readonly acknowledgements: Acknowledgements,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The strategies’ holdings against the account at the broker, to the last digit' })
  @ApiOkResponse({ type: ReconciliationDto })
  @ApiProblem(409, 'account_mismatch')
  @ApiProblem(502, 'broker_unavailable', 'broker_rejected', 'broker_protocol')
  load(): Promise<ReconciliationDto> {
    return this.view.load();
  }

  @Post()
  @HttpCode(200)
  @RequireScope('trade')
  @ApiOperation({ summary: 'Book what the broker records and is not booked, then compare; a difference holds trading' })
  @ApiOkResponse({ type: ReconciliationDto })
  @ApiProblem(409, 'account_mismatch')
  @ApiProblem(502, 'broker_unavailable', 'broker_rejected', 'broker_protocol')
  refresh(): Promise<ReconciliationDto> {
    return this.view.refresh();
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @RequireScope('trade')
  @ApiOperation({ summary: 'Answer for differences of the last finding; the rest goes on holding trading' })
  @ApiOkResponse({ type: ReconciliationDto })
  @ApiProblem(400, 'validation_failed', 'malformed_json')
  @ApiProblem(404, 'reconciliation_not_found')
  @ApiProblem(409, 'reconciliation_stale', 'account_mismatch')
  @ApiProblem(502, 'broker_unavailable', 'broker_rejected', 'broker_protocol')
  async acknowledge(
    @Param('id') id: string,
    @Body() { reason, discrepancies }: AcknowledgeDto,
    @Actor() acknowledgedBy: string,
  ): Promise<ReconciliationDto> {
    await this.acknowledgements.acknowledge(id, { reason, discrepancies, acknowledgedBy });
    return this.view.load();
  }
}
