import { Inject, Injectable } from '@nestjs/common';
import { formatDecimal } from '../../common/decimal.js';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import { BROKER, type Broker } from '../broker/broker.port.js';
import type { AccountDto } from '../dto/account.dto.js';
import { AccountOpening, assertSameAccount } from './account-opening.service.js';

/** The account as the broker shows it now, and what we may do with it. */
@Injectable()
export class AccountView {
  constructor(
    private readonly opening: AccountOpening,
    @Inject(BROKER) private readonly broker: Broker,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
  ) {}

  async load(): Promise<AccountDto> {
    const [account, { nowMs }] = await Promise.all([this.broker.fetchAccount(), this.clock.fetchTime()]);
    const pinned = await this.opening.pinned();
    assertSameAccount(pinned, account.accountNumber);
    return {
      account_number: account.accountNumber,
      status: account.status,
      currency: account.currency,
      cash: formatDecimal(account.cash),
      equity: formatDecimal(account.equity),
      buying_power: formatDecimal(account.buyingPower),
      mode: pinned.mode,
      trading_state: pinned.tradingState,
      as_of: new Date(nowMs).toISOString(),
    };
  }
}
