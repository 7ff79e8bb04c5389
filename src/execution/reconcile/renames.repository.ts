import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Which asset of the broker the ledger knows under which symbol, now and before. */
@Injectable()
export class RenamesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By asset id. */
  async loadSymbols(
    accountNumber: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, string>> {
    const rows = await manager.query<{ asset_id: string; symbol: string }[]>(
      `select asset_id, symbol from broker_assets where account_number = $1`,
      [accountNumber],
    );
    return new Map(rows.map(({ asset_id, symbol }) => [asset_id, symbol]));
  }

  async know(
    manager: EntityManager,
    { accountNumber, assetId, symbol }: { accountNumber: string; assetId: string; symbol: string },
  ): Promise<void> {
    await manager.query(
      `insert into broker_assets (account_number, asset_id, symbol) values ($1, $2, $3)
       on conflict (account_number, asset_id) do update set symbol = excluded.symbol`,
      [accountNumber, assetId, symbol],
    );
  }

  async insert(
    manager: EntityManager,
    rename: { accountNumber: string; assetId: string; from: string; to: string; atMs: number },
  ): Promise<void> {
    const { accountNumber, assetId, from, to, atMs } = rename;
    await manager.query(
      `insert into symbol_renames (account_number, asset_id, old_symbol, new_symbol, renamed_at)
       values ($1, $2, $3, $4, $5)`,
      [accountNumber, assetId, from, to, new Date(atMs).toISOString()],
    );
  }

  /** The symbol of today, by every symbol that an asset had before. */
  async loadCurrent(accountNumber: string): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ old_symbol: string; symbol: string }[]>(
      `select distinct on (r.old_symbol) r.old_symbol, a.symbol
       from symbol_renames r
       join broker_assets a on a.account_number = r.account_number and a.asset_id = r.asset_id
       where r.account_number = $1 and a.symbol <> r.old_symbol order by r.old_symbol, r.id desc`,
      [accountNumber],
    );
    return new Map(rows.map(({ old_symbol, symbol }) => [old_symbol, symbol]));
  }
}
