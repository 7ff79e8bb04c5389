import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TradeDto } from './dto/trade.dto.js';

/** The booked fills, for people. */
@Injectable()
export class TradesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. `strategy` names the sleeves that share the fill. */
  async list(limit: number, offset: number): Promise<TradeDto[]> {
    const rows = await this.dataSource.query<(Omit<TradeDto, 'timestamp'> & { timestamp: Date })[]>(
      `select f.order_id, f.symbol, f.qty::text as qty, f.side, f.price::text as price, f.transacted_at as timestamp,
              (select string_agg(l.sleeve, ',' order by l.sleeve) from ledger_entries l
               where l.fill_id = f.id and l.asset = f.symbol) as strategy
       from fills f order by f.transacted_at desc, f.id desc limit $1 offset $2`,
      [limit, offset],
    );
    return rows.map((row) => ({ ...row, timestamp: row.timestamp.toISOString() }));
  }
}
