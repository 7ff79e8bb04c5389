import { formatDecimal, type Decimal } from '../../common/decimal.js';
import { averagePrice, type Order } from '../orders/order.js';

export function text(value: Decimal | null): string | null {
  return value === null ? null : formatDecimal(value);
}

/** An order as REST answers and the trading stream show it. */
export function orderJson(order: Order): Record<string, unknown> {
  return {
    id: order.id,
    client_order_id: order.clientOrderId,
    created_at: order.submittedAt,
    updated_at: order.updatedAt,
    submitted_at: order.submittedAt,
    filled_at: order.filledAt,
    expired_at: order.expiredAt,
    expires_at: order.expiresAt,
    canceled_at: order.canceledAt,
    failed_at: order.failedAt,
    replaced_at: order.replacedAt,
    replaced_by: order.replacedBy,
    replaces: order.replaces,
    asset_id: order.assetId,
    symbol: order.symbol,
    asset_class: 'us_equity',
    notional: text(order.notional),
    qty: text(order.qty),
    filled_qty: formatDecimal(order.filledQty),
    filled_avg_price: text(averagePrice(order)),
    order_class: '',
    order_type: order.type,
    type: order.type,
    side: order.side,
    position_intent: order.side === 'buy' ? 'buy_to_open' : 'sell_to_close',
    time_in_force: order.timeInForce,
    limit_price: text(order.limitPrice),
    stop_price: text(order.stopPrice),
    trail_price: text(order.trailPrice),
    trail_percent: text(order.trailPercent),
    hwm: text(order.hwm),
    extended_hours: order.isExtendedHours,
    status: order.status,
    legs: null,
    subtag: null,
    source: null,
  };
}
