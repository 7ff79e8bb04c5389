import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Runs and plans are records: they say for ever what they were made of and what ended them, also when the strategy is
 * removed or trading goes on. The name of a strategy in them is therefore no reference: a run without one is of the whole
 * book, so a name that is lost changes what a waiting run trades and what a finished one tells.
 */
export class LastingRecords1764000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rebalance_runs
        drop constraint rebalance_runs_strategy_id_fkey,
        drop constraint rebalance_runs_plan_id_fkey,
        add constraint rebalance_runs_plan_id_fkey foreign key (plan_id) references plans (id);
      alter table plans drop constraint plans_strategy_id_fkey;
      alter table rebalance_runs
        add column cancel_reason text check (cancel_reason in ('canceled', 'trading_halted')),
        add column cancel_detail text;
      comment on column rebalance_runs.cancel_reason is 'what asked first for its end, by which its legs are then explained';
      comment on column rebalance_runs.strategy_id is
        'null: the whole book; the name stays when the strategy is removed, and then such a run does not begin';
      comment on column rebalance_runs.plan_id is 'the plan of a run is kept as long as the run';
      comment on column rebalance_runs.plan_hash is 'a run that has one executes the plan of this hash, or nothing';
      comment on column plans.strategy_id is 'null: the whole book; the name stays when the strategy is removed';
    `);
  }

  /** Names of removed strategies stay as they are: the references then hold for new rows only. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The version before would take them for runs that sell all that their strategy holds.
      update rebalance_runs set status = 'failed', reason = 'strategy_not_found', finished_at = clock_timestamp(),
        detail = format('The strategy "%s" was removed before the run began: nothing was sent.', strategy_id)
      where status = 'queued' and strategy_id is not null and strategy_id not in (select id from strategies);
      alter table rebalance_runs
        drop column cancel_reason,
        drop column cancel_detail,
        drop constraint rebalance_runs_plan_id_fkey,
        add constraint rebalance_runs_plan_id_fkey foreign key (plan_id) references plans (id) on delete set null,
        add constraint rebalance_runs_strategy_id_fkey foreign key (strategy_id) references strategies (id)
          on delete set null not valid;
      alter table plans
        add constraint plans_strategy_id_fkey foreign key (strategy_id) references strategies (id)
          on delete cascade not valid;
      do $$ begin
        if not exists (select from rebalance_runs where strategy_id not in (select id from strategies)) then
          alter table rebalance_runs validate constraint rebalance_runs_strategy_id_fkey;
        end if;
        if not exists (select from plans where strategy_id not in (select id from strategies)) then
          alter table plans validate constraint plans_strategy_id_fkey;
        end if;
      end $$;
      comment on column rebalance_runs.strategy_id is null;
      comment on column rebalance_runs.plan_id is null;
      comment on column rebalance_runs.plan_hash is null;
      comment on column plans.strategy_id is null;
    `);
  }
}
