import type { Money, Price, Quantity } from '../../common/decimal.js';
import { tradingDateOf } from '../../common/trading-date.js';
import type { Ids } from '../../common/ids.port.js';
import type { CorporateAction } from '../corporate-actions/corporate-action.js';
import { nextArrival, type Arrivals } from '../orders/arrivals.js';
import { isOpen, type Order } from '../orders/order.js';
import { buyingPower } from '../orders/reserves.js';
import type { Asset } from '../market/asset.js';
import type { Listing, Market } from '../market/market.js';
import type { PriceState } from '../market/price-state.js';
import type { Activity } from '../portfolio/activity.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import { accountWrite, portfolioWrites, type Account } from '../store/account.store.js';
import { activitiesWrite } from '../store/activity.store.js';
import { assetsWrite, renameWrite } from '../store/asset.store.js';
import { corporateActionsWrite } from '../store/corporate-action.store.js';
import { executionsWrite, type BookedExecution } from '../store/execution.store.js';
import { ordersWrite } from '../store/order.store.js';
import { pricesWrite } from '../store/price.store.js';
import type { Write } from '../store/write.js';
import { instantText, microsText } from '../time/instant-text.js';
import type { TradeUpdate } from './trade-update.js';

interface TurnStart {
  ids: Ids;
  nowMs: number;
  ticks: number;
  pricedMs: number;
  market: Market;
  account: Account;
  portfolio: Portfolio;
  openOrders: readonly Order[];
  arrivals: Arrivals;
  corporateActions: readonly CorporateAction[];
}

/** An execution that was busted, or corrected to `price`. */
export interface Revision {
  event: 'trade_bust' | 'trade_correct';
  order: Order;
  previousId: string;
  qty: Quantity;
  price: Price;
  execution?: BookedExecution;
}

interface Changes {
  orders: Set<string>;
  prices: Set<string>;
  assets: Set<string>;
  executions: BookedExecution[];
  activities: Activity[];
  further: Write[];
  updates: TradeUpdate[];
  isAccountChanged: boolean;
}

const noChanges = (): Changes => ({
  orders: new Set(),
  prices: new Set(),
  assets: new Set(),
  executions: [],
  activities: [],
  further: [],
  updates: [],
  isAccountChanged: false,
});

function copyOf(changes: Changes): Changes {
  return {
    orders: new Set(changes.orders),
    prices: new Set(changes.prices),
    assets: new Set(changes.assets),
    executions: [...changes.executions],
    activities: [...changes.activities],
    further: [...changes.further],
    updates: [...changes.updates],
    isAccountChanged: changes.isAccountChanged,
  };
}

/** One step of the exchange: what it starts from, what it changes and what it will announce. It touches no database itself. */
export class Turn {
  /** The instant that is being dealt with; while a turn catches up it passes every open and close on the way. */
  nowMs: number;
  ticks: number;
  /** Market time up to which prices have moved. */
  pricedMs: number;
  private currentMarket: Market;
  private currentAccount: Account;
  private currentActions: readonly CorporateAction[];
  private lastArrival: Arrivals;
  private readonly orders: Map<string, Order>;
  private readonly ids: Ids;

  private constructor(
    start: TurnStart,
    readonly portfolio: Portfolio,
    private readonly changes: Changes,
  ) {
    this.ids = start.ids;
    this.nowMs = start.nowMs;
    this.ticks = start.ticks;
    this.pricedMs = start.pricedMs;
    this.currentMarket = start.market;
    this.currentAccount = start.account;
    this.lastArrival = start.arrivals;
    this.currentActions = start.corporateActions;
    this.orders = new Map(start.openOrders.map((order) => [order.id, order]));
  }

  static from(start: TurnStart): Turn {
    return new Turn(start, start.portfolio.copy(), noChanges());
  }

  /** The same turn as far as it has come. What is done in the one is not done in the other. */
  fork(): Turn {
    const { ids, nowMs, ticks, pricedMs, market, account, portfolio, arrivals, corporateActions } = this;
    const openOrders = [...this.orders.values()];
    return new Turn(
      { ids, nowMs, ticks, pricedMs, market, account, portfolio, openOrders, arrivals, corporateActions },
      portfolio.fork(),
      copyOf(this.changes),
    );
  }

  get updates(): readonly TradeUpdate[] {
    return this.changes.updates;
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

  /** Cash for new orders. */
  get buyingPower(): Money {
    return buyingPower(this.portfolio.cash, this.currentAccount.withheldCash, this.openOrders);
  }

  /** An order that was open when the turn began, or came since. */
  find(id: string): Order | undefined {
    return this.orders.get(id);
  }

  findOpen(id: string): Order | undefined {
    const order = this.orders.get(id);
    return order && isOpen(order) ? order : undefined;
  }

  get arrivals(): Arrivals {
    return this.lastArrival;
  }

  get now(): string {
    return instantText(this.nowMs);
  }

  newId(): string {
    return this.ids.next();
  }

  movePrices(states: readonly PriceState[]): void {
    this.currentMarket = this.currentMarket.withStates(states);
    for (const { symbol } of states) this.changes.prices.add(symbol);
  }

  changeAsset(asset: Asset): void {
    this.currentMarket = this.currentMarket.withAsset(asset);
    this.changes.assets.add(asset.symbol);
  }

  changeAccount(change: Partial<Account>): void {
    this.currentAccount = { ...this.currentAccount, ...change };
    this.changes.isAccountChanged = true;
  }

  /** Symbols of which this turn changed price or asset. */
  get changedSymbols(): string[] {
    return [...new Set([...this.changes.assets, ...this.changes.prices])];
  }

  /** For changes that were stored by other means. */
  replaceMarket(market: Market): void {
    this.currentMarket = market;
  }

  /** Puts a new order at the end of the list, without announcing it. */
  addOrder(arriving: Omit<Order, 'seq' | 'submittedAt' | 'updatedAt'>): Order {
    this.lastArrival = nextArrival(this.lastArrival, this.nowMs);
    const at = microsText(this.lastArrival.atMicros);
    return this.keep({ ...arriving, seq: this.lastArrival.seq, submittedAt: at, updatedAt: at });
  }

  /** Puts the order's new state in place of the old one without telling anybody. */
  keep(order: Order): Order {
    this.orders.set(order.id, order);
    this.changes.orders.add(order.id);
    return order;
  }

  /** Puts the order's new state in place of the old one and announces it. */
  changeOrder(update: Omit<TradeUpdate, 'atMs' | 'executionId' | 'execution'>): Order {
    return this.announce({ ...update, executionId: this.newId(), execution: null });
  }

  bookExecution(order: Order, execution: Omit<BookedExecution, 'id'>): Order {
    const booked = { ...execution, id: this.newId() };
    this.changes.executions.push(booked);
    this.portfolio.apply(booked);
    const positionQty = this.portfolio.quantity(order.symbol);
    const { qty, price } = booked;
    return this.announce({ event: booked.kind, order, executionId: booked.id, execution: { qty, price, positionQty } });
  }

  /** Announces that an earlier execution does not count any more; `execution` is what stands in its place, if anything does. */
  reviseExecution(revision: Revision): Order {
    const { event, order, previousId, qty, price, execution } = revision;
    const id = this.newId();
    if (execution !== undefined) this.changes.executions.push({ ...execution, id, price });
    const positionQty = this.portfolio.quantity(order.symbol);
    const told = { qty, price, positionQty };
    return this.announce({ event, order, executionId: id, execution: told, previousExecutionId: previousId });
  }

  /** Tells that something happened to the account besides trading. */
  bookActivity(activity: Pick<Activity, 'type' | 'netAmount'> & Partial<Activity>): void {
    const about = { symbol: null, qty: null, perShareAmount: null, description: '' };
    this.changes.activities.push({
      ...about,
      ...activity,
      id: this.newId(),
      date: tradingDateOf(this.nowMs),
      createdAt: this.now,
    });
  }

  get corporateActions(): readonly CorporateAction[] {
    return this.currentActions;
  }

  /** Adds an action, or puts its new state in place of the old one. */
  changeCorporateAction(action: CorporateAction): void {
    this.currentActions = [...this.currentActions.filter(({ id }) => id !== action.id), action];
    this.write([corporateActionsWrite([action])]);
  }

  /** The same asset under another symbol. Its orders have been canceled before. */
  renameSymbol(symbol: string, newSymbol: string): void {
    this.currentMarket = this.currentMarket.renamed(symbol, newSymbol);
    this.portfolio.rename(symbol, newSymbol);
    this.changes.assets.add(newSymbol);
    if (this.changes.prices.delete(symbol)) this.changes.prices.add(newSymbol);
    this.write([renameWrite(symbol, newSymbol)]);
  }

  /** Further changes of the database, stored before the others of this turn. */
  write(writes: readonly Write[]): void {
    this.changes.further.push(...writes);
  }

  /** All that this turn changes, to be stored together. */
  writes(): Write[] {
    const listings = (symbols: Iterable<string>): Listing[] =>
      [...symbols].map((symbol) => this.currentMarket.get(symbol));
    const orders = [...this.changes.orders].flatMap((id) => this.orders.get(id) ?? []);
    const [assets, prices] = [listings(this.changes.assets), listings(this.changes.prices)];
    return [
      ...this.changes.further,
      ...(orders.length > 0 ? [ordersWrite(orders)] : []),
      ...(this.changes.executions.length > 0 ? [executionsWrite(this.changes.executions)] : []),
      ...portfolioWrites(this.portfolio),
      ...(this.changes.isAccountChanged ? [accountWrite(this.currentAccount)] : []),
      ...(assets.length > 0 ? [assetsWrite(assets.map(({ asset }) => asset))] : []),
      ...(prices.length > 0 ? [pricesWrite(prices.map(({ state }) => state))] : []),
      ...(this.changes.activities.length > 0 ? [activitiesWrite(this.changes.activities)] : []),
    ];
  }

  private announce(update: Omit<TradeUpdate, 'atMs'>): Order {
    const order = this.keep({ ...update.order, updatedAt: this.now });
    this.changes.updates.push({ ...update, order, atMs: this.nowMs });
    return order;
  }
}
