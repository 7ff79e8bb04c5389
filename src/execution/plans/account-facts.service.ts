import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { Money, Quantity } from '../../common/decimal.js';
import { isTradingDay, previousTradingDay } from '../../common/nyse-calendar.js';
import { instantOf, tradingDateOf } from '../../common/trading-date.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { BROKER, type Broker, type BrokerAccount, type BrokerPosition } from '../broker/broker.port.js';
import { FillsRepository } from '../ledger/fills.repository.js';
import { SleeveHoldingsRepository } from '../ledger/sleeve-holdings.repository.js';
import type { OpenOrder, SleeveHoldings } from '../planner/plan.js';
import type { Restriction } from '../planner/restriction.js';
import { Protections } from '../safety/protections.service.js';
import { openOrderOf } from './open-order.js';

export interface AccountState {
  account: BrokerAccount;
  sleeves: SleeveHoldings[];
  openOrders: OpenOrder[];
  /** Proceeds of sales that are part of the cash and not settled yet. */
  unsettledCash: Money;
  /** What forbids some trades for a while. */
  restrictions: Restriction[];
}

/** Everything a plan needs to know of the account at one instant of market time. */
@Injectable()
export class AccountFacts {
  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    private readonly holdings: SleeveHoldingsRepository,
    private readonly fills: FillsRepository,
    private readonly protections: Protections,
  ) {}

  /** Throws what the broker's port throws. */
  async load(pinned: PinnedAccount, nowMs: number): Promise<AccountState> {
    const [account, orders, sleeves, unsettledCash, restrictions] = await Promise.all([
      this.broker.fetchAccount(),
      this.broker.fetchOpenOrders(),
      this.holdings.load(pinned.accountNumber),
      this.fills.loadSaleProceeds(settlementStartMs(nowMs)),
      this.protections.restrictionsAt(pinned, nowMs),
    ]);
    return { account, sleeves, openOrders: orders.map(openOrderOf), unsettledCash, restrictions };
  }

  /** Quantity per symbol that no open order holds. Throws `broker_protocol` when a symbol stands twice. */
  async fetchAvailable(): Promise<Map<string, Quantity>> {
    const available = new Map<string, Quantity>();
    for (const { symbol, qtyAvailable } of await this.broker.fetchPositions()) {
      if (available.has(symbol)) throw listedTwice({ symbol });
      available.set(symbol, qtyAvailable);
    }
    return available;
  }
}

/** A sale settles on the next trading day (T+1), so the sales of the last trading day are the ones that have not. */
function settlementStartMs(nowMs: number): number {
  const today = tradingDateOf(nowMs);
  return instantOf(isTradingDay(today) ? today : previousTradingDay(today), '00:00');
}

function listedTwice({ symbol }: Pick<BrokerPosition, 'symbol'>): AppError {
  return new AppError('broker_protocol', `The broker lists the position ${symbol} twice: nothing is planned on that.`);
}
