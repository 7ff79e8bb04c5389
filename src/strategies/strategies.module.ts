import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MarketModule } from '../market/market.module.js';
import { ComputeModule } from '../platform/compute/compute.module.js';
import { DemoStrategies } from './demo-strategies.service.js';
import { StrategyEntity } from './entities/strategy.entity.js';
import { MarketHistory } from './market-history.service.js';
import { StrategiesController } from './strategies.controller.js';
import { StrategiesService } from './strategies.service.js';
import { StrategyComputations } from './strategy-computations.service.js';
import { StrategyFileService } from './strategy-file.service.js';
import { StrategyReturns } from './strategy-returns.service.js';
import { StrategyTargetsService } from './strategy-targets.service.js';
import { StrategyWeights } from './strategy-weights.service.js';
import { UniverseResolver } from './universe-resolver.service.js';

@Module({
  imports: [ComputeModule, MarketModule, TypeOrmModule.forFeature([StrategyEntity])],
  controllers: [StrategiesController],
  providers: [
    DemoStrategies,
    MarketHistory,
    StrategiesService,
    StrategyComputations,
    StrategyFileService,
    StrategyReturns,
    StrategyTargetsService,
    StrategyWeights,
    UniverseResolver,
  ],
  exports: [
    DemoStrategies,
    MarketHistory,
    StrategiesService,
    StrategyFileService,
    StrategyReturns,
    StrategyTargetsService,
    UniverseResolver,
  ],
})
export class StrategiesModule {}
