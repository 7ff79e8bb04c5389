import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../../platform/http/feature.decorator.js';
import { ApiBrokerProblems } from '../broker/api-broker-problems.decorator.js';
import { PositionsDto } from '../dto/position.dto.js';
import { PositionsView } from './positions-view.service.js';

@ApiTags('execution')
@Controller('execute/positions')
@BelongsToFeature('execution')
@RequireScope('read')
export class PositionsController {
  constructor(private readonly view: PositionsView) {}

  @Get()
  @ApiOperation({
    operationId: 'getPositions',
    summary: 'What the account holds, at the broker and by strategy',
    description:
      'As the broker tells it now, beside what every strategy owns by the ledger, at the latest prices; amounts are exact decimal texts.',
  })
  @ApiOkResponse({ type: PositionsDto })
  @ApiProblem(409, 'account_mismatch')
  @ApiBrokerProblems()
  load(): Promise<PositionsDto> {
    return this.view.load();
  }
}
