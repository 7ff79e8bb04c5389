import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../../platform/http/feature.decorator.js';
import { STRATEGY_ID } from '../../strategies/dto/strategies.dto.js';
import { SleevePositionsDto } from '../dto/sleeve-positions.dto.js';
import { SleevePositions } from './sleeve-positions.service.js';

@ApiTags('strategies')
@Controller('strategies')
@BelongsToFeature('execution')
@RequireScope('read')
export class SleevePositionsController {
  constructor(private readonly positions: SleevePositions) {}

  @Get(':id/positions')
  @ApiOperation({
    operationId: 'getStrategyPositions',
    summary: 'What a strategy holds by the exact ledger: positions, their value and profit, and cash',
    description:
      'Money and quantities are exact decimal texts. A price is the latest polled one, or the last stored close; without one, what depends on it is null.',
  })
  @ApiOkResponse({ type: SleevePositionsDto })
  @ApiParam(STRATEGY_ID)
  @ApiProblem(404, 'strategy_not_found')
  positionsOf(@Param('id') id: string): Promise<SleevePositionsDto> {
    return this.positions.load(id);
  }
}
