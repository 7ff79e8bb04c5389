import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { AppConfig } from '../../config/app-config.js';
import { MARKET_DATA, type MarketData, type Quote } from '../../market/market-data.port.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import type { Intent } from '../orders/intents.repository.js';
import { OrderRouter } from '../orders/order-router.service.js';
import { MarketGate } from '../runs/market-gate.service.js';
import type { Run } from '../runs/runs.repository.js';
import { LegAgenda } from './leg-agenda.js';
import { LegDecisions } from './leg-decisions.service.js';
import { groupByLeg, type LegOrders } from './leg-orders.js';

/** How often the market is asked for the time while legs wait: far below the broker's request limit. */
const LOOK_MS = 2000;
/** An accelerated market is a minute further after this. */
const SIMULATED_LOOK_MS = 500;

export interface Pace {
  /** No further order comes. */
  isOver: boolean;
  /** When to ask again, if nothing happens before; 0: something was decided. */
  waitMs: number;
}

/** Asks the style of each leg, when it is time, for the next order or the end of the last one. */
@Injectable()
export class LegDesk {
  private readonly logger = new Logger(LegDesk.name);
  private readonly agenda = new LegAgenda();

  constructor(
    private readonly config: AppConfig,
    private readonly market: MarketGate,
    @Inject(MARKET_DATA) private readonly data: MarketData,
    private readonly transactions: AccountTransactions,
    private readonly decisions: LegDecisions,
    private readonly router: OrderRouter,
  ) {}

  /** `intents` are the orders of the run as they stand. What is decided is committed; it is sent with the next batch. */
  async advance(account: PinnedAccount, run: Run, intents: readonly Intent[]): Promise<Pace> {
    const open = await this.decisions.loadOpen(run.id);
    if (open.length === 0) return { isOver: true, waitMs: 0 };
    const legs = groupByLeg(open, intents);
    if (!this.agenda.mayBeDue(run.id, legs)) return { isOver: false, waitMs: this.agenda.untilLookMs };
    const time = await this.market.look();
    const due = this.agenda.selectDue(legs, time.nowMs);
    this.agenda.lookAgainIn(this.config.broker.simulated ? SIMULATED_LOOK_MS : LOOK_MS);
    const hasNews = due.length > 0 && (await this.decide(account, run, due, time));
    return { isOver: false, waitMs: hasNews ? 0 : this.agenda.untilLookMs };
  }

  /** True when an order was planned, or a leg ended. */
  private async decide(
    account: PinnedAccount,
    run: Run,
    due: readonly LegOrders[],
    time: Awaited<ReturnType<MarketGate['look']>>,
  ): Promise<boolean> {
    const quotes = await this.fetchQuotes(due);
    const outcome = await this.transactions.runAsExecutor(account.accountNumber, (manager: EntityManager) =>
      this.decisions.take(manager, run, { legs: due.map(({ leg }) => leg.leg), time, quotes }),
    );
    for (const { leg, untilMs } of outcome.waits) this.agenda.note(leg, untilMs);
    await this.router.cancel(outcome.cancels);
    return outcome.hasNews;
  }

  /** A style that sees no price waits; its time goes on, and with it the end of the leg. */
  private async fetchQuotes(due: readonly LegOrders[]): Promise<Map<string, Quote>> {
    const symbols = [...new Set(due.map(({ leg }) => leg.symbol))].sort();
    try {
      return await this.data.fetchQuotes(symbols);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.logger.warn({ err: error, symbols }, 'no quotes: the styles wait, or end by the clock');
      return new Map();
    }
  }
}
