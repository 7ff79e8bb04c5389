import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Decimal, formatDecimal } from '../../common/decimal.js';
import { AppConfig } from '../../config/app-config.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import type { IntentFailure } from '../orders/intents.repository.js';
import { type AccountMoment, BreakerReadings } from './breaker-readings.repository.js';
import { type Breaker, isBeyond, type OrderReading } from './breakers/breaker.js';
import { BREAKERS } from './breakers/registry.js';
import { readLimits } from './limits.js';
import { TradingStateService } from './trading-state.service.js';

interface Trip {
  breaker: Breaker;
  reason: string;
}

/** Trips what is beyond its limit. A tripped state is left by a resume only, from which the breakers measure anew. */
@Injectable()
export class CircuitBreakers {
  /** One that is off has none. */
  readonly limits: ReadonlyMap<Breaker, Decimal>;
  private readonly logger = new Logger(CircuitBreakers.name);

  constructor(
    config: AppConfig,
    private readonly readings: BreakerReadings,
    private readonly transactions: AccountTransactions,
    private readonly states: TradingStateService,
  ) {
    this.limits = readLimits('BREAKERS', BREAKERS, { settings: config.breakers, isLive: config.isLive });
  }

  /** Looks at the account as it is, by default as the last snapshot shows it. */
  async checkAccount(account: PinnedAccount, moment?: AccountMoment): Promise<void> {
    const now = moment ?? (await this.readings.loadLastMoment(account.accountNumber));
    const watching = [...this.limits.keys()].filter(({ watches }) => watches === 'account');
    if (now === undefined || watching.length === 0) return;
    const reading = await this.readings.loadAccountReading(account, now);
    const trips = this.tripsOf((breaker) => (breaker.watches === 'account' ? breaker.measure(reading) : undefined));
    if (trips.length === 0) return;
    await this.transactions.run(account.accountNumber, (manager) => this.trip(manager, trips, account));
  }

  /** What was sent, of the run and altogether; undefined when no limit asks for it. The caller holds the lock of the account. */
  async loadSent(
    manager: EntityManager,
    account: PinnedAccount,
    runId: string | null,
  ): Promise<OrderReading | undefined> {
    if (![...this.limits.keys()].some(({ watches }) => watches === 'order')) return undefined;
    return this.readings.loadOrderReading(manager, account, runId);
  }

  /** Why a limit forbids the order of this reading; it trips in the transaction of the caller. */
  async judge(manager: EntityManager, reading: OrderReading): Promise<IntentFailure | undefined> {
    const trips = this.tripsOf((breaker) => (breaker.watches === 'order' ? breaker.measure(reading) : undefined));
    const [first] = trips;
    if (first === undefined) return undefined;
    await this.trip(manager, trips);
    return { code: 'ORDER_LIMIT', message: `the order would go beyond a limit: ${first.reason}` };
  }

  private tripsOf(measure: (breaker: Breaker) => Decimal | undefined): Trip[] {
    return [...this.limits].flatMap(([breaker, limit]) => {
      const value = measure(breaker);
      if (value === undefined || !isBeyond(breaker, value, limit)) return [];
      return [{ breaker, reason: describeTrip(breaker, value, limit) }];
    });
  }

  private async trip(manager: EntityManager, trips: readonly Trip[], measured?: PinnedAccount): Promise<void> {
    for (const { breaker, reason } of trips) {
      const change = { to: breaker.to, reason, by: `breaker:${breaker.name}` };
      if (await this.states.tighten(manager, change, measured)) this.logger.error(change, 'a breaker tripped');
    }
  }
}

/** For people: "day_loss is 0.0512, the limit is 0.05". */
function describeTrip({ name }: Breaker, value: Decimal, limit: Decimal): string {
  return `${name} is ${formatDecimal(value.round(4))}, the limit is ${formatDecimal(limit)}`;
}
