import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { crossEntries, transferEntries } from '../ledger/ledger-transaction.js';
import { LegOpening } from '../legs/leg-opening.service.js';
import type { Phase } from '../orders/intents.repository.js';
import { isIdle } from '../planner/planner.js';
import { ordersOf, type PlanDocument } from '../plans/plan-document.js';
import { nothingSent } from './nothing-sent.js';
import { RunGate, type RunHold } from './run-gate.service.js';
import { RunPlanner } from './run-planner.service.js';
import { hasPlan, type Run, RunsRepository } from './runs.repository.js';
import { stopOf } from './run-stop.js';
import { withholdOrders } from './withhold.js';

/** The moments at which a run decides what to send. All that it decided is committed before anything is sent. */
@Injectable()
export class RunPhases {
  constructor(
    private readonly gate: RunGate,
    private readonly planner: RunPlanner,
    private readonly transactions: AccountTransactions,
    private readonly runs: RunsRepository,
    private readonly legs: LegOpening,
    private readonly ledger: LedgerRepository,
  ) {}

  /** Ends a run of which nothing was sent. */
  async withdraw(run: Run): Promise<void> {
    const { reason, detail: because } = stopOf(run, []);
    const detail = `${because} Nothing was sent.`;
    await this.transactions.run(run.accountNumber, (manager) =>
      this.runs.move(manager, run, { status: 'canceled', reason, detail }),
    );
  }

  /**
   * From a waiting run to one whose sells are written down. Answers with the milliseconds until the next attempt. Throws
   * what forbids the run.
   */
  async begin(account: PinnedAccount, run: Run): Promise<number> {
    const { nowMs: atMs, hold, heldSymbols } = await this.gate.lookToBegin(account, run);
    if (hold !== undefined) return this.wait(run, hold);
    const { document, bookId } = await this.planner.plan(account, run, heldSymbols);
    if (isIdle(ordersOf(document))) await this.rest(run, document, bookId);
    else await this.startSells(run, { document, bookId, atMs });
    return 0;
  }

  /**
   * From the last sell to the first buy: capital moves between the sleeves, and the buys get their size from real cash. On
   * reconciled books, as the sells have just changed them. Answers with the milliseconds until the next attempt.
   */
  async startBuys(account: PinnedAccount, run: Run): Promise<number> {
    const { nowMs: atMs, hold, heldSymbols } = await this.gate.look(account);
    if (hold !== undefined && hold.reason !== 'market_closed') return this.hold(run, hold);
    const { plan } = run;
    if (plan === null) throw new Error(`run ${run.id} has no plan`);
    const sizing = await this.planner.sizeBuys(account, plan);
    const { orders, skipped } = withholdOrders(sizing.orders, heldSymbols);
    const { accountNumber } = run;
    await this.transactions.runAsExecutor(accountNumber, async (manager) => {
      const next = { ...plan, skipped: [...plan.skipped, ...sizing.skipped, ...skipped] };
      await this.runs.move(manager, run, { status: 'buys_in_progress', plan: next });
      for (const transfer of sizing.transfers) {
        const entries = transferEntries(transfer);
        await this.ledger.post(manager, { accountNumber, kind: 'transfer', entries, atMs, runId: run.id });
      }
      const { style } = plan.rules;
      await this.legs.open(manager, run.id, { orders, firstLeg: plan.sells.length, style });
    });
    return 0;
  }

  /** Nothing is sent until what holds the run is gone. */
  async hold(run: Run, { reason, detail, retryMs }: RunHold): Promise<number> {
    await this.transactions.runAsExecutor(run.accountNumber, (manager) =>
      this.runs.move(manager, run, { status: 'held', reason, detail }),
    );
    return retryMs;
  }

  /** Back to the phase that it was held in, when what held it is gone. */
  async resume(account: PinnedAccount, run: Run, phase: Phase): Promise<number> {
    const { hold } = await this.gate.look(account);
    if (hold !== undefined && hold.reason !== 'market_closed') return hold.retryMs;
    const status = phase === 'sell' ? 'sells_in_progress' : 'buys_in_progress';
    await this.transactions.runAsExecutor(run.accountNumber, (manager) => this.runs.move(manager, run, { status }));
    return 0;
  }

  /** The run begins when the broker answers again; nothing of it was sent. */
  waitForBroker({ id }: Run): Promise<void> {
    return this.runs.explain(id, 'broker_unavailable', 'The broker does not answer; the run begins when it does.');
  }

  /** A previewed plan is for now and does not wait for the market. */
  private async wait(run: Run, { reason, detail, mayWait, retryMs }: RunHold): Promise<number> {
    if (reason === 'market_closed' && (hasPlan(run) || !mayWait)) {
      throw new AppError('market_closed', `${detail}; nothing was sent.`);
    }
    await this.runs.explain(run.id, reason, reason === 'market_closed' ? `${detail}; the run begins then.` : detail);
    return retryMs;
  }

  private async rest(run: Run, plan: PlanDocument, bookId: string): Promise<void> {
    await this.transactions.runAsExecutor(run.accountNumber, async (manager) => {
      await this.gate.holdSubject(manager, run);
      await this.runs.move(manager, run, { status: 'completed', ...nothingSent(plan), plan, bookId });
    });
  }

  private async startSells(
    run: Run,
    { document, bookId, atMs }: { document: PlanDocument; bookId: string; atMs: number },
  ): Promise<void> {
    const { accountNumber } = run;
    const { crosses, sells } = ordersOf(document);
    await this.transactions.runAsExecutor(accountNumber, async (manager) => {
      await this.gate.holdSubject(manager, run);
      await this.runs.move(manager, run, { status: 'sells_in_progress', plan: document, bookId });
      for (const cross of crosses) {
        const entries = crossEntries(cross);
        await this.ledger.post(manager, { accountNumber, kind: 'cross', entries, atMs, runId: run.id });
      }
      await this.legs.open(manager, run.id, { orders: sells, firstLeg: 0, style: document.rules.style });
    });
  }
}
