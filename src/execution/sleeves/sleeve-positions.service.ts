import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decimal, ZERO } from '../../common/decimal.js';
import { tradingDateOf } from '../../common/trading-date.js';
import { BarsRepository } from '../../market/bars.repository.js';
import { LatestPrices } from '../../market/latest-prices.service.js';
import { StrategiesService } from '../../strategies/strategies.service.js';
import type { SleevePositionsDto } from '../dto/sleeve-positions.dto.js';
import type { Holding } from '../ledger/average-cost.js';
import { CASH } from '../ledger/ledger-transaction.js';
import { valueSleeve, type DatedPrice, type SleeveBalance } from './value-sleeve.js';

/** What a strategy holds by the ledger, at the latest prices that are known here; the broker is not asked. */
@Injectable()
export class SleevePositions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly strategies: StrategiesService,
    private readonly bars: BarsRepository,
    private readonly latest: LatestPrices,
  ) {}

  /** A strategy that never had capital holds nothing. Throws `strategy_not_found`. */
  async load(strategy: string): Promise<SleevePositionsDto> {
    await this.strategies.get(strategy);
    const balance = await this.loadBalance(strategy);
    return valueSleeve(balance, await this.loadPrices([...balance.holdings.keys()]));
  }

  private async loadBalance(strategy: string): Promise<SleeveBalance> {
    const rows = await this.dataSource.query<{ asset: string; amount: string; cost: string }[]>(
      `select asset, amount::text as amount, cost_usd::text as cost from positions
       where sleeve = $1 and amount <> 0 order by asset`,
      [strategy],
    );
    const held = rows.map(({ asset, amount, cost }): [string, Holding] => [
      asset,
      { amount: decimal(amount), cost: decimal(cost) },
    ]);
    const cash = held.find(([asset]) => asset === CASH)?.[1].amount ?? ZERO;
    return { strategy, cash, holdings: new Map(held.filter(([asset]) => asset !== CASH)) };
  }

  private async loadPrices(symbols: readonly string[]): Promise<Map<string, DatedPrice>> {
    const prices = new Map<string, DatedPrice>(await this.bars.loadLastCloses(symbols));
    const polled = await this.latest.load();
    for (const symbol of symbols) {
      const latest = polled.get(symbol);
      if (latest === undefined) continue;
      const date = tradingDateOf(latest.atMs);
      const known = prices.get(symbol);
      // A close of the same day may be older than the poll or the same; one of a later day is newer.
      if (known === undefined || known.date <= date) prices.set(symbol, { price: latest.price, date });
    }
    return prices;
  }
}
