import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TradingDate } from '../common/trading-date.js';
import type { MetaInputs } from './allocation-inputs.js';
import type { Policy } from './policy/policy.js';

/** One date, with the returns of the strategies that have one. */
export interface ReturnRow {
  date: TradingDate;
  values: Readonly<Record<string, number>>;
}

/** The return histories that capital is shared by. */
@Injectable()
export class StrategyHistories {
  /** The last dates, oldest first. */
  async load(manager: EntityManager, strategies: readonly string[], days: number): Promise<ReturnRow[]> {
    const rows = await manager.query<ReturnRow[]>(
      `select date::text as date, json_object_agg(strategy_id, return) as values from returns
       where strategy_id = any($1::text[]) group by date order by date desc limit $2`,
      [strategies, days],
    );
    return rows.reverse();
  }
}

/** What the policy sees of histories that end at the decision: the dates that all strategies with enough history share. */
export function metaInputsOf(
  history: readonly ReturnRow[],
  { strategies, policy, current }: { strategies: readonly string[]; policy: Policy; current: MetaInputs['current'] },
): MetaInputs {
  const rows = history.slice(-policy.window_days);
  const count = (id: string): number => rows.filter(({ values }) => id in values).length;
  const observations = Object.fromEntries(strategies.map((id) => [id, count(id)]));
  const seasoned = strategies.filter((id) => (observations[id] ?? 0) >= policy.min_observations);
  const common = rows.filter(({ values }) => seasoned.every((id) => id in values));
  const isEnough = common.length >= policy.min_observations;
  return {
    level: 'meta',
    ...{ policy, strategies, observations },
    // Equal inputs are stored once, so what does not matter is not in them.
    current: (policy.constraints['turnover'] ?? policy.constraints['costs']) ? current : {},
    seasoned: isEnough ? seasoned : [],
    dates: isEnough ? common.map(({ date }) => date) : [],
    returns: isEnough ? common.map(({ values }) => seasoned.map((id) => values[id] ?? 0)) : [],
  };
}
