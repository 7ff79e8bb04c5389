import { sumDecimals, ZERO } from '../../../common/decimal.js';
import type { MarketClock } from '../../../market/market-clock.port.js';
import type { MarketData } from '../../../market/market-data.port.js';
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
import { executionPrice, refused } from './paper-fill.js';
import type { PaperExecution, PaperLedger } from './paper-ledger.js';

/**
 * An account that exists only in the own database. Orders are executed at once and completely at the latest price of the
 * market, a spread away, whatever their size; a limit order that does not allow that price is canceled at once. Long only,
 * without margin or fees. Nothing ever works, so nothing can be canceled.
 */
export class PaperBroker implements Broker {
  private readonly listeners = new Set<TradingListener>();

  constructor(
    private readonly market: MarketData,
    private readonly clock: MarketClock,
    private readonly ledger: PaperLedger,
  ) {}

  async fetchAccount(): Promise<BrokerAccount> {
    const [{ accountNumber, cash }, positions] = [await this.ledger.loadAccount(), await this.ledger.loadPositions()];
    const symbols = positions.map(({ symbol }) => symbol);
    const prices = symbols.length === 0 ? undefined : await this.market.fetchLatestPrices(symbols);
    // What has no price is worth what it cost.
    const values = positions.map(({ symbol, qty, averageEntryPrice }) =>
      qty.times(prices?.get(symbol)?.price ?? averageEntryPrice),
    );
    const longMarketValue = sumDecimals(values);
    return {
      accountNumber,
      status: 'ACTIVE',
      currency: 'USD',
      cash,
      equity: cash.plus(longMarketValue),
      buyingPower: cash,
      longMarketValue,
      shortMarketValue: ZERO,
      blockedBecause: undefined,
    };
  }

  async fetchPositions(): Promise<BrokerPosition[]> {
    const positions = await this.ledger.loadPositions();
    return positions.map((position) => ({ ...position, assetId: position.symbol, qtyAvailable: position.qty }));
  }

  async submitOrder(request: OrderRequest): Promise<SubmitOutcome> {
    const [{ isOpen, nowMs }, prices] = await Promise.all([
      this.clock.fetchTime(),
      this.market.fetchLatestPrices([request.symbol]),
    ]);
    const latest = prices.get(request.symbol);
    if (!isOpen) return rejected(refused(403, 'the market is closed'));
    if (latest === undefined) return rejected(refused(422, `${request.symbol} has no price`));
    const outcome = await this.ledger.execute(request, executionPrice(latest.price, request.side), nowMs);
    if ('duplicate' in outcome) {
      return { kind: 'duplicate', rejection: refused(422, 'the client order id was used before') };
    }
    if ('rejection' in outcome) return rejected(outcome.rejection);
    this.tell(outcome);
    return { kind: 'accepted', order: outcome.order };
  }

  fetchOrder(orderId: string): Promise<BrokerOrder | undefined> {
    return this.ledger.loadOrder('order_id', orderId);
  }

  fetchOrderByClientId(clientOrderId: string): Promise<BrokerOrder | undefined> {
    return this.ledger.loadOrder('client_order_id', clientOrderId);
  }

  fetchOpenOrders(): Promise<BrokerOrder[]> {
    return Promise.resolve([]);
  }

  fetchFillsSince(sinceMs: number): Promise<BrokerFill[]> {
    return this.ledger.loadFillsSince(sinceMs);
  }

  /** Nothing but orders ever happens to the account. */
  fetchActivitiesSince(): Promise<BrokerActivity[]> {
    return Promise.resolve([]);
  }

  cancelOrder(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Tells of this process's orders; what another process sends is found in the records. */
  connect(listener: TradingListener): TradingConnection {
    const open = (): void => {
      this.listeners.add(listener);
      setImmediate(() => {
        if (this.listeners.has(listener)) listener.onGap();
      });
    };
    open();
    return { restart: open, close: () => void this.listeners.delete(listener) };
  }

  /** After the answer to the order, as over a wire. */
  private tell({ order, fill }: PaperExecution): void {
    const event = fill === null ? 'canceled' : 'fill';
    setImmediate(() => {
      for (const listener of this.listeners) listener.onUpdate({ event, order, fill });
    });
  }
}

function rejected(rejection: Rejection): SubmitOutcome {
  return { kind: 'rejected', rejection };
}
