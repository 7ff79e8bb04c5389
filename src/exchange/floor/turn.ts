import type { Ids } from '../../common/ids.port.js';
import { isOpen, type Order } from '../orders/order.js';
import type { Market } from '../market/market.js';
import type { PriceState } from '../market/price-state.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import { savePortfolio, type Account } from '../store/account.store.js';
import type { Queries } from '../store/exchange-database.js';
import { insertExecutions, type BookedExecution } from '../store/execution.store.js';
import { updateOrders } from '../store/order.store.js';
import { savePrices } from '../store/price.store.js';
import { saveState } from '../store/state.store.js';
import { instantText } from '../time/instant-text.js';
import type { TradeUpdate } from './trade-update.js';

export interface TurnStart {
  queries: Queries;
  ids: Ids;
  nowMs: number;
  ticks: number;
  pricedMs: number;
  market: Market;
  account: Account;
  portfolio: Portfolio;
  openOrders: readonly Order[];
}

/** One step of the exchange: what it read, what it changes and what it will announce, all in one database transaction. */
export class Turn {
  readonly queries: Queries;
  readonly portfolio: Portfolio;
  readonly account: Account;
  readonly updates: TradeUpdate[] = [];
  /** The instant that is being dealt with; while a turn catches up it passes every open and close on the way. */
  nowMs: number;
  ticks: number;
  /** Market time up to which prices have moved. */
  pricedMs: number;
  private currentMarket: Market;
  private readonly orders: Map<string, Order>;
  private readonly changedOrders = new Set<string>();
  private readonly changedPrices = new Set<string>();
  private readonly executions: BookedExecution[] = [];
  private readonly ids: Ids;

  constructor(start: TurnStart) {
    this.queries = start.queries;
    this.ids = start.ids;
    this.nowMs = start.nowMs;
    this.ticks = start.ticks;
    this.pricedMs = start.pricedMs;
    this.currentMarket = start.market;
    this.account = start.account;
    this.portfolio = start.portfolio;
    this.orders = new Map(start.openOrders.map((order) => [order.id, order]));
  }

  get market(): Market {
    return this.currentMarket;
  }

  get openOrders(): Order[] {
    return [...this.orders.values()].filter(isOpen);
  }

  get now(): string {
    return instantText(this.nowMs);
  }

  newId(): string {
    return this.ids.next();
  }

  movePrices(states: readonly PriceState[]): void {
    this.currentMarket = this.currentMarket.withStates(states);
    for (const { symbol } of states) this.changedPrices.add(symbol);
  }

  /** For changes that were stored by other means. */
  replaceMarket(market: Market): void {
    this.currentMarket = market;
  }

  /** An order that this turn has stored. */
  addOrder(order: Order): void {
    this.orders.set(order.id, order);
  }

  /** Puts the order's new state in place of the old one and announces it. */
  changeOrder(update: Omit<TradeUpdate, 'atMs' | 'executionId' | 'execution'>): Order {
    return this.announce({ ...update, executionId: this.newId(), execution: null });
  }

  bookExecution(order: Order, execution: Omit<BookedExecution, 'id'>): Order {
    const booked = { ...execution, id: this.newId() };
    this.executions.push(booked);
    this.portfolio.apply(booked);
    const positionQty = this.portfolio.quantity(order.symbol);
    const { qty, price } = booked;
    return this.announce({ event: booked.kind, order, executionId: booked.id, execution: { qty, price, positionQty } });
  }

  async save(): Promise<void> {
    const changed = [...this.changedOrders].flatMap((id) => this.orders.get(id) ?? []);
    await updateOrders(this.queries, changed);
    await insertExecutions(this.queries, this.executions);
    await savePortfolio(this.queries, this.portfolio);
    const states = [...this.changedPrices].map((symbol) => this.currentMarket.get(symbol).state);
    await savePrices(this.queries, states);
    await saveState(this.queries, { marketMs: this.nowMs, ticks: this.ticks });
  }

  private announce(update: Omit<TradeUpdate, 'atMs'>): Order {
    const order = { ...update.order, updatedAt: this.now };
    this.orders.set(order.id, order);
    this.changedOrders.add(order.id);
    this.updates.push({ ...update, order, atMs: this.nowMs });
    return order;
  }
}
