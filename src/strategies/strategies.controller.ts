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
import { PageQueryDto, pageOf } from '../platform/http/page-query.dto.js';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import {
  CreateStrategyDto,
  STRATEGY_ID,
  StrategyDto,
  StrategyKindDto,
  StrategyWeightsDto,
  UpdateStrategyDto,
} from './dto/strategies.dto.js';
import { STRATEGY_KINDS } from './kinds/registry.js';
import { StrategiesService } from './strategies.service.js';
import { StrategyWeights } from './strategy-weights.service.js';

@ApiTags('strategies')
@Controller('strategies')
@RequireScope('read')
export class StrategiesController {
  constructor(
    private readonly strategies: StrategiesService,
    private readonly weights: StrategyWeights,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listStrategies',
    summary: 'All strategies',
    description: 'By id. A disabled strategy gets no weights and no capital.',
  })
  @ApiPage(StrategyDto)
  async list(@Query() page: PageQueryDto): Promise<StrategyDto[]> {
    return pageOf(await this.strategies.list(), page).map((strategy) => StrategyDto.of(strategy));
  }

  @Get('kinds')
  @ApiOperation({
    operationId: 'listStrategyKinds',
    summary: 'The kinds of strategies with the schemas of their parameters',
    description:
      'What `kind` of a strategy can be. `params` is the JSON Schema that the parameters of a definition are checked against.',
  })
  @ApiOkResponse({ type: [StrategyKindDto] })
  kinds(): StrategyKindDto[] {
    return STRATEGY_KINDS.members.map(({ name, title, description, params }) => ({ name, title, description, params }));
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'getStrategy',
    summary: 'One strategy',
    description: 'Its definition: kind, parameters, universe, and whether it is enabled.',
  })
  @ApiOkResponse({ type: StrategyDto })
  @ApiParam(STRATEGY_ID)
  @ApiProblem(404, 'strategy_not_found')
  async get(@Param('id') id: string): Promise<StrategyDto> {
    return StrategyDto.of(await this.strategies.get(id));
  }

  @Post()
  @RequireScope('trade')
  @ApiOperation({
    operationId: 'createStrategy',
    summary: 'Define a strategy',
    description: 'It gets weights at the next allocation run, and capital with the book of that run.',
  })
  @ApiCreatedResponse({ type: StrategyDto })
  @ApiProblem(409, 'strategy_exists')
  @ApiProblem(422, 'invalid_strategy')
  async create(@Body() definition: CreateStrategyDto): Promise<StrategyDto> {
    return StrategyDto.of(await this.strategies.create(definition));
  }

  @Put(':id')
  @RequireScope('trade')
  @ApiOperation({
    operationId: 'updateStrategy',
    summary: 'Change a strategy; what is left out stays as it is',
    description: 'Takes effect at the next allocation run. The id cannot be changed.',
  })
  @ApiOkResponse({ type: StrategyDto })
  @ApiParam(STRATEGY_ID)
  @ApiProblem(404, 'strategy_not_found')
  @ApiProblem(422, 'invalid_strategy')
  async update(@Param('id') id: string, @Body() changes: UpdateStrategyDto): Promise<StrategyDto> {
    return StrategyDto.of(await this.strategies.update(id, changes));
  }

  @Delete(':id')
  @RequireScope('trade')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deleteStrategy',
    summary: 'Remove a strategy with its weights, runs and returns',
    description:
      'To keep them, disable the strategy instead. Rebalances and plans of it are kept with its name; one that waits does ' +
      'not begin.',
  })
  @ApiNoContentResponse({ description: 'It is gone.' })
  @ApiParam(STRATEGY_ID)
  @ApiProblem(404, 'strategy_not_found')
  remove(@Param('id') id: string): Promise<void> {
    return this.strategies.remove(id);
  }

  @Get(':id/weights')
  @ApiOperation({
    operationId: 'getStrategyWeights',
    summary: 'The current target weights of a strategy, largest first',
    description:
      'Of its latest allocation run; `run_id` leads to inputs and diagnostics. An empty list before the first run.',
  })
  @ApiOkResponse({ type: StrategyWeightsDto })
  @ApiParam(STRATEGY_ID)
  @ApiProblem(404, 'strategy_not_found')
  currentWeights(@Param('id') id: string): Promise<StrategyWeightsDto> {
    return this.weights.current(id);
  }
}
