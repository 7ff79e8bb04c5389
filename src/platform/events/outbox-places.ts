import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { askSoon } from '../database/answered-soon.js';
import type { Topic } from './events.js';
import type { OutboxEvent } from './outbox-tail.js';

/** So many events get their places in one transaction. */
const BATCH = 5000;

export interface Place {
  /** Changes when numbers begin anew. */
  readonly epoch: string;
  readonly seq: number;
}

export type PlacedEvent = OutboxEvent & {
  readonly seq: number;
  /** RFC 3339, UTC. */
  readonly at: string;
};

export interface ChannelPage extends Place {
  readonly channel: string;
  readonly events: readonly PlacedEvent[];
}

/** Where one channel was read to; without an epoch it was not read yet. */
export interface ReadPosition extends Partial<Place> {
  readonly channel: string;
}

export interface PageLimits {
  /** Events of a channel that is read on. */
  readonly next: number;
  /** Newest events of a channel that is read for the first time, or whose epoch changed. */
  readonly newest: number;
}

/**
 * The committed events of each channel in one order without gaps, the same for every replica and every restart. Whoever
 * hears of an event first gives it its number; the row of `stream_heads` makes the others wait and find it done.
 *
 * The timeline of the server is part of the epoch: a standby that took over may lack the last numbers of its predecessor
 * and would give them to other events.
 */
@Injectable()
export class OutboxPlaces {
  constructor(private readonly dataSource: DataSource) {}

  /** Makes the heads of new channels. */
  async open(channels: readonly string[]): Promise<void> {
    await this.dataSource.query(
      `insert into stream_heads (channel) select distinct unnest($1::text[]) on conflict (channel) do nothing`,
      [channels],
    );
  }

  /** Numbers every visible event of these topics that has no number. */
  async assign(channelOf: ReadonlyMap<Topic, string>): Promise<void> {
    const topics = [...channelOf.keys()];
    const channels = [...channelOf.values()];
    while (await this.isAnyUnplaced(topics)) {
      const heads = await askSoon(this.dataSource, (connection) =>
        connection.transaction(async (manager) => {
          // In a statement of its own: the next one has to see what was committed while this one waited.
          const locked = await manager.query<unknown[]>(LOCK_HEADS, [channels]);
          await manager.query(PLACE_BATCH, [topics, channels, BATCH]);
          return locked.length;
        }),
      );
      if (heads < new Set(channels).size) await this.open(channels);
    }
  }

  /** One page of each channel from one moment; fewer than `limits.next` events mean that there are no more. */
  async read(positions: readonly ReadPosition[], limits: PageLimits): Promise<ChannelPage[]> {
    const parameters = [
      positions.map(({ channel }) => channel),
      positions.map(({ epoch }) => epoch ?? null),
      positions.map(({ seq }) => seq ?? null),
      limits.next,
      limits.newest,
    ];
    return askSoon(this.dataSource, (manager) => manager.query<ChannelPage[]>(READ_PAGE, parameters));
  }

  private async isAnyUnplaced(topics: readonly Topic[]): Promise<boolean> {
    const rows = await askSoon(this.dataSource, (manager) =>
      manager.query<{ found: boolean }[]>(
        `select exists (select from outbox where seq is null and topic = any($1::text[])) as found`,
        [topics],
      ),
    );
    return rows[0]?.found === true;
  }
}

const LOCK_HEADS = `
  select channel from stream_heads where channel = any($1::text[]) order by channel for update`;

const PLACE_BATCH = `
  with unplaced as (
    select id, topic from outbox where seq is null and topic = any($1::text[]) order by id limit $3
  ), ranked as (
    select u.id, t.channel, row_number() over (partition by t.channel order by u.id) as rank
    from unplaced u join unnest($1::text[], $2::text[]) as t (topic, channel) using (topic)
  ), placed as (
    update outbox o set channel = r.channel, seq = h.seq + r.rank
    from ranked r join stream_heads h using (channel)
    where o.id = r.id
    returning o.channel
  )
  update stream_heads h set seq = h.seq + n.count
  from (select channel, count(*) from placed group by channel) n
  where n.channel = h.channel`;

const READ_PAGE = `
  with heads as (
    select h.channel, h.seq, h.epoch || '.' || ltrim(left(pg_walfile_name(pg_current_wal_lsn()), 8), '0') as epoch,
           p.epoch as read_epoch, p.seq as read_seq
    from stream_heads h join unnest($1::text[], $2::text[], $3::bigint[]) as p (channel, epoch, seq) using (channel)
  ), pages as (
    select channel, epoch, seq, epoch is not distinct from read_epoch as goes_on, read_seq from heads
  )
  select channel, epoch, seq::float8 as seq, coalesce((
    select json_agg(json_build_object('seq', e.seq, 'topic', e.topic, 'payload', e.payload,
             'at', to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by e.seq)
    from (
      select o.* from outbox o
      where o.channel = pages.channel and o.seq > case when goes_on then read_seq else pages.seq - $5 end
      order by o.seq limit case when goes_on then $4::bigint else $5 end
    ) e), '[]') as events
  from pages`;
