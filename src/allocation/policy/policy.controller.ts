import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { Actor } from '../../platform/http/request-context.js';
import { Policies, type PolicyInForce } from './policies.service.js';
import { PolicyDto, PolicyInForceDto } from './policy.dto.js';

@ApiTags('allocation')
@Controller('allocation/policy')
@RequireScope('read')
export class PolicyController {
  constructor(private readonly policies: Policies) {}

  @Get()
  @ApiOperation({
    operationId: 'getAllocationPolicy',
    summary: 'How capital is shared among the strategies',
    description: 'The policy in force, and who has set it when. Every new book shares capital by it.',
  })
  @ApiOkResponse({ type: PolicyInForceDto })
  get(): Promise<PolicyInForce> {
    return this.policies.load();
  }

  @Put()
  @RequireScope('trade')
  @ApiOperation({
    operationId: 'setAllocationPolicy',
    summary: 'Share capital otherwise from the next book on',
    description:
      'Replaces the policy as a whole: what is left out goes back to its default. The current book stays until the next allocation run.',
  })
  @ApiOkResponse({ type: PolicyInForceDto })
  @ApiProblem(400, 'invalid_input')
  set(@Body() policy: PolicyDto, @Actor() actor: string): Promise<PolicyInForce> {
    return this.policies.set(policy, actor);
  }
}
