import { Inject, Injectable, Logger } from '@nestjs/common';
import { Gathering } from '../../common/gathering.js';
import { isDatabaseAway } from '../../platform/database/database-away.js';
import { AccountTransactions } from '../account/account-transactions.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { BROKER, type Broker, type BrokerOrder, type Rejection, type SubmitOutcome } from '../broker/broker.port.js';
import { FillBook } from '../ledger/fill-book.service.js';
import { ExecutionLease } from '../runs/execution-lease.service.js';
import { OrderAdmission } from '../safety/order-admission.service.js';
import { INSUFFICIENT_BUYING_POWER, type Intent, type IntentFailure, IntentsRepository } from './intents.repository.js';
import { isSameOrder } from './same-order.js';

/**
 * Orders under way at once: enough to hide the latencies of broker and database, and few enough for a halt, which can no
 * longer stop these, but has them canceled. How many may leave in a minute is the business of the budget of requests.
 */
const PARALLEL = 16;
/** After this a request that got no answer is not on its way any more. */
const REQUEST_LIFE_MS = 30_000;
const FORBIDDEN = 403;

/**
 * Brings intents to the broker. That an intent is about to be sent is committed before it is; an answer that does not come
 * leaves it unknown, and what became of it is then looked up by the client order id, never guessed.
 */
@Injectable()
export class OrderRouter {
  private readonly logger = new Logger(OrderRouter.name);

  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    private readonly lease: ExecutionLease,
    private readonly transactions: AccountTransactions,
    private readonly intents: IntentsRepository,
    private readonly book: FillBook,
    private readonly admission: OrderAdmission,
  ) {}

  /**
   * Sends what was not sent and looks up what is unknown. Where the broker forbids an order (403), the rest is not sent: the
   * account may be blocked, or its money gone. Answers with the milliseconds for which the broker takes no more orders; 0
   * when it took all.
   */
  async advance(account: PinnedAccount, intents: readonly Intent[]): Promise<number> {
    const admissions: Admissions = new Gathering((asked) => this.admission.admit(account.accountNumber, asked), {
      mostAtOnce: PARALLEL,
      isCommon: isDatabaseAway,
    });
    const next = intents.filter(({ state }) => state === 'pending' || state === 'unknown').values();
    let [isForbidden, isBroken, throttledMs] = [false, false, 0];
    const work = async (): Promise<void> => {
      for (const intent of next) {
        if (isBroken || throttledMs > 0) return;
        if (isForbidden && intent.state === 'pending') continue;
        const outcome = await (intent.state === 'pending'
          ? this.send(account, intent, admissions)
          : this.lookUp(account, intent));
        isForbidden ||= isForbidding(outcome);
        if (outcome?.kind === 'throttled') throttledMs = Math.max(throttledMs, outcome.retryAfterMs);
      }
    };
    const guarded = (): Promise<void> =>
      work().catch((error: unknown) => {
        isBroken = true;
        throw error;
      });
    // What is under way comes to its end, also when something fails: nothing goes on behind the back of the next attempt.
    const ends = await Promise.allSettled(Array.from({ length: PARALLEL }, guarded));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return throttledMs;
  }

  /** Looks up what is unknown and gives up what the broker does not have; nothing is sent. */
  async settleUnknown(account: PinnedAccount, intents: readonly Intent[], failure: IntentFailure): Promise<void> {
    for (const intent of intents) {
      const order = await this.broker.fetchOrderByClientId(intent.clientOrderId);
      if (order !== undefined) await this.adopt(account, intent, order);
      // A request that is still on its way must not find its order given up.
      else if (intent.ageMs > REQUEST_LIFE_MS) await this.reject(account, intent, failure);
    }
  }

  /** Gives up intents that were never sent. */
  async withdraw(account: PinnedAccount, intents: readonly Intent[], failure: IntentFailure): Promise<void> {
    const unsent = intents.filter(({ state }) => state === 'pending');
    if (unsent.length > 0) await this.rejectAll(account, unsent, failure);
  }

  /** The broker may still execute it; what it says of the order decides. */
  async cancel(intents: readonly Intent[]): Promise<void> {
    for (const { orderId, orderStatus } of intents) {
      const isAsked = orderStatus === 'pending_cancel';
      if (orderId !== null && !isAsked) await this.broker.cancelOrder(orderId);
    }
  }

  /** Answers with what the broker said, where it was asked. */
  private async send(
    account: PinnedAccount,
    intent: Intent,
    admissions: Admissions,
  ): Promise<SubmitOutcome | undefined> {
    if ((await admissions.add(intent)) !== undefined) return undefined;
    const sent: Intent = { ...intent, state: 'unknown' };
    const outcome = await this.submit(account, sent);
    // It was asked once, and the broker did nothing: so it was never sent.
    if (outcome?.kind === 'throttled') {
      await this.transactions.runAsExecutor(account.accountNumber, (manager) =>
        this.intents.move(manager, sent, 'pending'),
      );
    }
    return outcome;
  }

  private async submit(account: PinnedAccount, intent: Intent): Promise<SubmitOutcome | undefined> {
    // Whoever holds the lease now sends it; the broker would take the same id only once anyway.
    if (!this.lease.isHeld) return undefined;
    const outcome = await this.broker.submitOrder(intent);
    await this.settle(account, intent, outcome);
    return outcome;
  }

  private async settle(account: PinnedAccount, intent: Intent, outcome: SubmitOutcome): Promise<void> {
    switch (outcome.kind) {
      case 'accepted':
        await this.adopt(account, intent, outcome.order);
        return;
      case 'rejected':
        await this.reject(account, intent, refusal(outcome.rejection));
        return;
      case 'duplicate': {
        const order = await this.broker.fetchOrderByClientId(intent.clientOrderId);
        if (order === undefined) await this.reject(account, intent, refusal(outcome.rejection));
        else await this.adopt(account, intent, order);
        return;
      }
      case 'throttled':
        return;
      case 'unknown':
        this.logger.warn(
          { clientOrderId: intent.clientOrderId, because: outcome.because },
          'the fate of an order is unknown',
        );
    }
  }

  private async lookUp(account: PinnedAccount, intent: Intent): Promise<SubmitOutcome | undefined> {
    const order = await this.broker.fetchOrderByClientId(intent.clientOrderId);
    if (order !== undefined) {
      await this.adopt(account, intent, order);
      return undefined;
    }
    const denial = await this.admission.admitAgain(account.accountNumber, intent);
    if (denial === undefined) return this.submit(account, intent);
    // The first request may still be on its way.
    if (intent.ageMs > REQUEST_LIFE_MS) await this.reject(account, intent, denial);
    return undefined;
  }

  private async adopt(account: PinnedAccount, intent: Intent, order: BrokerOrder): Promise<void> {
    if (isSameOrder(intent, order)) {
      await this.book.book(account.accountNumber, order);
      return;
    }
    const message = `Order ${order.orderId} at the broker has the id ${intent.clientOrderId} and is another one.`;
    this.logger.error({ clientOrderId: intent.clientOrderId, orderId: order.orderId }, message);
    await this.reject(account, intent, { code: 'CLIENT_ID_COLLISION', message });
  }

  private reject(account: PinnedAccount, intent: Intent, failure: IntentFailure): Promise<void> {
    return this.rejectAll(account, [intent], failure);
  }

  /** But for those of which the broker has told otherwise meanwhile. */
  private async rejectAll(
    { accountNumber }: PinnedAccount,
    intents: readonly Intent[],
    failure: IntentFailure,
  ): Promise<void> {
    const ids = intents.map(({ clientOrderId }) => clientOrderId);
    await this.transactions.runAsExecutor(accountNumber, async (manager) => {
      const now = [...(await this.intents.findAll(manager, ids)).values()];
      const open = now.filter(({ state }) => state === 'pending' || state === 'unknown');
      await this.intents.moveAll(
        manager,
        open.map((intent) => ({ intent, to: 'rejected', failure })),
      );
    });
  }
}

type Admissions = Gathering<Intent, IntentFailure | undefined>;

function isForbidding(outcome: SubmitOutcome | undefined): boolean {
  return outcome?.kind === 'rejected' && outcome.rejection.status === FORBIDDEN;
}

function refusal({ message, status, brokerCode, requestId, lacksFunds }: Rejection): IntentFailure {
  const code = lacksFunds ? INSUFFICIENT_BUYING_POWER : 'broker_rejected';
  return { code, message, status, brokerCode, requestId };
}
