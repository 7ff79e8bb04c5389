import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { StrategiesService } from '../../strategies/strategies.service.js';
import type { Run } from './runs.repository.js';

/** What a run is asked to bring to its target: one strategy, or the whole book. */
@Injectable()
export class RunSubject {
  constructor(
    private readonly dataSource: DataSource,
    private readonly strategies: StrategiesService,
  ) {}

  /**
   * A strategy that is gone has no target, so a run of it would sell all that it holds, which nobody asked for. Within a
   * transaction the strategy then stays until its end. Throws `strategy_not_found`.
   */
  async assertThere({ strategy, createdAt }: Run, manager: EntityManager = this.dataSource.manager): Promise<void> {
    if (strategy === null || (await this.strategies.holdSince(manager, createdAt, strategy))) return;
    const message = `The strategy "${strategy}" was removed before the run began: nothing was sent.`;
    throw new AppError('strategy_not_found', message);
  }
}
