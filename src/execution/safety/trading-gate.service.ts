import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { AppConfig } from '../../config/app-config.js';
import { assertSameAccount } from '../account/account-opening.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { BROKER, type Broker } from '../broker/broker.port.js';
import type { Intent, IntentFailure } from '../orders/intents.repository.js';
import { MarketGate, type MarketState } from '../runs/market-gate.service.js';
import type { Restriction } from '../planner/restriction.js';
import { restrictionOn } from '../planner/restrictions.js';
import { AccountGuard } from './account-guard.service.js';
import { Protections } from './protections.service.js';

export interface Screening {
  allowed: Intent[];
  denied: { intents: Intent[]; because: IntentFailure }[];
}

/** Whether orders may be sent now: asked before a run plans, and before each batch of its orders goes out. */
@Injectable()
export class TradingGate {
  constructor(
    private readonly config: AppConfig,
    private readonly market: MarketGate,
    @Inject(BROKER) private readonly broker: Broker,
    private readonly guard: AccountGuard,
    private readonly protections: Protections,
  ) {}

  look(): Promise<MarketState> {
    return this.market.look();
  }

  /** Throws `trading_halted`, `clock_skew`, `account_mismatch`, `account_blocked`, and what the broker's port throws. */
  async inspect(account: PinnedAccount, market: MarketState): Promise<void> {
    assertNotHalted(account);
    this.assertClock(market);
    const atBroker = await this.broker.fetchAccount();
    assertSameAccount(account, atBroker.accountNumber);
    await this.guard.check(account, atBroker, { nowMs: market.nowMs, nextOpenMs: market.opensAtMs });
  }

  /** Divides orders that were not sent yet into those that may be, and those that must not. */
  async screen(account: PinnedAccount, pending: readonly Intent[]): Promise<Screening> {
    const market = await this.market.look();
    const because = market.isOpen ? await this.refusalOf(account, market) : marketClosed();
    if (because !== undefined) return { allowed: [], denied: [{ intents: [...pending], because }] };
    const restrictions = await this.protections.restrictionsAt(account, market.nowMs);
    return divide(pending, restrictions);
  }

  private async refusalOf(account: PinnedAccount, market: MarketState): Promise<IntentFailure | undefined> {
    try {
      await this.inspect(account, market);
      return undefined;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code !== 'account_blocked' && error.code !== 'clock_skew') throw error;
      return { code: error.code.toUpperCase(), message: error.message };
    }
  }

  private assertClock({ skewMs }: MarketState): void {
    const limit = this.config.clockSkewLimitSeconds;
    if (skewMs === null || limit === 0 || Math.abs(skewMs) <= limit * 1000) return;
    throw new AppError(
      'clock_skew',
      `The clock of this host is ${(skewMs / 1000).toFixed(1)} s from the broker's, more than ${limit} s: ` +
        'set it (NTP), then trade again.',
      { details: { skew_ms: skewMs } },
    );
  }
}

function divide(pending: readonly Intent[], restrictions: readonly Restriction[]): Screening {
  const screening: Screening = { allowed: [], denied: [] };
  for (const intent of pending) {
    const restriction = restrictionOf(intent, restrictions);
    if (restriction === undefined) screening.allowed.push(intent);
    else screening.denied.push({ intents: [intent], because: { code: restriction.code, message: restriction.reason } });
  }
  return screening;
}

/** An order of several strategies is forbidden when it is forbidden to all of them. */
function restrictionOf(
  { symbol, side, shares }: Intent,
  restrictions: readonly Restriction[],
): Restriction | undefined {
  const found = shares.map(({ sleeve }) => restrictionOn({ sleeve, symbol, side }, restrictions));
  return found.includes(undefined) ? undefined : found[0];
}

function marketClosed(): IntentFailure {
  return { code: 'market_closed', message: 'The market closed before the order was sent.' };
}

function assertNotHalted({ tradingState, tradingStateReason }: PinnedAccount): void {
  if (tradingState !== 'HALTED') return;
  throw new AppError('trading_halted', `Trading is halted: ${tradingStateReason ?? 'no reason was given'}.`);
}
