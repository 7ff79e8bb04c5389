import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TradingDate } from '../../common/trading-date.js';
import { CASH } from '../../execution/ledger/ledger-transaction.js';
import type { PageQueryDto } from '../../platform/http/page-query.dto.js';
import type { StrategySummaryDto } from './dto/strategy-summary.dto.js';
import { computeReturnFigures, type ReturnFigures } from './return-figures.js';

interface StandingRow {
  id: string;
  name: string;
  kind: string;
  enabled: boolean;
  share: number | null;
  equity_usd: string | null;
  market_value_usd: string | null;
  valued_at: Date | null;
  positions: number;
  last_run_at: Date | null;
}

interface HistoryRow {
  id: string;
  dates: TradingDate[];
  returns: number[];
  simulated_observations: number;
  first_live_date: TradingDate | null;
}

type Past = ReturnFigures &
  Pick<StrategySummaryDto, 'as_of' | 'observations' | 'simulated_observations' | 'first_live_date'>;

/** All strategies side by side: two queries, however many there are. */
@Injectable()
export class StrategySummaries {
  constructor(private readonly dataSource: DataSource) {}

  /** By id. */
  async list(page: PageQueryDto): Promise<StrategySummaryDto[]> {
    const standings = await this.loadStandings(page);
    const histories = new Map((await this.loadHistories(standings.map(({ id }) => id))).map((row) => [row.id, row]));
    return standings.map(({ valued_at, last_run_at, ...standing }) => ({
      ...standing,
      ...pastOf(histories.get(standing.id)),
      valued_at: valued_at?.toISOString() ?? null,
      last_run_at: last_run_at?.toISOString() ?? null,
    }));
  }

  private loadStandings({ limit, offset }: PageQueryDto): Promise<StandingRow[]> {
    return this.dataSource.query<StandingRow[]>(
      `with book as (select id from books order by created_at desc, id limit 1)
       select s.id, s.name, s.kind, s.enabled, b.share, trim_scale(e.equity)::text as equity_usd,
              trim_scale(e.equity - e.cash)::text as market_value_usd, e.at as valued_at, coalesce(p.positions, 0) as positions,
              r.created_at as last_run_at
       from (select id, name, kind, enabled from strategies order by id limit $1 offset $2) s
       left join book_shares b on b.strategy_id = s.id and b.book_id = (select id from book)
       left join lateral (select equity, cash, at from equity where strategy = s.id order by at desc limit 1) e on true
       left join (select sleeve, count(*)::int as positions from positions
                  where asset <> $3 and amount <> 0 group by sleeve) p on p.sleeve = s.id
       left join (select strategy_id, max(created_at) as created_at from allocation_runs
                  where level = 'strategy' group by strategy_id) r on r.strategy_id = s.id
       order by s.id`,
      [limit, offset, CASH],
    );
  }

  private loadHistories(ids: readonly string[]): Promise<HistoryRow[]> {
    return this.dataSource.query<HistoryRow[]>(
      `select strategy_id as id, array_agg(date::text order by date) as dates, array_agg(return order by date) as returns,
              (count(*) filter (where simulated))::int as simulated_observations,
              (min(date) filter (where not simulated))::text as first_live_date
       from returns where strategy_id = any($1::text[]) group by strategy_id`,
      [ids],
    );
  }
}

function pastOf(history: HistoryRow | undefined): Past {
  const { dates, returns, simulated_observations, first_live_date } = history ?? NO_HISTORY;
  return {
    as_of: dates.at(-1) ?? null,
    ...computeReturnFigures({ dates, returns }),
    observations: returns.length,
    ...{ simulated_observations, first_live_date },
  };
}

const NO_HISTORY: Omit<HistoryRow, 'id'> = {
  dates: [],
  returns: [],
  simulated_observations: 0,
  first_live_date: null,
};
