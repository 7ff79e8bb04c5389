import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every event of a stream gets its place in it: gapless numbers that all replicas and restarts agree on. */
export class StreamPlaces1764000016000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox add column channel text, add column seq bigint,
        add constraint outbox_placed check ((channel is null) = (seq is null));
      create unique index outbox_place on outbox (channel, seq) where seq is not null;
      create index outbox_unplaced on outbox (topic, id) where seq is null;

      create table stream_heads (
        channel text primary key,
        epoch text not null default left(gen_random_uuid()::text, 8),
        seq bigint not null default 0
      );
      comment on table stream_heads is
        'numbers within an epoch mean the same message for ever; shares the fate of the outbox, so no backup keeps it';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table stream_heads;
      alter table outbox drop column channel, drop column seq;
    `);
  }
}
