import { Injectable } from '@nestjs/common';
import { AccountOpening } from '../account/account-opening.service.js';
import type { TradingStateDto } from '../dto/trading-state.dto.js';

/** What is allowed now, and why. */
@Injectable()
export class SafetyView {
  constructor(private readonly opening: AccountOpening) {}

  async load(): Promise<TradingStateDto> {
    const account = await this.opening.pinned();
    return {
      state: account.tradingState,
      reason: account.tradingStateReason,
      by: account.tradingStateBy,
      since: account.tradingStateSince.toISOString(),
      canceling: account.sweep !== null,
      mode: account.mode,
      account_number: account.accountNumber,
    };
  }
}
