import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Decimal, formatDecimal, sumDecimals, ZERO } from '../../common/decimal.js';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import { type LatestPrice, MARKET_DATA, type MarketData } from '../../market/market-data.port.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/events/outbox.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { BROKER, type Broker, type BrokerAccount } from '../broker/broker.port.js';
import { SleeveHoldingsRepository } from '../ledger/sleeve-holdings.repository.js';

/** The whole account in the equity table and stream. */
const WHOLE = 'portfolio';

interface EquityRow {
  strategy: string;
  equity: Decimal;
  cash: Decimal;
}

/** Takes the account's equity as the broker states it, and each sleeve's at the latest prices. */
@Injectable()
export class EquityRecorder {
  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    @Inject(MARKET_DATA) private readonly market: MarketData,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
    private readonly holdings: SleeveHoldingsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  /** Answers with the number of equities; a second snapshot of the same market instant changes nothing. */
  async record({ accountNumber, mode }: PinnedAccount): Promise<number> {
    const { nowMs } = await this.clock.fetchTime();
    const account = await this.broker.fetchAccount();
    const rows = [
      { strategy: WHOLE, equity: account.equity, cash: account.cash },
      ...(await this.valueSleeves(accountNumber)),
    ];
    const at = new Date(nowMs).toISOString();
    return this.unitOfWork.run(async (manager) => {
      await this.insertSnapshot(manager, account, at);
      let count = 0;
      for (const row of rows) count += await this.insert(manager, row, { at, isSimulated: mode === 'simulated' });
      return count;
    });
  }

  private async valueSleeves(accountNumber: string): Promise<EquityRow[]> {
    const sleeves = await this.holdings.load(accountNumber);
    const symbols = [...new Set(sleeves.flatMap(({ positions }) => [...positions.keys()]))].sort();
    const prices = symbols.length === 0 ? new Map<string, LatestPrice>() : await this.market.fetchLatestPrices(symbols);
    // A holding without a price would make a jump that never happened.
    if (symbols.some((symbol) => !prices.has(symbol))) return [];
    return sleeves.map(({ sleeve, cash, positions }) => {
      const values = [...positions].map(([symbol, qty]) => qty.times(prices.get(symbol)?.price ?? ZERO));
      return { strategy: sleeve, equity: cash.plus(sumDecimals(values)), cash };
    });
  }

  private async insertSnapshot(manager: EntityManager, account: BrokerAccount, at: string): Promise<void> {
    const { accountNumber, cash, equity, buyingPower, longMarketValue, shortMarketValue } = account;
    await manager.query(
      `insert into account_snapshots
         (account_number, at, cash, equity, buying_power, long_market_value, short_market_value)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [accountNumber, at, ...[cash, equity, buyingPower, longMarketValue, shortMarketValue].map(formatDecimal)],
    );
  }

  private async insert(
    manager: EntityManager,
    { strategy, equity, cash }: EquityRow,
    { at, isSimulated }: { at: string; isSimulated: boolean },
  ): Promise<number> {
    const rows = await manager.query<unknown[]>(
      `insert into equity (strategy, at, equity, cash, simulated) values ($1, $2, $3, $4, $5)
       on conflict (strategy, at) do nothing returning strategy`,
      [strategy, at, formatDecimal(equity), formatDecimal(cash), isSimulated],
    );
    if (rows.length === 0) return 0;
    await this.outbox.append(manager, 'equity.updated', { strategy, equity: formatDecimal(equity), timestamp: at });
    return 1;
  }
}
