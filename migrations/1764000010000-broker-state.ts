import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What all processes must know of the broker: how much it may be asked, and what does not trade at the moment. */
export class BrokerState1764000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table broker_request_windows (
        host text primary key,
        request_limit integer not null check (request_limit > 0),
        used integer not null check (used >= 0),
        ends_at timestamptz not null,
        not_before timestamptz not null default '-infinity'
      );
      comment on table broker_request_windows is
        'requests to a host of the broker in its present window, counted over all processes; ends_at: when the broker '
        'begins to count anew; not_before: nobody asks before, because the broker refused';
      create table trading_halts (
        symbol text primary key,
        reason text not null,
        since timestamptz not null
      );
      comment on table trading_halts is 'symbols in which trading stands still; since is market time';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table broker_request_windows, trading_halts`);
  }
}
