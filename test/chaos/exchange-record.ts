import type { ExchangeUnderTest } from '../e2e/exchange/exchange-under-test.js';

export type Fields = Record<string, string>;

const BEGINNING = '1970-01-01T00:00:00Z';
const ORDERS_PAGE = 500;
const FILLS_PAGE = 100;

/** The orders and executions of the exchange as it tells them itself, read on from the last rebalance but one. */
export class ExchangeRecord {
  readonly orders = new Map<string, Fields>();
  readonly executions = new Map<string, Fields>();
  /** Orders of which something was read since the last `settle`. */
  readonly touched = new Set<string>();
  private since = BEGINNING;
  private nextSince = BEGINNING;

  constructor(private readonly exchange: ExchangeUnderTest) {}

  async read(): Promise<void> {
    await this.readOrders();
    await this.readExecutions();
  }

  /** What is settled now need not be read again. */
  async settle(): Promise<void> {
    this.touched.clear();
    this.since = this.nextSince;
    this.nextSince = (await this.exchange.get('/v2/clock')).timestamp as string;
  }

  /** The next reading is one of everything. */
  forget(): void {
    this.orders.clear();
    this.executions.clear();
    this.since = BEGINNING;
  }

  private async readOrders(): Promise<void> {
    for (let after = this.since; ;) {
      const query = `status=all&limit=${ORDERS_PAGE}&direction=asc&after=${encodeURIComponent(after)}`;
      const page = (await this.exchange.get(`/v2/orders?${query}`)) as Fields[];
      for (const order of page) this.take(order);
      if (page.length < ORDERS_PAGE) return;
      after = page.at(-1)?.['submitted_at'] ?? after;
    }
  }

  private async readExecutions(): Promise<void> {
    const query = `direction=asc&page_size=${FILLS_PAGE}&after=${encodeURIComponent(this.since)}`;
    for (let token = ''; ;) {
      const page = (await this.exchange.get(`/v2/account/activities/FILL?${query}${token}`)) as Fields[];
      for (const fill of page) {
        const { id = '', order_id: orderId = '' } = fill;
        if (!this.touched.has(orderId)) this.take(await this.exchange.get(`/v2/orders/${orderId}`));
        this.executions.set(id, fill);
      }
      if (page.length < FILLS_PAGE) return;
      token = `&page_token=${encodeURIComponent(page.at(-1)?.['id'] ?? '')}`;
    }
  }

  private take(order: Fields): void {
    const { id = '' } = order;
    this.orders.set(id, order);
    this.touched.add(id);
  }
}
