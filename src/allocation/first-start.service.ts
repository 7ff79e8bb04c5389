import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../common/app-error.js';
import { AppConfig } from '../config/app-config.js';
import { BarSync } from '../market/bar-sync.service.js';
import { DemoStrategies } from '../strategies/demo-strategies.service.js';
import { StrategiesService } from '../strategies/strategies.service.js';
import { AllocationService } from './allocation.service.js';

/** Makes an empty system worth looking at: bars, demo strategies, a first book. What is there already is left alone. */
@Injectable()
export class FirstStart {
  private readonly logger = new Logger(FirstStart.name);

  constructor(
    private readonly config: AppConfig,
    private readonly dataSource: DataSource,
    private readonly sync: BarSync,
    private readonly demo: DemoStrategies,
    private readonly strategies: StrategiesService,
    private readonly allocation: AllocationService,
  ) {}

  async run(): Promise<void> {
    if (this.config.role === 'api') return;
    // What is traded with a real broker is for its owner to say.
    if (this.config.broker.simulated) await this.demo.seed();
    if (await this.isEmpty('bars')) this.logger.log({ ...(await this.sync.run()) }, 'loaded the first bars');
    if (!(await this.isEmpty('books')) || (await this.strategies.listEnabled()).length === 0) return;
    try {
      const { book_id, as_of, shares } = await this.allocation.run();
      this.logger.log({ book_id, as_of, shares }, 'made the first book');
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // A real broker without a universe of listed symbols: the user says what to trade first.
      this.logger.warn({ code: error.code }, `no first book: ${error.message}`);
    }
  }

  private async isEmpty(table: 'bars' | 'books'): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(`select 1 from ${table} limit 1`);
    return rows.length === 0;
  }
}
