import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StrategiesService } from '../strategies/strategies.service.js';
import { AnalyticsCache } from './analytics-cache.service.js';

interface SectorWeight {
  sector: string | null;
  weight: number;
}

const OF_STRATEGY = `
  select s.sector, sum(t.weight) as weight
  from target_weights t join symbols s on s.symbol = t.symbol
  where t.run_id = (select id from allocation_runs where level = 'strategy' and strategy_id = $1
                    order by created_at desc, id limit 1)
  group by s.sector`;

const OF_BOOK = `
  select s.sector, sum(b.share * t.weight) as weight
  from book_shares b
  join target_weights t on t.run_id = b.run_id
  join symbols s on s.symbol = t.symbol
  where b.book_id = (select id from books order by created_at desc, id limit 1)
  group by s.sector`;

/** How much of a strategy, or of the whole book, stands in each sector. */
@Injectable()
export class SectorExposureService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly strategies: StrategiesService,
    private readonly cache: AnalyticsCache,
  ) {}

  /** Signed target weight by sector in snake_case, largest first. Throws `strategy_not_found`. */
  async compute(strategy: string | undefined): Promise<Record<string, number>> {
    if (strategy !== undefined) await this.strategies.get(strategy);
    return this.cache.remember(`sector-exposure:${strategy ?? '*'}`, async () => {
      const rows =
        strategy === undefined
          ? await this.dataSource.query<SectorWeight[]>(OF_BOOK)
          : await this.dataSource.query<SectorWeight[]>(OF_STRATEGY, [strategy]);
      return bySector(rows);
    });
  }
}

function bySector(rows: readonly SectorWeight[]): Record<string, number> {
  const exposure = new Map<string, number>();
  for (const { sector, weight } of rows) {
    const name = sector === null ? 'unclassified' : snakeCase(sector);
    exposure.set(name, (exposure.get(name) ?? 0) + weight);
  }
  return Object.fromEntries([...exposure].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

/** `Information Technology` → `information_technology`. */
function snakeCase(sector: string): string {
  const name = sector
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '');
  return name === '' ? 'unclassified' : name;
}
