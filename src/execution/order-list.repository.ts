import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isUuid } from '../common/uuid.js';
import type { OrderDto } from './dto/order.dto.js';

/** The broker's orders, ours with their leg, for people. */
@Injectable()
export class OrderListRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first; a run that there is not has none. */
  async list({
    runId,
    limit,
    offset,
  }: {
    runId?: string | undefined;
    limit: number;
    offset: number;
  }): Promise<OrderDto[]> {
    if (runId !== undefined && !isUuid(runId)) return [];
    const rows = await this.dataSource.query<(Omit<OrderDto, 'submitted_at'> & { submitted_at: Date | null })[]>(
      `select o.order_id, o.client_order_id, o.run_id, i.leg, i.child, o.symbol, o.side, o.type, o.time_in_force,
              o.qty::text as qty, o.notional::text as notional, o.limit_price::text as limit_price,
              o.filled_qty::text as filled_qty, o.filled_avg_price::text as filled_avg_price, o.status, o.submitted_at
       from orders o left join order_intents i on i.client_order_id = o.client_order_id and i.run_id = o.run_id
       where $1::uuid is null or o.run_id = $1
       order by o.submitted_at desc nulls last, o.order_id limit $2 offset $3`,
      [runId ?? null, limit, offset],
    );
    return rows.map((row) => ({ ...row, submitted_at: row.submitted_at?.toISOString() ?? null }));
  }
}
