import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import {
  CreateStrategyDto,
  StrategyDto,
  StrategyKindDto,
  StrategyWeightsDto,
  UpdateStrategyDto,
} from './dto/strategies.dto.js';
import { STRATEGY_KINDS } from './kinds/registry.js';
import type { StrategyEntity } from './entities/strategy.entity.js';
import { StrategiesService } from './strategies.service.js';
import { StrategyWeights } from './strategy-weights.service.js';

@ApiTags('strategies')
@Controller('strategies')
@RequireScope('read')
@ApiProblem(400, 'validation_failed')
export class StrategiesController {
  constructor(
    private readonly strategies: StrategiesService,
    private readonly weights: StrategyWeights,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All strategies' })
  @ApiOkResponse({ type: [StrategyDto] })
  async list(): Promise<StrategyDto[]> {
    return (await this.strategies.list()).map(dtoOf);
  }

  @Get('kinds')
  @ApiOperation({ summary: 'The kinds of strategies with the schemas of their parameters' })
  @ApiOkResponse({ type: [StrategyKindDto] })
  kinds(): StrategyKindDto[] {
    return STRATEGY_KINDS.members.map(({ name, title, description, params }) => ({ name, title, description, params }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One strategy' })
  @ApiOkResponse({ type: StrategyDto })
  @ApiProblem(404, 'strategy_not_found')
  async get(@Param('id') id: string): Promise<StrategyDto> {
    return dtoOf(await this.strategies.get(id));
  }

  @Post()
  @RequireScope('trade')
  @ApiOperation({ summary: 'Define a strategy' })
  @ApiCreatedResponse({ type: StrategyDto })
  @ApiProblem(409, 'strategy_exists')
  @ApiProblem(422, 'invalid_strategy')
  async create(@Body() definition: CreateStrategyDto): Promise<StrategyDto> {
    return dtoOf(await this.strategies.create(definition));
  }

  @Put(':id')
  @RequireScope('trade')
  @ApiOperation({ summary: 'Change a strategy; what is left out stays as it is' })
  @ApiOkResponse({ type: StrategyDto })
  @ApiProblem(404, 'strategy_not_found')
  @ApiProblem(422, 'invalid_strategy')
  async update(@Param('id') id: string, @Body() changes: UpdateStrategyDto): Promise<StrategyDto> {
    return dtoOf(await this.strategies.update(id, changes));
  }

  @Delete(':id')
  @RequireScope('trade')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a strategy with its weights, runs and returns' })
  @ApiNoContentResponse()
  @ApiProblem(404, 'strategy_not_found')
  remove(@Param('id') id: string): Promise<void> {
    return this.strategies.remove(id);
  }

  @Get(':id/weights')
  @ApiOperation({ summary: 'The current target weights of a strategy, largest first' })
  @ApiOkResponse({ type: StrategyWeightsDto })
  @ApiProblem(404, 'strategy_not_found')
  currentWeights(@Param('id') id: string): Promise<StrategyWeightsDto> {
    return this.weights.current(id);
  }
}

function dtoOf({ createdAt, updatedAt, ...strategy }: StrategyEntity): StrategyDto {
  return { ...strategy, created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
}
