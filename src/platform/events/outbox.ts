import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Events, Topic } from './events.js';

/** The channel of PostgreSQL on which a commit wakes the readers of the outbox. */
export const OUTBOX_CHANNEL = 'pas_outbox';

/** Writes events in the transaction that makes them true: nobody hears of what was rolled back. */
@Injectable()
export class Outbox {
  async append<T extends Topic>(manager: EntityManager, topic: T, payload: Events[T]): Promise<void> {
    await this.appendAll(manager, topic, [payload]);
  }

  /** Readers hear of them in this order. */
  async appendAll<T extends Topic>(manager: EntityManager, topic: T, payloads: readonly Events[T][]): Promise<void> {
    if (payloads.length === 0) return;
    await manager.query(
      `with events as (
         insert into outbox (topic, payload)
         select $1, payload from jsonb_array_elements($2::jsonb) with ordinality as e (payload, n) order by n)
       select pg_notify('${OUTBOX_CHANNEL}', '')`,
      [topic, JSON.stringify(payloads)],
    );
  }

  /** Forgets events that every reader has long seen. Returns how many. */
  async prune(manager: EntityManager, keepDays: number): Promise<number> {
    const rows = await manager.query<{ count: number }[]>(
      `with gone as (delete from outbox where created_at < now() - make_interval(days => $1) returning 1)
       select count(*)::int as count from gone`,
      [keepDays],
    );
    return rows[0]?.count ?? 0;
  }
}
