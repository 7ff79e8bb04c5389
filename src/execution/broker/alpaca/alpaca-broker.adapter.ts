import { AppError } from '../../../common/app-error.js';
import { formatDecimal } from '../../../common/decimal.js';
import type { AlpacaHttp } from '../../../market/alpaca/alpaca-http.client.js';
import { AlpacaMessage } from '../../../market/alpaca/alpaca-message.js';
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
import { parseAccount, parseActivity, parseFillActivity, parseOrder, parsePosition } from './alpaca-messages.js';
import { AlpacaTradingStream, type TradingStreamOptions } from './alpaca-trading-stream.js';

const ACTIVITIES_PAGE = 100;
/** The most that Alpaca gives. */
const ORDERS_PAGE = 500;
/** After a 429; the budget of requests knows better when it is asked next. */
const THROTTLED_MS = 1000;
const DUPLICATE_CLIENT_ID = 40010001;
const FORBIDDEN = 40310000;

/** Alpaca's trading API; whether a real market or the simulated exchange answers makes no difference here. */
export class AlpacaBroker implements Broker {
  constructor(
    private readonly http: AlpacaHttp,
    private readonly stream: TradingStreamOptions,
  ) {}

  async fetchAccount(): Promise<BrokerAccount> {
    const body = await this.http.request({ method: 'GET', path: '/v2/account', operation: 'fetch_account' });
    return parseAccount(AlpacaMessage.of('account', body));
  }

  async fetchPositions(): Promise<BrokerPosition[]> {
    const body = await this.http.request({ method: 'GET', path: '/v2/positions', operation: 'fetch_positions' });
    const positions = AlpacaMessage.list('positions', body).map(parsePosition);
    const twice = positions.find(({ symbol }, i) => positions.findIndex((other) => other.symbol === symbol) < i);
    if (twice !== undefined) {
      throw new AppError('broker_protocol', `The broker lists two positions in ${twice.symbol}: neither is believed.`);
    }
    return positions;
  }

  async submitOrder(request: OrderRequest): Promise<SubmitOutcome> {
    try {
      const body = await this.http.request({
        method: 'POST',
        path: '/v2/orders',
        operation: 'submit_order',
        body: orderBody(request),
      });
      const order = parseOrder(AlpacaMessage.of('order', body));
      const isOurs = order.clientOrderId === request.clientOrderId;
      return isOurs
        ? { kind: 'accepted', order }
        : { kind: 'unknown', because: 'the broker answered with another order' };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  async fetchOrder(orderId: string): Promise<BrokerOrder | undefined> {
    const order = await this.findOrder(`/v2/orders/${encodeURIComponent(orderId)}`, {});
    return assertAskedFor(order, orderId, order?.orderId);
  }

  async fetchOrderByClientId(clientOrderId: string): Promise<BrokerOrder | undefined> {
    const order = await this.findOrder('/v2/orders:by_client_order_id', { client_order_id: clientOrderId });
    return assertAskedFor(order, clientOrderId, order?.clientOrderId);
  }

  /** Pages by the time of submission. The pages overlap by a millisecond, in which several orders may lie. */
  async fetchOpenOrders(): Promise<BrokerOrder[]> {
    const orders = new Map<string, BrokerOrder>();
    let untilMs: number | undefined;
    for (;;) {
      const page = await this.fetchOpenOrdersPage(untilMs);
      for (const order of page.filter(isOfOneSymbol).map(parseOrder)) orders.set(order.orderId, order);
      const oldestMs = page.at(-1)?.optionalInstantMs('submitted_at') ?? null;
      const isLast = page.length < ORDERS_PAGE || oldestMs === null || oldestMs + 1 === untilMs;
      if (isLast) return [...orders.values()];
      untilMs = oldestMs + 1;
    }
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

  private async fetchOpenOrdersPage(untilMs: number | undefined): Promise<AlpacaMessage[]> {
    const body = await this.http.request({
      method: 'GET',
      path: '/v2/orders',
      operation: 'fetch_open_orders',
      query: {
        status: 'open',
        limit: ORDERS_PAGE,
        direction: 'desc',
        until: untilMs === undefined ? undefined : new Date(untilMs).toISOString(),
      },
    });
    return AlpacaMessage.list('orders', body);
  }

  private async fetchActivities(
    sinceMs: number,
    { path, operation, category }: { path: string; operation: string; category?: string },
  ): Promise<AlpacaMessage[]> {
    const listed: AlpacaMessage[] = [];
    const asked = { after: new Date(sinceMs).toISOString(), direction: 'asc', page_size: ACTIVITIES_PAGE, category };
    let pageToken: string | undefined;
    do {
      const query = { ...asked, page_token: pageToken };
      const page = AlpacaMessage.list('activities', await this.http.request({ method: 'GET', path, operation, query }));
      listed.push(...page);
      pageToken = page.length < ACTIVITIES_PAGE ? undefined : page.at(-1)?.text('id');
    } while (pageToken !== undefined);
    return listed;
  }

  private async findOrder(path: string, query: Record<string, string>): Promise<BrokerOrder | undefined> {
    try {
      const body = await this.http.request({ method: 'GET', path, operation: 'fetch_order', query });
      return parseOrder(AlpacaMessage.of('order', body));
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
    type: request.type,
    time_in_force: request.timeInForce,
    client_order_id: request.clientOrderId,
    ...(request.qty === null ? {} : { qty: formatDecimal(request.qty) }),
    ...(request.notional === null ? {} : { notional: formatDecimal(request.notional) }),
    ...(request.limitPrice === null ? {} : { limit_price: formatDecimal(request.limitPrice) }),
  };
}

/** An order of several instruments (options) names no symbol, and is none of a book's. */
function isOfOneSymbol(order: AlpacaMessage): boolean {
  return order.optionalText('order_class') !== 'mleg';
}

/** An order that nobody asked for must not be taken for the one that was. */
function assertAskedFor(
  order: BrokerOrder | undefined,
  asked: string,
  got: string | undefined,
): BrokerOrder | undefined {
  if (order === undefined || asked === got) return order;
  throw new AppError('broker_protocol', `The broker was asked for order ${asked} and answered with ${String(got)}.`);
}

/** Only a clear refusal is a refusal; an answer that cannot be read may be that of a booked order. */
function outcomeOf(error: unknown): SubmitOutcome {
  const rejection = rejectionOf(error);
  if (rejection !== undefined) {
    return rejection.brokerCode === DUPLICATE_CLIENT_ID && rejection.status === 422
      ? { kind: 'duplicate', rejection }
      : { kind: 'rejected', rejection };
  }
  if (!(error instanceof AppError)) throw error;
  if (error.code !== 'broker_throttled') return { kind: 'unknown', because: error.message };
  const { retry_after_ms: retryAfterMs } = error.details;
  return { kind: 'throttled', retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : THROTTLED_MS };
}

function rejectionOf(error: unknown): Rejection | undefined {
  if (!(error instanceof AppError) || error.code !== 'broker_rejected') return undefined;
  const { broker_status, broker_code, broker_message, broker_request_id } = error.details;
  const message = typeof broker_message === 'string' ? broker_message : error.message;
  return {
    status: Number(broker_status),
    brokerCode: typeof broker_code === 'number' ? broker_code : null,
    message,
    requestId: typeof broker_request_id === 'string' ? broker_request_id : null,
    // The code is that of everything forbidden; only the words tell.
    lacksFunds: broker_code === FORBIDDEN && /buying power/i.test(message),
  };
}
