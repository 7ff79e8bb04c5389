import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the strategies' returns say of performance and risk, rules over it, and the alerts of rules that are broken. */
export class Risk1764000018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createStatistics(runner);
    await this.createRules(runner);
    await this.createTableApi(runner);
  }

  private async createStatistics(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view current_shares as
        select strategy_id, share from book_shares
        where book_id = (select id from books order by created_at desc, id limit 1);
      create view daily_returns as
        select strategy_id as strategy, date, return, simulated from returns
        union all
        select 'portfolio', r.date, sum(s.share * r.return), bool_or(r.simulated)
        from current_shares s join returns r using (strategy_id)
        where s.share <> 0
        group by r.date
        having count(*) = (select count(*) from current_shares where share <> 0);
      comment on view daily_returns is
        'portfolio: what the capital as it is shared today would have returned on the days that all of it has a return for';

      create view daily_values as
        select strategy, date, return, simulated, value, greatest(1, max(value) over days) as peak
        from (select *, exp(sum(ln(1 + return)) over days) as value from daily_returns
              window days as (partition by strategy order by date)) v
        window days as (partition by strategy order by date);
      comment on view daily_values is 'of 1 at the start, before the first return';

      create view performance_metrics as
        select strategy, max(date) as as_of, min(date) as start, count(*)::int as observations,
               count(*) filter (where simulated)::int as simulated_observations,
               exp(sum(ln(1 + return))) - 1 as total_return,
               exp(sum(ln(1 + return)) * 252 / count(*)) - 1 as annual_return,
               stddev_samp(return) * sqrt(252) as volatility,
               avg(return) / nullif(stddev_samp(return), 0) * sqrt(252) as sharpe,
               min(value / peak - 1) as max_drawdown
        from daily_values group by strategy;

      create view target_sizes as
        select strategy, max(abs(weight)) as largest_weight, sum(abs(weight)) as gross_weight
        from (select t.strategy_id as strategy, t.weight from target_weights t
              join (select distinct on (strategy_id) id from allocation_runs
                    where level = 'strategy' order by strategy_id, created_at desc, id) latest on latest.id = t.run_id
              union all
              select 'portfolio', sum(s.share * t.weight) from book_shares s join target_weights t using (run_id)
              where s.book_id = (select id from books order by created_at desc, id limit 1)
              group by t.symbol) w
        group by strategy;

      create view risk_stats as
        with recent as (
          select *, row_number() over (partition by strategy order by date desc) as age from daily_values
        ), tails as (
          select strategy, percentile_cont(0.05) within group (order by return) as quantile
          from recent where age <= 252 group by strategy
        )
        select r.strategy, max(r.date) as as_of, count(*)::int as observations,
               count(*) filter (where r.simulated)::int as simulated_observations,
               stddev_samp(r.return) * sqrt(252) as volatility,
               stddev_samp(r.return) filter (where r.age <= 60) * sqrt(252) as volatility_60d,
               -t.quantile as var_95,
               -avg(r.return) filter (where r.return <= t.quantile) as cvar_95,
               max(1 - r.value / r.peak) filter (where r.age = 1) as drawdown,
               max(1 - r.value / r.peak) as max_drawdown,
               s.largest_weight, s.gross_weight
        from recent r
        join tails t using (strategy)
        left join target_sizes s using (strategy)
        where r.age <= 252
        group by r.strategy, t.quantile, s.largest_weight, s.gross_weight;
      comment on view risk_stats is
        'of the last 252 daily returns; losses and drawdowns are positive fractions, volatility is annual (ddof 1, × √252)';
    `);
  }

  private async createRules(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table risk_rules (
        id uuid primary key,
        name text not null,
        statistic text not null,
        strategy_id text references strategies (id) on delete cascade,
        "limit" double precision not null check ("limit" > 0),
        severity text not null check (severity in ('info', 'warning', 'critical')),
        enabled boolean not null,
        created_by text not null,
        created_at timestamptz not null default clock_timestamp(),
        updated_at timestamptz not null default clock_timestamp()
      );
      comment on column risk_rules.strategy_id is 'null: the portfolio';

      create table risk_alerts (
        id uuid primary key,
        rule_id uuid references risk_rules (id) on delete set null,
        rule_name text not null,
        strategy text not null,
        statistic text not null,
        value double precision not null,
        "limit" double precision not null,
        severity text not null,
        as_of date not null,
        raised_at timestamptz not null default clock_timestamp(),
        seen_at timestamptz not null default clock_timestamp(),
        cleared_at timestamptz,
        acknowledged_at timestamptz,
        acknowledged_by text
      );
      comment on table risk_alerts is 'value and as_of are the last ones that broke the rule, seen at seen_at';
      create unique index risk_alerts_open on risk_alerts (rule_id) where cleared_at is null;
      create index risk_alerts_recent on risk_alerts (raised_at desc, id);
    `);
  }

  private async createTableApi(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view api.metrics as select * from performance_metrics;
      comment on view api.metrics is 'key: strategy';
      create view api.risk_stats as select * from risk_stats;
      comment on view api.risk_stats is 'key: strategy';
      create view api.risk_rules as
        select id, name, statistic, coalesce(strategy_id, 'portfolio') as strategy, "limit", severity, enabled, created_by,
               created_at, updated_at
        from risk_rules;
      comment on view api.risk_rules is 'key: id';
      create view api.risk_alerts as
        select id, rule_id, rule_name, strategy, statistic, value, "limit", severity, as_of, raised_at, seen_at, cleared_at,
               acknowledged_at, acknowledged_by
        from risk_alerts;
      comment on view api.risk_alerts is 'key: raised_at, id';
      grant select on api.metrics, api.risk_stats, api.risk_rules, api.risk_alerts to pas_reader;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view api.risk_alerts, api.risk_rules, api.risk_stats, api.metrics;
      drop table risk_alerts, risk_rules;
      drop view risk_stats, target_sizes, performance_metrics, daily_values, daily_returns, current_shares;
    `);
  }
}
