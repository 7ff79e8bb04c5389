import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How capital is shared among the strategies, and what each method of sharing it would have returned. */
export class AllocationPolicies1764000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table allocation_policies (
        id bigint generated always as identity primary key,
        policy jsonb not null,
        set_by text not null,
        set_at timestamptz not null default clock_timestamp()
      );
      comment on table allocation_policies is 'the last one holds; the others are history';

      create table allocation_performance (
        method text not null,
        date date not null,
        return double precision not null check (return > -1),
        turnover double precision check (turnover >= 0),
        primary key (method, date)
      );
      comment on table allocation_performance is
        'simple daily returns of sharing capital by each method, decided at month ends on data up to then; no costs';
      comment on column allocation_performance.turnover is 'Σ|change of share| of the decision that holds from this day';

      create view api.allocation_performance as
        select method, date, return, turnover from allocation_performance;
      create view api.allocation_policies as
        select id, policy, set_by, set_at from allocation_policies;
      grant select on api.allocation_performance, api.allocation_policies to pas_reader;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view api.allocation_performance, api.allocation_policies;
      drop table allocation_performance, allocation_policies;
    `);
  }
}
