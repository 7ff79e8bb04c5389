import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addDays, tradingDateOf, type TradingDate } from '../../common/trading-date.js';
import { MARKET_CLOCK, type MarketClock, type TradingSession } from '../../market/market-clock.port.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { modifiedDietzReturn } from '../../quant/performance/modified-dietz.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { CASH, EXTERNAL } from '../ledger/ledger-transaction.js';
import { RESERVE } from '../planner/plan.js';

interface Valuation {
  date: TradingDate;
  sleeve: string;
  /** At the official close, USD. */
  equity: number;
  /** Every holding has a bar of the day. */
  isComplete: boolean;
}

interface Transfer {
  sleeve: string;
  amount: number;
  atMs: number;
}

interface DailyReturn {
  strategy: string;
  date: TradingDate;
  value: number;
}

/**
 * The returns that strategies really had: their ledger at the official closes, without what moved in and out. A day counts
 * when the strategy had capital at the close before it. Days that cannot be valued are left out, never guessed.
 */
@Injectable()
export class LiveReturns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
  ) {}

  /** Records every finished session since the last one that is recorded. Answers with the number of returns. */
  async record(account: PinnedAccount): Promise<number> {
    const sessions = await this.loadSessions(account);
    if (sessions.length < 2) return 0;
    const valuations = await this.valueSleeves(account, sessions);
    const transfers = await this.loadTransfers(account, sessions);
    const returns = sessions
      .slice(1)
      .flatMap((session, i) => returnsOf(session, sessions[i]?.date ?? session.date, { valuations, transfers }));
    await this.unitOfWork.run((manager) => this.insert(manager, returns));
    return returns.length;
  }

  /** The finished sessions to record, after the one that they start from. */
  private async loadSessions(account: PinnedAccount): Promise<TradingSession[]> {
    const [row] = await this.dataSource.query<[{ last: TradingDate | null }]>(
      `select max(date)::text as last from returns where not simulated`,
    );
    const { nowMs } = await this.clock.fetchTime();
    const from = row.last ?? tradingDateOf(account.openedAtMs);
    const sessions = await this.clock.fetchSessions(addDays(from, -1), tradingDateOf(nowMs));
    return sessions.filter(({ date, closeMs }) => date >= from && closeMs <= nowMs);
  }

  private async valueSleeves(account: PinnedAccount, sessions: readonly TradingSession[]): Promise<Valuation[]> {
    return this.dataSource.query<Valuation[]>(
      `with days as (select * from unnest($2::date[], $3::timestamptz[]) as day (date, close_at)),
       held as (
         select d.date, l.sleeve, l.asset, sum(l.amount) as amount
         from days d join ledger_entries l on l.account_number = $1 and l.at <= d.close_at
         where l.sleeve <> all($4::text[])
         group by d.date, l.sleeve, l.asset having sum(l.amount) <> 0
       )
       select h.date::text as date, h.sleeve,
              coalesce(sum(h.amount * case when h.asset = $5 then 1 else b.close end), 0)::float8 as equity,
              bool_and(h.asset = $5 or b.close is not null) as "isComplete"
       from held h left join bars b on b.symbol = h.asset and b.date = h.date
       group by h.date, h.sleeve`,
      [
        account.accountNumber,
        sessions.map(({ date }) => date),
        sessions.map(({ closeMs }) => new Date(closeMs).toISOString()),
        [RESERVE, EXTERNAL],
        CASH,
      ],
    );
  }

  private async loadTransfers(account: PinnedAccount, sessions: readonly TradingSession[]): Promise<Transfer[]> {
    return this.dataSource.query<Transfer[]>(
      `select sleeve, amount::float8 as amount, (extract(epoch from at) * 1000)::float8 as "atMs" from ledger_entries
       where account_number = $1 and kind = 'transfer' and asset = $2 and at > $3`,
      [account.accountNumber, CASH, new Date(sessions[0]?.closeMs ?? 0).toISOString()],
    );
  }

  /** A day that was lived is not simulated, even when the simulation came first. */
  private async insert(manager: EntityManager, returns: readonly DailyReturn[]): Promise<void> {
    await manager.query(
      `insert into returns (strategy_id, date, return, simulated)
       select strategy, date, value, false
       from unnest($1::text[], $2::date[], $3::float8[]) as lived (strategy, date, value)
       where exists (select from strategies where id = strategy)
       on conflict (strategy_id, date) do update set return = excluded.return, simulated = false
         where returns.simulated`,
      [returns.map(({ strategy }) => strategy), returns.map(({ date }) => date), returns.map(({ value }) => value)],
    );
  }
}

function returnsOf(
  session: TradingSession,
  previous: TradingDate,
  { valuations, transfers }: { valuations: readonly Valuation[]; transfers: readonly Transfer[] },
): DailyReturn[] {
  const { date, openMs, closeMs } = session;
  return valuations
    .filter((before) => before.date === previous && before.isComplete && before.equity > 0)
    .flatMap((before) => {
      const after = valuations.find((candidate) => candidate.date === date && candidate.sleeve === before.sleeve);
      if (after?.isComplete !== true) return [];
      const flows = transfers
        .filter(({ sleeve, atMs }) => sleeve === before.sleeve && atMs <= closeMs && tradingDateOf(atMs) === date)
        .map(({ amount, atMs }) => ({ amount, remaining: (closeMs - Math.max(openMs, atMs)) / (closeMs - openMs) }));
      const invested = flows.reduce((sum, { amount, remaining }) => sum + amount * remaining, before.equity);
      if (!(invested > 0)) return [];
      return [{ strategy: before.sleeve, date, value: modifiedDietzReturn(before.equity, after.equity, flows) }];
    });
}
