import { formatDecimal } from '../../common/decimal.js';
import type { ExecutionAlert } from '../alerts/execution-alerts.service.js';
import { type BrokerFill, type BrokerOrder, isFinalStatus } from '../broker/broker.port.js';
import type { Intent, IntentFailure, IntentMove } from '../orders/intents.repository.js';
import type { BookedProgress, SavedOrder } from '../orders/orders.repository.js';
import { isSameOrder } from '../orders/same-order.js';
import { assertIntentStep, type IntentState } from '../runs/intent-states.js';
import { findGaps, type Interval, intervalOf, isCovered } from './fill-intervals.js';
import type { FillToPost } from './fill-posting.service.js';
import { mergeProgress, type Progress } from './order-progress.js';

/** What the broker says of an order, and executions of it. */
export interface OrderReport {
  order: BrokerOrder;
  fills: readonly BrokerFill[];
}

/** What is stored of the orders that are reported. */
export interface KnownOrders {
  /** By client order id. */
  intents: ReadonlyMap<string, Intent>;
  /** By order id. */
  progress: ReadonlyMap<string, BookedProgress>;
}

/** Of which more is to come. */
const WORKING: readonly IntentState[] = ['unknown', 'accepted'];

/** What reports change, taken in one after the other, in whichever order they come. Touches no database. */
export class Booking {
  /** In the order of booking. */
  readonly fills: FillToPost[] = [];
  readonly alerts: ExecutionAlert[] = [];
  private readonly saved = new Map<string, SavedOrder>();
  private readonly moved = new Map<string, IntentMove>();
  private readonly intents: Map<string, Intent>;
  private readonly progress: Map<string, Progress>;
  private readonly intervals = new Map<string, Interval[]>();

  constructor(private readonly known: KnownOrders) {
    this.intents = new Map(known.intents);
    this.progress = new Map(known.progress);
  }

  get orders(): SavedOrder[] {
    return [...this.saved.values()];
  }

  get moves(): IntentMove[] {
    return [...this.moved.values()];
  }

  /** Answers with the number of executions that are new. */
  take({ order: heard, fills }: OrderReport): number {
    const intent = this.findIntent(heard);
    const order = this.merge(heard, intent);
    const booked = this.bookedOf(order.orderId);
    const before = this.fills.length;
    for (const fill of fills.toSorted((a, b) => a.cumQty.cmp(b.cumQty))) {
      const interval = intervalOf(fill);
      if (isCovered(booked, interval)) continue;
      this.fills.push({ fill, intent, isFirst: this.isUntouched(order.orderId) });
      booked.push(interval);
    }
    const isComplete = findGaps(booked, order.filledQty).length === 0;
    if (intent !== undefined) this.settle(intent, { order, isComplete });
    return this.fills.length - before;
  }

  /** The intent behind an order. One that has an intent's id and is another order is nobody's. */
  private findIntent(heard: BrokerOrder): Intent | undefined {
    const intent = this.intents.get(heard.clientOrderId);
    return intent !== undefined && isSameOrder(intent, heard) ? intent : undefined;
  }

  private merge(heard: BrokerOrder, intent: Intent | undefined): BrokerOrder {
    const known = this.progress.get(heard.orderId);
    const order = known === undefined ? heard : { ...heard, ...mergeProgress(known, heard) };
    if (known === undefined && intent === undefined) this.alerts.push(externalOrder(order));
    this.progress.set(order.orderId, order);
    this.saved.set(order.orderId, { order, runId: intent?.runId ?? null });
    return order;
  }

  private bookedOf(orderId: string): Interval[] {
    const booked = this.intervals.get(orderId) ?? [...(this.known.progress.get(orderId)?.intervals ?? [])];
    this.intervals.set(orderId, booked);
    return booked;
  }

  private isUntouched(orderId: string): boolean {
    return (this.known.progress.get(orderId)?.intervals.length ?? 0) === 0;
  }

  /** An intent ends when the broker is done with its order and every execution is booked, not before. */
  private settle(intent: Intent, { order, isComplete }: { order: BrokerOrder; isComplete: boolean }): void {
    if (intent.state === 'rejected' && order.status !== 'rejected') this.alerts.push(revivedOrder(intent, order));
    if (!WORKING.includes(intent.state)) return;
    if (!isFinalStatus(order.status) || !isComplete) {
      if (intent.state === 'unknown') this.move(intent, 'accepted');
    } else if (order.status === 'rejected') {
      const message = 'The broker refused the order after it had taken it.';
      this.move(intent, 'rejected', { code: 'broker_rejected', message });
    } else {
      this.move(intent, 'terminal');
    }
  }

  /** Several steps are written as one from the stored state. */
  private move(intent: Intent, to: IntentState, failure: IntentFailure | null = null): void {
    const { clientOrderId } = intent;
    assertIntentStep(clientOrderId, intent.state, to);
    this.intents.set(clientOrderId, { ...intent, state: to, failure });
    const from = this.moved.get(clientOrderId)?.intent ?? intent;
    this.moved.set(clientOrderId, { intent: from, to, failure });
  }
}

function externalOrder({ orderId, clientOrderId, symbol, side, status, qty, notional }: BrokerOrder): ExecutionAlert {
  const size = qty === null ? `${notional?.toFixed() ?? '?'} USD of` : formatDecimal(qty);
  const message = `Somebody else placed an order in the account: ${side} ${size} ${symbol}. It belongs to no strategy.`;
  return { code: 'external_order', subject: orderId, message, detail: { clientOrderId, symbol, side, status } };
}

/** The table of states has no way back from rejected: the step is refused and told. Its executions are booked all the same. */
function revivedOrder({ clientOrderId, failure }: Intent, { orderId, status }: BrokerOrder): ExecutionAlert {
  const message = `Order ${clientOrderId} was given up (${failure?.code ?? 'no reason'}), and the broker has it as ${status}.`;
  const detail = { orderId, from: 'rejected', heard: status };
  return { code: 'order_after_rejection', subject: clientOrderId, message, detail };
}
