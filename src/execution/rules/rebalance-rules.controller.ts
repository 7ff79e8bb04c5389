import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../../platform/http/feature.decorator.js';
import { Actor } from '../../platform/http/request-context.js';
import { RULES_DOCUMENT, RULES_IN_FORCE } from './rebalance-rules.schema.js';
import { RebalanceRulesService, type RulesInForce } from './rebalance-rules.service.js';

@ApiTags('execution')
@Controller('execute/rules')
@BelongsToFeature('execution')
@RequireScope('read')
export class RebalanceRulesController {
  constructor(private readonly rules: RebalanceRulesService) {}

  @Get()
  @ApiOperation({
    operationId: 'getRebalanceRules',
    summary: 'What a rebalance may do: bands, limits, collars, hours',
    description: 'In force for every plan that is made from now on; each plan shows the rules that it was made under.',
  })
  @ApiOkResponse({ schema: RULES_IN_FORCE })
  get(): Promise<RulesInForce> {
    return this.rules.load();
  }

  @Put()
  @RequireScope('admin')
  @ApiOperation({
    operationId: 'setRebalanceRules',
    summary: 'Set the rules of every plan from now on; what is left out goes back to its default',
    description: 'Replaces the rules as a whole. Plans that were previewed under others become stale.',
  })
  @ApiBody({ schema: RULES_DOCUMENT })
  @ApiOkResponse({ schema: RULES_IN_FORCE })
  @ApiProblem(400, 'invalid_input')
  set(@Body() rules: object, @Actor() actor: string): Promise<RulesInForce> {
    return this.rules.set(rules, actor);
  }
}
