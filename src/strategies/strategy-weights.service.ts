import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TradingDate } from '../common/trading-date.js';
import type { StrategyWeightsDto, SymbolWeightDto } from './dto/strategies.dto.js';
import { StrategiesService } from './strategies.service.js';

interface LatestRun {
  run_id: string;
  as_of: string;
  weights: SymbolWeightDto[] | null;
}

/** The target weights that the latest allocation gave a strategy. */
@Injectable()
export class StrategyWeights {
  constructor(
    private readonly dataSource: DataSource,
    private readonly strategies: StrategiesService,
  ) {}

  /** Throws `strategy_not_found`. */
  async current(id: string): Promise<StrategyWeightsDto> {
    await this.strategies.get(id);
    const [latest] = await this.dataSource.query<LatestRun[]>(
      `select r.id as run_id, r.as_of::text as as_of,
              (select json_agg(json_build_object('symbol', t.symbol, 'weight', t.weight) order by t.weight desc, t.symbol)
               from target_weights t where t.run_id = r.id) as weights
       from allocation_runs r
       where r.level = 'strategy' and r.strategy_id = $1
       order by r.created_at desc, r.id limit 1`,
      [id],
    );
    if (latest === undefined) return { strategy: id, run_id: null, as_of: null, weights: [] };
    return { strategy: id, run_id: latest.run_id, as_of: latest.as_of, weights: latest.weights ?? [] };
  }
  /** By symbol, of the last run as of an earlier day, so that a day computed again is the same; undefined without one. */
  async before(id: string, day: TradingDate): Promise<Record<string, number> | undefined> {
    const [run] = await this.dataSource.query<{ weights: Record<string, number> }[]>(
      `select weights from allocation_runs
       where level = 'strategy' and strategy_id = $1 and as_of < $2
       order by as_of desc, created_at desc, id limit 1`,
      [id, day],
    );
    return run?.weights;
  }
}
