import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TradingDate } from '../common/trading-date.js';
import type { MetaInputs } from './allocation-inputs.js';

/** A year of sessions. */
const WINDOW = 252;
/** Fewer daily returns say too little about how a strategy moves. */
const MIN_OBSERVATIONS = 60;

interface ReturnRow {
  date: TradingDate;
  values: Record<string, number>;
}

/** The return histories that capital is shared by. */
@Injectable()
export class StrategyHistories {
  /** Over the dates that the strategies with enough history have in common, at most the last 252. */
  async load(manager: EntityManager, strategies: readonly string[], method: string): Promise<MetaInputs> {
    const rows = await manager.query<ReturnRow[]>(
      `select date::text as date, json_object_agg(strategy_id, return) as values from returns
       where strategy_id = any($1::text[]) group by date order by date desc limit $2`,
      [strategies, WINDOW],
    );
    const count = (id: string): number => rows.filter(({ values }) => id in values).length;
    const observations = Object.fromEntries(strategies.map((id) => [id, count(id)]));
    const seasoned = strategies.filter((id) => (observations[id] ?? 0) >= MIN_OBSERVATIONS);
    const common = rows.filter(({ values }) => seasoned.every((id) => id in values)).reverse();
    const enough = common.length >= MIN_OBSERVATIONS;
    return {
      level: 'meta',
      method,
      strategies,
      observations,
      seasoned: enough ? seasoned : [],
      dates: enough ? common.map(({ date }) => date) : [],
      returns: enough ? common.map(({ values }) => seasoned.map((id) => values[id] ?? 0)) : [],
    };
  }
}
