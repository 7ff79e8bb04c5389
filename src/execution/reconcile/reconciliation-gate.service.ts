import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { CASH } from '../ledger/ledger-transaction.js';
import { OrdersRepository } from '../orders/orders.repository.js';
import { type Discrepancy, describeDiscrepancies } from './discrepancy.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';
import { Reconciliation } from './reconciliation.service.js';

/** Why nothing may be sent now. */
export interface TradingHold {
  reason: 'unreconciled' | 'external_orders';
  detail: string;
}

export interface GateState {
  hold: TradingHold | undefined;
  /** Symbols that are not traded while the rest is; empty when trading is held altogether. */
  heldSymbols: ReadonlySet<string>;
}

/** Nothing is decided on books that are not those of the broker. */
@Injectable()
export class ReconciliationGate {
  constructor(
    private readonly config: AppConfig,
    private readonly reconciliation: Reconciliation,
    private readonly orders: OrdersRepository,
    private readonly reconciliations: ReconciliationsRepository,
  ) {}

  /** Whether the last finding is one that may hold trading, wherever it was made. */
  async mayHold({ accountNumber }: PinnedAccount): Promise<boolean> {
    const latest = await this.reconciliations.findLatest(accountNumber);
    return latest === undefined || latest.discrepancies.some(({ state }) => state === 'open');
  }

  /** Reconciles first. Throws what that throws: without an answer of the broker nothing is sent. */
  async look(account: PinnedAccount): Promise<GateState> {
    const { record } = await this.reconciliation.run(account, 'run');
    const open = record.discrepancies.filter(({ state }) => state === 'open');
    if (open.length > 0 && this.holdsAccount(open)) return held(unreconciled(open));
    const externals = this.config.blocksOnExternalOrders ? await this.orders.loadOpenExternal(account) : [];
    if (externals.length > 0) return held(externalOrders(externals));
    return { hold: undefined, heldSymbols: new Set(open.map(({ symbol }) => symbol)) };
  }

  /** Cash is everybody's: when it differs there is no symbol to leave out. */
  private holdsAccount(open: readonly Discrepancy[]): boolean {
    return this.config.reconcileHold === 'account' || open.some(({ symbol }) => symbol === CASH);
  }
}

function held(hold: TradingHold): GateState {
  return { hold, heldSymbols: new Set() };
}

function unreconciled(open: readonly Discrepancy[]): TradingHold {
  const detail =
    `The broker's account is not what the ledger says (${describeDiscrepancies(open)}): the run goes on when both agree ` +
    'or the difference is acknowledged, see GET /execute/reconciliation.';
  return { reason: 'unreconciled', detail };
}

function externalOrders(symbols: readonly string[]): TradingHold {
  return {
    reason: 'external_orders',
    detail: `Orders of others are open at the broker (${symbols.join(', ')}): the run goes on when they are done.`,
  };
}
