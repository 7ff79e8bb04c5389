import { AppError } from '../../../common/app-error.js';
import { formatDecimal } from '../../../common/decimal.js';
import type { AlpacaHttp } from '../../../market/alpaca/alpaca-http.client.js';
import type {
  Broker,
  BrokerAccount,
  BrokerActivity,
  BrokerFill,
  BrokerOrder,
  BrokerPosition,
  OrderRequest,
  Rejection,
  SubmitOutcome,
  TradingConnection,
  TradingListener,
} from '../broker.port.js';
import {
  Message,
  parseAccount,
  parseActivity,
  parseFillActivity,
  parseOrder,
  parsePosition,
} from './alpaca-messages.js';
import { AlpacaTradingStream, type TradingStreamOptions } from './alpaca-trading-stream.js';

const ACTIVITIES_PAGE = 100;
const OPEN_ORDERS_LIMIT = 500;
const DUPLICATE_CLIENT_ID = 40010001;

/** Alpaca's trading API; whether a real market or the simulated exchange answers makes no difference here. */
export class AlpacaBroker implements Broker {
  constructor(
    private readonly http: AlpacaHttp,
    private readonly stream: TradingStreamOptions,
  ) {}

  async fetchAccount(): Promise<BrokerAccount> {
    const body = await this.http.request({ method: 'GET', path: '/v2/account', operation: 'fetch_account' });
    return parseAccount(Message.of('account', body));
  }

  async fetchPositions(): Promise<BrokerPosition[]> {
    const body = await this.http.request({ method: 'GET', path: '/v2/positions', operation: 'fetch_positions' });
    return Message.list('position', body).map(parsePosition);
  }

  async submitOrder(request: OrderRequest): Promise<SubmitOutcome> {
    try {
      const body = await this.http.request({
        method: 'POST',
        path: '/v2/orders',
        operation: 'submit_order',
        body: orderBody(request),
      });
      return { kind: 'accepted', order: parseOrder(Message.of('order', body)) };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  async fetchOrder(orderId: string): Promise<BrokerOrder | undefined> {
    return this.findOrder(`/v2/orders/${encodeURIComponent(orderId)}`, {});
  }

  async fetchOrderByClientId(clientOrderId: string): Promise<BrokerOrder | undefined> {
    return this.findOrder('/v2/orders:by_client_order_id', { client_order_id: clientOrderId });
  }

  async fetchOpenOrders(): Promise<BrokerOrder[]> {
    const body = await this.http.request({
      method: 'GET',
      path: '/v2/orders',
      operation: 'fetch_open_orders',
      query: { status: 'open', limit: OPEN_ORDERS_LIMIT },
    });
    return Message.list('order', body).map(parseOrder);
  }

  async fetchFillsSince(sinceMs: number): Promise<BrokerFill[]> {
    const listed = await this.fetchActivities(sinceMs, {
      path: '/v2/account/activities/FILL',
      operation: 'fetch_fills',
    });
    return listed.map(parseFillActivity);
  }

  async fetchActivitiesSince(sinceMs: number): Promise<BrokerActivity[]> {
    const listed = await this.fetchActivities(sinceMs, {
      path: '/v2/account/activities',
      operation: 'fetch_activities',
      category: 'non_trade_activity',
    });
    return listed.map(parseActivity);
  }

  async cancelOrder(orderId: string): Promise<boolean> {
    try {
      const path = `/v2/orders/${encodeURIComponent(orderId)}`;
      await this.http.request({ method: 'DELETE', path, operation: 'cancel_order' });
      return true;
    } catch (error) {
      const status = rejectionOf(error)?.status;
      if (status === 422 || status === 404) return false;
      throw error;
    }
  }

  connect(listener: TradingListener): TradingConnection {
    return new AlpacaTradingStream(this.stream, listener);
  }

  private async fetchActivities(
    sinceMs: number,
    { path, operation, category }: { path: string; operation: string; category?: string },
  ): Promise<Message[]> {
    const listed: Message[] = [];
    const asked = { after: new Date(sinceMs).toISOString(), direction: 'asc', page_size: ACTIVITIES_PAGE, category };
    let pageToken: string | undefined;
    do {
      const query = { ...asked, page_token: pageToken };
      const page = Message.list('activity', await this.http.request({ method: 'GET', path, operation, query }));
      listed.push(...page);
      pageToken = page.length < ACTIVITIES_PAGE ? undefined : page.at(-1)?.text('id');
    } while (pageToken !== undefined);
    return listed;
  }

  private async findOrder(path: string, query: Record<string, string>): Promise<BrokerOrder | undefined> {
    try {
      const body = await this.http.request({ method: 'GET', path, operation: 'fetch_order', query });
      return parseOrder(Message.of('order', body));
    } catch (error) {
      if (rejectionOf(error)?.status === 404) return undefined;
      throw error;
    }
  }
}

function orderBody(request: OrderRequest): Record<string, string> {
  return {
    symbol: request.symbol,
    side: request.side,
    type: 'market',
    time_in_force: 'day',
    client_order_id: request.clientOrderId,
    ...(request.qty === null ? {} : { qty: formatDecimal(request.qty) }),
    ...(request.notional === null ? {} : { notional: formatDecimal(request.notional) }),
  };
}

/** Only a clear refusal is a refusal; an answer that cannot be read may be that of a booked order. */
function outcomeOf(error: unknown): SubmitOutcome {
  const rejection = rejectionOf(error);
  if (rejection !== undefined) {
    if (rejection.status === 429) return { kind: 'throttled' };
    if (rejection.status === 408) return { kind: 'unknown', because: rejection.message };
    return rejection.brokerCode === DUPLICATE_CLIENT_ID && rejection.status === 422
      ? { kind: 'duplicate', rejection }
      : { kind: 'rejected', rejection };
  }
  if (error instanceof AppError) return { kind: 'unknown', because: error.message };
  throw error;
}

function rejectionOf(error: unknown): Rejection | undefined {
  if (!(error instanceof AppError) || error.code !== 'broker_rejected') return undefined;
  const { status, brokerCode, brokerMessage, requestId } = error.details;
  return {
    status: Number(status),
    brokerCode: typeof brokerCode === 'number' ? brokerCode : null,
    message: typeof brokerMessage === 'string' ? brokerMessage : error.message,
    requestId: typeof requestId === 'string' ? requestId : null,
  };
}
