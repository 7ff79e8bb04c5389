import { Injectable, Logger } from '@nestjs/common';
import { ClockSkew, type MeasuredTime } from '../../market/clock-skew.service.js';
import { AccountOpening } from '../account/account-opening.service.js';
import { ProtectionDto } from '../dto/protection.dto.js';
import type { TradingStateDto } from '../dto/trading-state.dto.js';
import { BreakerView } from './breaker-view.service.js';
import { ProtectionsRepository } from './protections.repository.js';

/** What is allowed now, and why. */
@Injectable()
export class SafetyView {
  private readonly logger = new Logger(SafetyView.name);

  constructor(
    private readonly opening: AccountOpening,
    private readonly breakers: BreakerView,
    private readonly protections: ProtectionsRepository,
    private readonly clock: ClockSkew,
  ) {}

  /** Answers also while the broker is away, once the account is known: protections are then those that are not lifted. */
  async load(): Promise<TradingStateDto> {
    const account = await this.opening.pinned();
    const time = await this.measure();
    const open = await this.protections.loadOpen(account.accountNumber, time?.nowMs ?? 0);
    return {
      state: account.tradingState,
      reason: account.tradingStateReason,
      by: account.tradingStateBy,
      since: account.tradingStateSince.toISOString(),
      canceling: account.sweep !== null,
      mode: account.mode,
      account_number: account.accountNumber,
      clock_skew_ms: time?.skewMs ?? null,
      breakers: await this.breakers.load(account),
      protections: open.map((protection) => ProtectionDto.of(protection)),
    };
  }

  private async measure(): Promise<MeasuredTime | undefined> {
    try {
      return await this.clock.measure();
    } catch (error) {
      this.logger.warn({ err: error }, 'the broker does not tell the time');
      return undefined;
    }
  }
}
