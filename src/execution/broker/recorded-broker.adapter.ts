import { formatDecimal } from '../../common/decimal.js';
import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { ExecutionMetrics } from '../execution-metrics.js';
import { runIdOf } from '../orders/client-order-id.js';
import type { IntentsRepository } from '../orders/intents.repository.js';
import type {
  Broker,
  BrokerAccount,
  BrokerFill,
  BrokerOrder,
  BrokerPosition,
  OrderRequest,
  SubmitOutcome,
  TradingConnection,
  TradingListener,
} from './broker.port.js';

export interface Recorders {
  audit: AuditLog;
  metrics: ExecutionMetrics;
  intents: IntentsRepository;
}

const ACTOR = 'executor';

/** Any broker, with every request that changes something, and its answer, in the audit. What is not recorded is not sent. */
export class RecordedBroker implements Broker {
  constructor(
    private readonly broker: Broker,
    private readonly recorders: Recorders,
  ) {}

  async submitOrder(request: OrderRequest): Promise<SubmitOutcome> {
    const { audit, metrics } = this.recorders;
    const { clientOrderId, symbol } = request;
    const link = { actor: ACTOR, subject: symbol, clientOrderId, runId: runIdOf(clientOrderId) };
    await audit.record({ ...link, action: 'broker.submit_requested', detail: requestDetail(request) });
    const outcome = await this.broker.submitOrder(request);
    metrics.countOrder(outcome.kind);
    await audit.record({ ...link, action: `broker.submit_${outcome.kind}`, detail: outcomeDetail(outcome) });
    return outcome;
  }

  async cancelOrder(orderId: string): Promise<boolean> {
    const { audit, intents } = this.recorders;
    const intent = await intents.findByOrder(orderId);
    const link = { actor: ACTOR, subject: orderId, clientOrderId: intent?.clientOrderId, runId: intent?.runId };
    await audit.record({ ...link, action: 'broker.cancel_requested' });
    try {
      const isTaken = await this.broker.cancelOrder(orderId);
      await audit.record({ ...link, action: isTaken ? 'broker.cancel_accepted' : 'broker.cancel_too_late' });
      return isTaken;
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error);
      await audit.record({ ...link, action: 'broker.cancel_failed', detail: { because } });
      throw error;
    }
  }

  fetchAccount(): Promise<BrokerAccount> {
    return this.broker.fetchAccount();
  }

  fetchPositions(): Promise<BrokerPosition[]> {
    return this.broker.fetchPositions();
  }

  fetchOrder(orderId: string): Promise<BrokerOrder | undefined> {
    return this.broker.fetchOrder(orderId);
  }

  fetchOrderByClientId(clientOrderId: string): Promise<BrokerOrder | undefined> {
    return this.broker.fetchOrderByClientId(clientOrderId);
  }

  fetchOpenOrders(): Promise<BrokerOrder[]> {
    return this.broker.fetchOpenOrders();
  }

  fetchActivitiesSince(sinceMs: number): ReturnType<Broker['fetchActivitiesSince']> {
    return this.broker.fetchActivitiesSince(sinceMs);
  }

  fetchFillsSince(sinceMs: number): Promise<BrokerFill[]> {
    return this.broker.fetchFillsSince(sinceMs);
  }

  connect(listener: TradingListener): TradingConnection {
    return this.broker.connect(listener);
  }
}

function requestDetail({ symbol, side, type, qty, notional, limitPrice }: OrderRequest): object {
  return {
    ...{ symbol, side, type },
    qty: qty && formatDecimal(qty),
    notional: notional && formatDecimal(notional),
    limit_price: limitPrice && formatDecimal(limitPrice),
  };
}

function outcomeDetail(outcome: SubmitOutcome): object {
  switch (outcome.kind) {
    case 'accepted':
      return { order_id: outcome.order.orderId, status: outcome.order.status };
    case 'rejected':
    case 'duplicate':
      return { ...outcome.rejection };
    case 'unknown':
      return { because: outcome.because };
    case 'throttled':
      return {};
  }
}
