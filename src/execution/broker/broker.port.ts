import type { Decimal, Money, Price, Quantity } from '../../common/decimal.js';
import type { TradingDate } from '../../common/trading-date.js';

export type Side = 'buy' | 'sell';

export type OrderType = 'market' | 'limit';

export interface BrokerAccount {
  accountNumber: string;
  /** The broker's word, e.g. ACTIVE. */
  status: string;
  currency: string;
  cash: Money;
  equity: Money;
  buyingPower: Money;
  longMarketValue: Money;
  shortMarketValue: Money;
  /** Why the broker would refuse orders; undefined when it takes them. */
  blockedBecause: string | undefined;
}

export interface BrokerPosition {
  /** Stays when the symbol changes. */
  assetId: string;
  symbol: string;
  /** Negative when short. */
  qty: Quantity;
  /** What no open order holds. */
  qtyAvailable: Quantity;
  averageEntryPrice: Price;
}

export interface OrderRequest {
  clientOrderId: string;
  symbol: string;
  side: Side;
  /** Exactly one of both. */
  qty: Quantity | null;
  notional: Money | null;
  type: OrderType;
  /** Of a limit order, in whole price increments; null for any other. */
  limitPrice: Price | null;
  /** An order for a part of a share, or for an amount, knows no other. */
  timeInForce: 'day';
}

export interface BrokerOrder {
  orderId: string;
  clientOrderId: string;
  symbol: string;
  side: Side;
  type: string;
  timeInForce: string;
  qty: Quantity | null;
  notional: Money | null;
  limitPrice: Price | null;
  filledQty: Quantity;
  filledAvgPrice: Price | null;
  /** The broker's word; words that are not known here mean: still working. */
  status: string;
  submittedAtMs: number | null;
  updatedAtMs: number;
}

/** One execution. `cumQty` is the order's filled quantity after it, so the execution covers (cumQty − qty, cumQty]. */
export interface BrokerFill {
  orderId: string;
  executionId: string | null;
  symbol: string;
  side: Side;
  cumQty: Quantity;
  qty: Quantity;
  price: Price;
  atMs: number;
}

/**
 * The broker takes back an execution that it told before (`bust`) or changes it (`correct`). What was booked stays booked;
 * a reversal is booked beside it.
 */
export interface BrokerCorrection {
  kind: 'bust' | 'correct';
  /** The order as it stands after the correction. */
  order: BrokerOrder;
  /** Of the correction itself. */
  executionId: string | null;
  /** Of the execution that is no longer what it was; null when the broker does not name it. */
  correctedExecutionId: string | null;
  /** What the execution is from now on; null for a bust, or when the broker does not say. */
  qty: Quantity | null;
  price: Price | null;
  atMs: number;
}

/** What happened to the account besides executions: dividends, interest, fees, splits, transfers. */
export interface BrokerActivity {
  id: string;
  /** The broker's word, e.g. DIV, FEE, SPLIT, CSD. */
  type: string;
  date: TradingDate;
  symbol: string | null;
  /** Shares gained (+) or lost (−). */
  qty: Quantity | null;
  /** USD gained (+) or lost (−). */
  netAmount: Money;
  /** `executed`; `correct` takes the place of those of its group before it, `canceled` takes them back. */
  status: string;
  groupId: string | null;
}

/** A definitive no: the broker did nothing. */
export interface Rejection {
  status: number;
  brokerCode: number | null;
  message: string;
  requestId: string | null;
  /** The account has not the money for it: a smaller order may be taken. */
  lacksFunds: boolean;
}

export type SubmitOutcome =
  | { kind: 'accepted'; order: BrokerOrder }
  | { kind: 'rejected'; rejection: Rejection }
  /** The broker seems to have an order of this client order id already: look it up; when there is none, it is a no. */
  | { kind: 'duplicate'; rejection: Rejection }
  /** The broker did nothing because too much was asked of it: ask again later. */
  | { kind: 'throttled'; retryAfterMs: number }
  /** It may or may not have acted: look the order up, never send blindly again. */
  | { kind: 'unknown'; because: string };

export interface TradeUpdate {
  event: string;
  order: BrokerOrder;
  /** The execution, where the event is one. */
  fill: BrokerFill | null;
}

export interface TradingListener {
  onUpdate(update: TradeUpdate): void;
  onCorrection(correction: BrokerCorrection): void;
  /** Updates flow from now on, at the first connect and after every loss; what happened before was not told. */
  onGap(): void;
  /** The connection is lost; it is being restored. */
  onDown(because: string): void;
}

export interface TradingConnection {
  /** Drops the connection and makes a new one: it looks healthy, but did not tell what happened. */
  restart(because: string): void;
  close(): void;
}

/**
 * The account at the broker. Reads throw `broker_unavailable`, `broker_throttled`, `broker_rejected` or `broker_protocol`:
 * a failed read says nothing, above all not "nothing there". Writes answer what is known of them.
 */
export interface Broker {
  fetchAccount(): Promise<BrokerAccount>;
  fetchPositions(): Promise<BrokerPosition[]>;
  submitOrder(request: OrderRequest): Promise<SubmitOutcome>;
  /** Undefined: the broker says that it has no such order. */
  fetchOrder(orderId: string): Promise<BrokerOrder | undefined>;
  fetchOrderByClientId(clientOrderId: string): Promise<BrokerOrder | undefined>;
  fetchOpenOrders(): Promise<BrokerOrder[]>;
  /** Every execution of the account after an instant of market time, oldest first. */
  fetchFillsSince(sinceMs: number): Promise<BrokerFill[]>;
  /** Every other activity of the account after an instant of market time, oldest first. */
  fetchActivitiesSince(sinceMs: number): Promise<BrokerActivity[]>;
  /** False: the order can no longer be canceled. */
  cancelOrder(orderId: string): Promise<boolean>;
  connect(listener: TradingListener): TradingConnection;
}

export const BROKER = Symbol('Broker');

/** The broker will do nothing more for an order of such a status. */
export const FINAL_STATUSES: readonly string[] = ['filled', 'canceled', 'expired', 'rejected', 'replaced'];

export function isFinalStatus(status: string): boolean {
  return FINAL_STATUSES.includes(status);
}

/** USD that an order's executions cost so far. */
export function filledValue(order: { filledQty: Decimal; filledAvgPrice: Decimal | null }): Decimal {
  return order.filledAvgPrice === null ? order.filledQty.times('0') : order.filledQty.times(order.filledAvgPrice);
}
