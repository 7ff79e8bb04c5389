import { DateTime } from 'luxon';
import { AppError } from '../../../common/app-error.js';
import { type Decimal, ZERO, decimal } from '../../../common/decimal.js';
import { isTradingDate, type TradingDate } from '../../../common/trading-date.js';
import type {
  BrokerAccount,
  BrokerActivity,
  BrokerCorrection,
  BrokerFill,
  BrokerOrder,
  BrokerPosition,
  Side,
  TradeUpdate,
} from '../broker.port.js';

/** A JSON object of the broker. Unknown members are ignored; a missing or malformed one that we need is an error. */
export class Message {
  private constructor(
    private readonly what: string,
    private readonly members: Record<string, unknown>,
  ) {}

  static of(what: string, value: unknown): Message {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new AppError('broker_protocol', `The broker's ${what} is not an object.`);
    }
    return new Message(what, value as Record<string, unknown>);
  }

  static list(what: string, value: unknown): Message[] {
    if (!Array.isArray(value)) throw new AppError('broker_protocol', `The broker's list of ${what}s is not a list.`);
    return value.map((member) => Message.of(what, member));
  }

  object(name: string): Message {
    return Message.of(`${this.what}.${name}`, this.members[name]);
  }

  text(name: string): string {
    const value = this.members[name];
    if (typeof value !== 'string' || value === '') throw this.malformed(name, value);
    return value;
  }

  optionalText(name: string): string | null {
    const value = this.members[name];
    return typeof value === 'string' && value !== '' ? value : null;
  }

  flag(name: string): boolean {
    return this.members[name] === true;
  }

  side(name: string): Side {
    const value = this.members[name];
    // "sell_short" is how some of the broker's own records call a sell.
    if (value === 'buy') return 'buy';
    if (typeof value === 'string' && value.startsWith('sell')) return 'sell';
    throw this.malformed(name, value);
  }

  decimal(name: string): Decimal {
    const value = this.optionalDecimal(name);
    if (value === null) throw this.malformed(name, this.members[name]);
    return value;
  }

  optionalDecimal(name: string): Decimal | null {
    const value = this.members[name];
    if (value === null || value === undefined || value === '') return null;
    try {
      return decimal(typeof value === 'number' ? String(value) : (value as string));
    } catch {
      throw this.malformed(name, value);
    }
  }

  instantMs(name: string): number {
    const value = this.optionalInstantMs(name);
    if (value === null) throw this.malformed(name, this.members[name]);
    return value;
  }

  optionalInstantMs(name: string): number | null {
    const value = this.members[name];
    if (typeof value !== 'string') return null;
    // Nanoseconds are cut: nothing here is ordered by time.
    const parsed = DateTime.fromISO(value.replace(/(\.\d{3})\d+/, '$1'));
    if (!parsed.isValid) throw this.malformed(name, value);
    return parsed.toMillis();
  }

  date(name: string): TradingDate {
    const value = this.members[name];
    if (typeof value === 'string' && isTradingDate(value)) return value;
    throw this.malformed(name, value);
  }

  private malformed(name: string, value: unknown): AppError {
    return new AppError('broker_protocol', `The broker's ${this.what} has ${name} = ${JSON.stringify(value)}.`);
  }
}

export function parseAccount(message: Message): BrokerAccount {
  return {
    accountNumber: message.text('account_number'),
    status: message.text('status'),
    currency: message.optionalText('currency') ?? 'USD',
    cash: message.decimal('cash'),
    equity: message.decimal('equity'),
    buyingPower: message.decimal('buying_power'),
    longMarketValue: message.optionalDecimal('long_market_value') ?? ZERO,
    shortMarketValue: message.optionalDecimal('short_market_value') ?? ZERO,
    blockedBecause: blockOf(message),
  };
}

function blockOf(message: Message): string | undefined {
  if (message.text('status') !== 'ACTIVE') return `its status is ${message.text('status')}`;
  const flags = ['trading_blocked', 'account_blocked', 'trade_suspended_by_user'].filter((flag) => message.flag(flag));
  return flags.length === 0 ? undefined : flags.join(', ');
}

export function parsePosition(message: Message): BrokerPosition {
  const qty = message.decimal('qty');
  return {
    assetId: message.text('asset_id'),
    symbol: message.text('symbol'),
    qty,
    qtyAvailable: message.optionalDecimal('qty_available') ?? qty,
    averageEntryPrice: message.decimal('avg_entry_price'),
  };
}

export function parseOrder(message: Message): BrokerOrder {
  const submittedAtMs = message.optionalInstantMs('submitted_at');
  return {
    orderId: message.text('id'),
    clientOrderId: message.text('client_order_id'),
    symbol: message.text('symbol'),
    side: message.side('side'),
    type: message.optionalText('type') ?? message.text('order_type'),
    timeInForce: message.text('time_in_force'),
    qty: message.optionalDecimal('qty'),
    notional: message.optionalDecimal('notional'),
    limitPrice: message.optionalDecimal('limit_price'),
    filledQty: message.optionalDecimal('filled_qty') ?? ZERO,
    filledAvgPrice: message.optionalDecimal('filled_avg_price'),
    status: message.text('status'),
    submittedAtMs,
    updatedAtMs: message.optionalInstantMs('updated_at') ?? submittedAtMs ?? message.instantMs('created_at'),
  };
}

/** A FILL of the account's activities. */
export function parseFillActivity(message: Message): BrokerFill {
  return {
    orderId: message.text('order_id'),
    executionId: null,
    symbol: message.text('symbol'),
    side: message.side('side'),
    cumQty: message.decimal('cum_qty'),
    qty: message.decimal('qty'),
    price: message.decimal('price'),
    atMs: message.instantMs('transaction_time'),
  };
}

/** Any other of the account's activities. */
export function parseActivity(message: Message): BrokerActivity {
  return {
    id: message.text('id'),
    type: message.text('activity_type'),
    date: message.date('date'),
    symbol: message.optionalText('symbol'),
    qty: message.optionalDecimal('qty'),
    netAmount: message.optionalDecimal('net_amount') ?? ZERO,
    status: message.optionalText('status') ?? 'executed',
    groupId: message.optionalText('group_id'),
  };
}

const EXECUTIONS = new Set(['fill', 'partial_fill']);

/** The data of a `trade_updates` message. */
export function parseTradeUpdate(message: Message): TradeUpdate {
  const event = message.text('event');
  const order = parseOrder(message.object('order'));
  if (!EXECUTIONS.has(event)) return { event, order, fill: null };
  const fill: BrokerFill = {
    orderId: order.orderId,
    executionId: message.optionalText('execution_id'),
    symbol: order.symbol,
    side: order.side,
    cumQty: order.filledQty,
    qty: message.decimal('qty'),
    price: message.decimal('price'),
    atMs: message.optionalInstantMs('timestamp') ?? order.updatedAtMs,
  };
  return { event, order, fill };
}

const CORRECTIONS: Record<string, BrokerCorrection['kind']> = { trade_bust: 'bust', trade_correct: 'correct' };

/** The data of a `trade_updates` message that takes back or changes an execution; undefined for any other. */
export function parseCorrection(message: Message): BrokerCorrection | undefined {
  const kind = CORRECTIONS[message.text('event')];
  if (kind === undefined) return undefined;
  const order = parseOrder(message.object('order'));
  return {
    kind,
    order,
    executionId: message.optionalText('execution_id'),
    correctedExecutionId: message.optionalText('previous_execution_id'),
    qty: kind === 'bust' ? null : message.optionalDecimal('qty'),
    price: kind === 'bust' ? null : message.optionalDecimal('price'),
    atMs: message.optionalInstantMs('timestamp') ?? order.updatedAtMs,
  };
}
