import type { Ids } from '../../common/ids.port.js';
import { isOpen, type Order } from '../orders/order.js';
import type { Asset } from '../market/asset.js';
import type { Listing, Market } from '../market/market.js';
import type { PriceState } from '../market/price-state.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import { saveAccount, savePortfolio, type Account } from '../store/account.store.js';
import { saveAssets } from '../store/asset.store.js';
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
  readonly updates: TradeUpdate[] = [];
  /** The instant that is being dealt with; while a turn catches up it passes every open and close on the way. */
  nowMs: number;
  ticks: number;
  /** Market time up to which prices have moved. */
  pricedMs: number;
  private currentMarket: Market;
  private currentAccount: Account;
  private isAccountChanged = false;
  private readonly orders: Map<string, Order>;
  private readonly changedOrders = new Set<string>();
  private readonly changedPrices = new Set<string>();
  private readonly changedAssets = new Set<string>();
  private readonly executions: BookedExecution[] = [];
  private readonly ids: Ids;

  constructor(start: TurnStart) {
    this.queries = start.queries;
    this.ids = start.ids;
    this.nowMs = start.nowMs;
    this.ticks = start.ticks;
    this.pricedMs = start.pricedMs;
    this.currentMarket = start.market;
    this.currentAccount = start.account;
    this.portfolio = start.portfolio.copy();
    this.orders = new Map(start.openOrders.map((order) => [order.id, order]));
  }

  get market(): Market {
    return this.currentMarket;
  }

  get account(): Account {
    return this.currentAccount;
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

  changeAsset(asset: Asset): void {
    this.currentMarket = this.currentMarket.withAsset(asset);
    this.changedAssets.add(asset.symbol);
  }

  changeAccount(change: Partial<Account>): void {
    this.currentAccount = { ...this.currentAccount, ...change };
    this.isAccountChanged = true;
  }

  /** Symbols of which this turn changed price or asset. */
  get changedSymbols(): string[] {
    return [...new Set([...this.changedAssets, ...this.changedPrices])];
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
    if (this.isAccountChanged) await saveAccount(this.queries, this.currentAccount);
    const listings = (symbols: Iterable<string>): Listing[] =>
      [...symbols].map((symbol) => this.currentMarket.get(symbol));
    await saveAssets(
      this.queries,
      listings(this.changedAssets).map(({ asset }) => asset),
    );
    await savePrices(
      this.queries,
      listings(this.changedPrices).map(({ state }) => state),
    );
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
