import { formatDecimal } from '../../common/decimal.js';
import type { TradeUpdate } from '../floor/trade-update.js';
import { orderJson } from '../rest/order-json.js';
import { instantText } from '../time/instant-text.js';

/** The data of a `trade_updates` message; `qty` and `price` are this execution's, the order holds the sums. */
export function tradeUpdateJson(update: TradeUpdate): Record<string, unknown> {
  const { event, executionId, order, atMs, execution, previousExecutionId } = update;
  return {
    event,
    execution_id: executionId,
    order: orderJson(order),
    timestamp: instantText(atMs),
    ...(previousExecutionId !== undefined && { previous_execution_id: previousExecutionId }),
    ...(execution && {
      price: formatDecimal(execution.price),
      qty: formatDecimal(execution.qty),
      position_qty: formatDecimal(execution.positionQty),
    }),
  };
}
