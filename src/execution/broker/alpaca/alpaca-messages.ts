import { type Decimal, ZERO } from '../../../common/decimal.js';
import type { AlpacaMessage } from '../../../market/alpaca/alpaca-message.js';
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

export function parseAccount(message: AlpacaMessage): BrokerAccount {
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

function blockOf(message: AlpacaMessage): string | undefined {
  if (message.text('status') !== 'ACTIVE') return `its status is ${message.text('status')}`;
  const isBlocked = {
    trading_blocked: message.flag('trading_blocked'),
    account_blocked: message.flag('account_blocked'),
    trade_suspended_by_user: message.optionalFlag('trade_suspended_by_user'),
  };
  const flags = Object.entries(isBlocked).filter(([, isSet]) => isSet);
  return flags.length === 0 ? undefined : flags.map(([name]) => name).join(', ');
}

export function parsePosition(message: AlpacaMessage): BrokerPosition {
  const qty = signedQuantity(message);
  return {
    assetId: message.text('asset_id'),
    symbol: message.text('symbol'),
    qty,
    qtyAvailable: message.optionalDecimal('qty_available') ?? qty,
    averageEntryPrice: message.decimal('avg_entry_price'),
  };
}

/** Short positions come with a negative quantity, with a side that says so, or both. */
function signedQuantity(message: AlpacaMessage): Decimal {
  const [qty, side] = [message.decimal('qty'), message.optionalText('side')];
  if (side === 'short') return qty.abs().neg();
  return side === 'long' && qty.lt(ZERO) ? message.fail('qty', 'positive in a long position') : qty;
}

function sideOf(message: AlpacaMessage): Side {
  const side = message.text('side');
  // "sell_short" is how some of the broker's own records call a sell.
  if (side === 'buy') return 'buy';
  return side.startsWith('sell') ? 'sell' : message.fail('side', 'buy or sell');
}

export function parseOrder(message: AlpacaMessage): BrokerOrder {
  const submittedAtMs = message.optionalInstantMs('submitted_at');
  const [qty, notional] = [message.optionalPositive('qty'), message.optionalPositive('notional')];
  if (qty === null && notional === null) message.fail('qty', 'a number where there is no notional');
  return {
    orderId: message.text('id'),
    clientOrderId: message.text('client_order_id'),
    symbol: message.text('symbol'),
    side: sideOf(message),
    type: message.optionalText('type') ?? message.text('order_type'),
    timeInForce: message.text('time_in_force'),
    qty,
    notional,
    limitPrice: message.optionalPositive('limit_price'),
    ...parseExecuted(message, qty),
    status: message.text('status'),
    submittedAtMs,
    updatedAtMs: message.optionalInstantMs('updated_at') ?? submittedAtMs ?? message.instantMs('created_at'),
  };
}

/** More than was ordered, or something for no price, is no execution that could be booked. */
function parseExecuted(message: AlpacaMessage, qty: Decimal | null): Pick<BrokerOrder, 'filledQty' | 'filledAvgPrice'> {
  const filledQty = message.optionalDecimal('filled_qty') ?? ZERO;
  if (filledQty.lt(ZERO) || (qty !== null && filledQty.gt(qty))) message.fail('filled_qty', 'from 0 to the quantity');
  return { filledQty, filledAvgPrice: filledQty.gt(ZERO) ? message.positive('filled_avg_price') : null };
}

/** A FILL of the account's activities. */
export function parseFillActivity(message: AlpacaMessage): BrokerFill {
  const [qty, cumQty] = [message.positive('qty'), message.positive('cum_qty')];
  if (cumQty.lt(qty)) message.fail('cum_qty', 'at least the quantity');
  return {
    orderId: message.text('order_id'),
    executionId: null,
    symbol: message.text('symbol'),
    side: sideOf(message),
    cumQty,
    qty,
    price: message.positive('price'),
    atMs: message.instantMs('transaction_time'),
  };
}

/** Any other of the account's activities. */
export function parseActivity(message: AlpacaMessage): BrokerActivity {
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
export function parseTradeUpdate(message: AlpacaMessage): TradeUpdate {
  const event = message.text('event');
  const order = parseOrder(message.object('order'));
  if (!EXECUTIONS.has(event)) return { event, order, fill: null };
  const qty = message.positive('qty');
  if (order.filledQty.lt(qty)) message.fail('qty', 'at most what is filled of the order');
  const fill: BrokerFill = {
    orderId: order.orderId,
    executionId: message.optionalText('execution_id'),
    symbol: order.symbol,
    side: order.side,
    cumQty: order.filledQty,
    qty,
    price: message.positive('price'),
    atMs: message.optionalInstantMs('timestamp') ?? order.updatedAtMs,
  };
  return { event, order, fill };
}

const CORRECTIONS: Record<string, BrokerCorrection['kind']> = { trade_bust: 'bust', trade_correct: 'correct' };

/** The data of a `trade_updates` message that takes back or changes an execution; undefined for any other. */
export function parseCorrection(message: AlpacaMessage): BrokerCorrection | undefined {
  const kind = CORRECTIONS[message.text('event')];
  if (kind === undefined) return undefined;
  const order = parseOrder(message.object('order'));
  return {
    kind,
    order,
    executionId: message.optionalText('execution_id'),
    correctedExecutionId: message.optionalText('previous_execution_id'),
    qty: kind === 'bust' ? null : message.optionalPositive('qty'),
    price: kind === 'bust' ? null : message.optionalPositive('price'),
    atMs: message.optionalInstantMs('timestamp') ?? order.updatedAtMs,
  };
}
