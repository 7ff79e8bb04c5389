import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { formatDecimal } from '../common/decimal.js';
import type { TradingDate } from '../common/trading-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { BarStaging, type BarRow, type BarSource, type MergeOutcome } from './bar-staging.js';
import type { Asset, DailyBar } from './market-data.port.js';
import { SymbolsRepository } from './symbols.repository.js';

export interface LastBar {
  symbol: string;
  date: TradingDate;
  close: string;
  source: BarSource;
}

/** Stores what the broker says of assets and bars. */
@Injectable()
export class BarsStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly symbols: SymbolsRepository,
  ) {}

  /** Answers with those that are stored with the same sense: a real symbol never takes bars of a simulated one. */
  async storeAssets(assets: readonly Asset[]): Promise<string[]> {
    await this.unitOfWork.run((manager) => this.symbols.upsertAssets(manager, assets));
    const rows = await this.dataSource.query<{ symbol: string }[]>(
      `select s.symbol from symbols s join unnest($1::text[], $2::bool[]) as given (symbol, simulated)
         on given.symbol = s.symbol and given.simulated = s.simulated
       order by s.symbol`,
      [assets.map(({ symbol }) => symbol), assets.map(({ isSimulated }) => isSimulated)],
    );
    return rows.map(({ symbol }) => symbol);
  }

  /** Adjusted closes are the closes: the broker is asked for adjusted bars. */
  async storeBars(bars: readonly DailyBar[], source: BarSource): Promise<MergeOutcome> {
    return this.unitOfWork.run(async (manager) => {
      const staging = await BarStaging.open(manager);
      await staging.add(bars.map(rowOf));
      return staging.merge(source, source === 'exchange');
    });
  }

  /**
   * Gives a symbol the past of another: the same company under a new name. Bars of its own stay. The old name keeps its
   * bars, as strategies may still name it, but no longer counts where a universe is all that trades.
   */
  async inherit(manager: EntityManager, from: string, to: string): Promise<void> {
    await manager.query(
      `insert into symbols (symbol, name, sector, exchange, tradable, fractionable, simulated)
       select $2::text, name, sector, exchange, true, fractionable, simulated from symbols where symbol = $1
       on conflict (symbol) do update set sector = coalesce(symbols.sector, excluded.sector)`,
      [from, to],
    );
    await manager.query(`update symbols set tradable = false, updated_at = now() where symbol = $1`, [from]);
    await manager.query(
      `insert into bars (symbol, date, open, high, low, close, adjusted_close, volume, source, simulated)
       select s.symbol, b.date, b.open, b.high, b.low, b.close, b.adjusted_close, b.volume, b.source, b.simulated
       from bars b join symbols old on old.symbol = b.symbol
       join symbols s on s.symbol = $2 and s.simulated = old.simulated
       where b.symbol = $1
       on conflict (symbol, date) do nothing`,
      [from, to],
    );
  }

  async loadLastBars(symbols: readonly string[]): Promise<LastBar[]> {
    return this.dataSource.query<LastBar[]>(
      `select wanted.symbol, last.date::text as date, last.close, last.source
       from unnest($1::text[]) as wanted (symbol)
       cross join lateral (
         select b.date, b.close, b.source from bars b where b.symbol = wanted.symbol order by b.date desc limit 1
       ) last`,
      [symbols],
    );
  }
}

function rowOf(bar: DailyBar): BarRow {
  const close = formatDecimal(bar.close);
  return {
    line: 0,
    symbol: bar.symbol,
    date: bar.date,
    open: formatDecimal(bar.open),
    high: formatDecimal(bar.high),
    low: formatDecimal(bar.low),
    close,
    adjustedClose: close,
    volume: formatDecimal(bar.volume),
  };
}
