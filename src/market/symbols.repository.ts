import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Asset } from './market-data.port.js';

export interface SectorRow {
  symbol: string;
  sector: string;
}

/** A symbol that can be asked for in a universe. */
export interface ListedSymbol {
  symbol: string;
  sector: string | null;
}

/** The symbols whose bars are stored, and which of them count. */
@Injectable()
export class SymbolsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Tradable symbols with bars, by name. Real prices displace the simulated market: simulated symbols are listed only
   * while no real symbol has a bar.
   */
  async loadListed(): Promise<ListedSymbol[]> {
    return this.dataSource.query<ListedSymbol[]>(`
      with priced as (
        select s.symbol, s.sector, s.simulated, s.tradable from symbols s
        where exists (select from bars b where b.symbol = s.symbol)
      )
      select symbol, sector from priced
      where tradable and simulated = not exists (select from priced where not simulated)
      order by symbol`);
  }

  async loadSectors(symbols: readonly string[]): Promise<Map<string, string | null>> {
    const rows = await this.dataSource.query<ListedSymbol[]>(
      `select symbol, sector from symbols where symbol = any($1::text[])`,
      [symbols],
    );
    return new Map(rows.map(({ symbol, sector }) => [symbol, sector]));
  }

  /** Symbols with imported prices are real; whatever the simulated market said of them is removed. */
  async makeReal(manager: EntityManager, symbols: readonly string[]): Promise<void> {
    await manager.query(`delete from bars where simulated and symbol = any($1::text[])`, [symbols]);
    await manager.query(
      `insert into symbols as s (symbol, simulated) select unnest($1::text[]), false
       on conflict (symbol) do update set simulated = false, name = null, exchange = null, updated_at = now()
       where s.simulated`,
      [symbols],
    );
  }

  async setSectors(manager: EntityManager, rows: readonly SectorRow[]): Promise<{ updated: number; known: string[] }> {
    const values = [rows.map(({ symbol }) => symbol), rows.map(({ sector }) => sector)];
    const known = await manager.query<{ symbol: string }[]>(
      `select symbol from symbols where symbol = any($1::text[])`,
      [values[0]],
    );
    const [changed] = await manager.query<[{ count: number }]>(
      `with changed as (
         update symbols s set sector = given.sector, updated_at = now()
         from unnest($1::text[], $2::text[]) as given (symbol, sector)
         where s.symbol = given.symbol and s.sector is distinct from given.sector
         returning 1)
       select count(*)::int as count from changed`,
      values,
    );
    return { updated: changed.count, known: known.map(({ symbol }) => symbol) };
  }

  /**
   * What the broker says of its assets. A symbol that exists keeps its sector when the broker states none, and stays what
   * it is, real or simulated. Answers with the symbols that exist in the wanted sense afterwards.
   */
  async upsertAssets(manager: EntityManager, assets: readonly Asset[]): Promise<void> {
    const column = <K extends keyof Asset>(name: K): Asset[K][] => assets.map((asset) => asset[name]);
    await manager.query(
      `insert into symbols as s (symbol, name, sector, exchange, tradable, fractionable, simulated)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bool[], $6::bool[], $7::bool[])
       on conflict (symbol) do update
         set name = excluded.name, sector = coalesce(excluded.sector, s.sector), exchange = excluded.exchange,
             tradable = excluded.tradable, fractionable = excluded.fractionable, updated_at = now()
         where (s.name, s.sector, s.exchange, s.tradable, s.fractionable) is distinct from
               (excluded.name, coalesce(excluded.sector, s.sector), excluded.exchange, excluded.tradable,
                excluded.fractionable)`,
      [
        column('symbol'),
        column('name'),
        column('sector'),
        column('exchange'),
        column('isTradable'),
        column('isFractionable'),
        column('isSimulated'),
      ],
    );
  }
}
