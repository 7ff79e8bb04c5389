import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Events, Topic } from './events.js';

/** The channel of PostgreSQL on which a commit wakes the readers of the outbox. */
export const OUTBOX_CHANNEL = 'pas_outbox';

/** Writes events in the transaction that makes them true: nobody hears of what was rolled back. */
@Injectable()
export class Outbox {
  async append<T extends Topic>(manager: EntityManager, topic: T, payload: Events[T]): Promise<void> {
    await manager.query(
      `with event as (insert into outbox (topic, payload) values ($1, $2::jsonb))
       select pg_notify('${OUTBOX_CHANNEL}', '')`,
      [topic, JSON.stringify(payload)],
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
