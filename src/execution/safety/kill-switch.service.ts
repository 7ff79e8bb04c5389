import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import { AccountsRepository, type PinnedAccount, type Sweep } from '../account/accounts.repository.js';
import { BROKER, type Broker, type BrokerOrder } from '../broker/broker.port.js';
import { IntentsRepository } from '../orders/intents.repository.js';

/** Cancels under way at once. */
const PARALLEL = 10;
const PAUSE_MS = 100;

/** Cancels what is open at the broker after a halt, again and again until nothing is left. Any process may do it, twice is harmless. */
@Injectable()
export class KillSwitch {
  private readonly logger = new Logger(KillSwitch.name);

  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    private readonly accounts: AccountsRepository,
    private readonly transactions: AccountTransactions,
    private readonly intents: IntentsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Sweeps for so long at most. Answers with how many orders are still open; undefined when the broker does not tell. */
  async sweepWithin(account: PinnedAccount, patienceMs: number): Promise<number | undefined> {
    const deadlineMs = performance.now() + patienceMs;
    for (;;) {
      const left = await this.sweep(account).catch((error: unknown) => {
        this.logger.error({ err: error }, 'open orders could not be canceled; it is tried again');
        return undefined;
      });
      if (left === 0 || performance.now() > deadlineMs) return left;
      await sleep(PAUSE_MS);
    }
  }

  /** One round. Answers with how many orders were still open before it, or may yet appear. */
  async sweep(account: PinnedAccount): Promise<number> {
    const { sweep } = account;
    if (sweep === null) return 0;
    const undecided = await this.intents.countUndecided();
    const open = await this.select(await this.broker.fetchOpenOrders(), sweep);
    if (open.length + undecided === 0) await this.end(account);
    await this.cancelAll(open);
    return open.length + undecided;
  }

  private async select(open: BrokerOrder[], sweep: Sweep): Promise<BrokerOrder[]> {
    if (sweep === 'all') return open;
    const ours = await this.intents.selectKnown(open.map(({ clientOrderId }) => clientOrderId));
    return open.filter(({ clientOrderId }) => ours.has(clientOrderId));
  }

  private async cancelAll(orders: readonly BrokerOrder[]): Promise<void> {
    const next = orders.values();
    const work = async (): Promise<void> => {
      for (const { orderId } of next) {
        await this.broker.cancelOrder(orderId).catch((error: unknown) => {
          this.logger.warn({ err: error, orderId }, 'an order was not canceled; it is tried again');
        });
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
  }

  private async end(account: PinnedAccount): Promise<void> {
    const { accountNumber, sweep } = account;
    await this.transactions.run(accountNumber, async (manager) => {
      if (!(await this.accounts.endSweep(manager, account))) return;
      const detail = { canceled: sweep };
      await this.audit.record(
        { actor: 'kill-switch', action: 'trading.sweep_completed', subject: accountNumber, detail },
        manager,
      );
    });
  }
}
