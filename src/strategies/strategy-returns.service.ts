import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { StrategyEntity } from './entities/strategy.entity.js';
import { MarketHistory } from './market-history.service.js';
import { LONGEST_GAP_SESSIONS } from './market-view.js';
import { kindOf } from './strategy-definition.js';
import { StrategyComputations } from './strategy-computations.service.js';
import { UniverseResolver } from './universe-resolver.service.js';
import type { DailyReturn } from './simulation.js';

/** Ten years of sessions: more is costly and says little about a strategy of today. */
const HISTORY_SESSIONS = 2520;

/** The return history of strategies before their first live day, from a walk-forward over the stored bars. */
@Injectable()
export class StrategyReturns {
  constructor(
    private readonly history: MarketHistory,
    private readonly universes: UniverseResolver,
    private readonly computations: StrategyComputations,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Replaces the simulated days, never a live one. Answers with the number of simulated days. */
  async refresh(strategy: StrategyEntity): Promise<number> {
    const days = await this.simulate(strategy);
    await this.unitOfWork.run(async (manager) => {
      // Two that refresh at once would both insert.
      const known = await manager.query<unknown[]>(`select from strategies where id = $1 for update`, [strategy.id]);
      if (known.length === 0) return; // removed meanwhile
      await manager.query(`delete from returns where strategy_id = $1 and simulated`, [strategy.id]);
      await manager.query(
        `insert into returns (strategy_id, date, return, simulated)
         select $1, date, value, true from unnest($2::date[], $3::float8[]) as day (date, value)
         where date < (select coalesce(min(date), 'infinity') from returns where strategy_id = $1)`,
        [strategy.id, days.map(({ date }) => date), days.map(({ value }) => value)],
      );
    });
    return days.length;
  }

  private async simulate(strategy: StrategyEntity): Promise<DailyReturn[]> {
    const kind = kindOf(strategy.kind);
    const lastSessions = HISTORY_SESSIONS + kind.historyDays(strategy.params) + LONGEST_GAP_SESSIONS;
    const symbols = await this.universes.resolve(strategy.universe);
    const prices = await this.history.load(strategy, { symbols, lastSessions });
    return this.computations.walkForward(strategy, prices);
  }
}
