import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../common/app-error.js';
import { totalReturn } from '../quant/performance/growth.js';
import type { AttributionDto } from './dto/analytics.dto.js';
import { linkContributions } from './linked-contributions.js';
import type { DateRange } from './performance/return-histories.repository.js';

interface ShareDays {
  strategy: string;
  share: number;
  dates: string[];
  returns: number[];
}

/** Which strategies the return of the portfolio came from, with the capital as it is shared today. */
@Injectable()
export class Attribution {
  constructor(private readonly dataSource: DataSource) {}

  /** Largest contribution first. Throws `insufficient_data`. */
  async compute(range: DateRange): Promise<AttributionDto> {
    const parts = await this.loadParts(range);
    const dates = parts[0]?.dates ?? [];
    const [start, end] = [dates[0], dates.at(-1)];
    if (start === undefined || end === undefined) {
      throw new AppError(
        'insufficient_data',
        'Nothing can be attributed: there is no book yet, or no day that all strategies with a share have a return for.',
      );
    }
    const { total, contributions } = linkContributions(parts);
    return {
      ...{ start, end, observations: dates.length, total_return: total },
      contributions: parts
        .map(({ strategy, share, returns }, i) => {
          return { strategy, share, return: totalReturn(returns), contribution: contributions[i] ?? 0 };
        })
        .sort((a, b) => b.contribution - a.contribution || (a.strategy < b.strategy ? -1 : 1)),
    };
  }

  /** Over the days that all of them have a return for, as the returns of the portfolio are. */
  private loadParts({ start, end }: DateRange): Promise<ShareDays[]> {
    return this.dataSource.query<ShareDays[]>(
      `select s.strategy_id as strategy, s.share, array_agg(r.date::text order by r.date) as dates,
              array_agg(r.return order by r.date) as returns
       from current_shares s
       join returns r using (strategy_id)
       join daily_returns p on p.strategy = 'portfolio' and p.date = r.date
       where s.share <> 0 and r.date >= coalesce($1::date, '-infinity') and r.date <= coalesce($2::date, 'infinity')
       group by s.strategy_id, s.share order by s.strategy_id`,
      [start ?? null, end ?? null],
    );
  }
}
