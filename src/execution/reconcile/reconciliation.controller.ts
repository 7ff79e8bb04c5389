import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { ApiBrokerProblems } from '../broker/api-broker-problems.decorator.js';
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
  @ApiOperation({
    operationId: 'getReconciliation',
    summary: 'The strategies’ holdings against the account at the broker, to the last digit',
    description: 'Compares and books nothing. `finding` is the last stored finding, which may hold trading.',
  })
  @ApiOkResponse({ type: ReconciliationDto })
  @ApiProblem(409, 'account_mismatch')
  @ApiBrokerProblems()
  load(): Promise<ReconciliationDto> {
    return this.view.load();
  }

  @Post()
  @HttpCode(200)
  @RequireScope('trade')
  @ApiOperation({
    operationId: 'refreshReconciliation',
    summary: 'Book what the broker records and is not booked, then compare; a difference holds trading',
    description:
      'Fills, dividends, splits and transfers that are not booked yet are, each once. What still differs becomes a finding.',
  })
  @ApiOkResponse({ type: ReconciliationDto })
  @ApiProblem(409, 'account_mismatch')
  @ApiBrokerProblems()
  refresh(): Promise<ReconciliationDto> {
    return this.view.refresh();
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @RequireScope('trade')
  @ApiOperation({
    operationId: 'acknowledgeDiscrepancies',
    summary: 'Answer for differences of the last finding; the rest goes on holding trading',
    description:
      'Per symbol: book what came from outside, or let exactly this difference be. The finding must still be the last one.',
  })
  @ApiOkResponse({ type: ReconciliationDto })
  @ApiParam({
    name: 'id',
    description: 'Of the finding, see GET /execute/reconciliation.',
    schema: { type: 'string', format: 'uuid' },
  })
  @ApiProblem(404, 'reconciliation_not_found')
  @ApiProblem(409, 'reconciliation_stale', 'account_mismatch')
  @ApiBrokerProblems()
  async acknowledge(
    @Param('id') id: string,
    @Body() { reason, discrepancies }: AcknowledgeDto,
    @Actor() acknowledgedBy: string,
  ): Promise<ReconciliationDto> {
    await this.acknowledgements.acknowledge(id, { reason, discrepancies, acknowledgedBy });
    return this.view.load();
  }
}
