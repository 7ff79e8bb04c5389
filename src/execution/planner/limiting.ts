import { QUANTITY_PLACES, type Quantity, ZERO, formatDecimal } from '../../common/decimal.js';
import { apportion } from './apportion.js';
import { availableQuantityLimit } from './limits/available-quantity.limit.js';
import type { Limit, LimitContext, LimitRule } from './limits/limit.js';
import { maxOrderLimit } from './limits/max-order.limit.js';
import { participationLimit } from './limits/participation.limit.js';
import { symbolTurnoverLimit } from './limits/symbol-turnover.limit.js';
import { washTradeLimit } from './limits/wash-trade.limit.js';
import type { NetNeed } from './netting.js';
import type { Skip } from './plan.js';

const LIMITS: readonly LimitRule[] = [
  washTradeLimit,
  maxOrderLimit,
  participationLimit,
  symbolTurnoverLimit,
  availableQuantityLimit,
];

/** Cuts every need to what its order may be; what is cut off is a skip of the rule that cut it. */
export function limitNeeds(net: readonly NetNeed[], context: LimitContext): { net: NetNeed[]; skipped: Skip[] } {
  const skipped: Skip[] = [];
  const limited = net.map((need) =>
    LIMITS.reduce((left, rule) => {
      const limit = left.qty.gt(ZERO) ? rule(left, context) : undefined;
      if (limit === undefined || limit.qty.gte(left.qty)) return left;
      skipped.push(cutOff(left, limit));
      return withQty(left, limit.qty);
    }, need),
  );
  return { net: limited.filter(({ qty }) => qty.gt(ZERO)), skipped };
}

/** The same need for fewer shares, split as before. */
export function withQty(need: NetNeed, qty: Quantity): NetNeed {
  if (qty.lte(ZERO)) return { ...need, qty: ZERO, amounts: [] };
  const amounts = apportion(qty, need.amounts, QUANTITY_PLACES).filter(({ amount }) => amount.gt(ZERO));
  return { ...need, qty, amounts };
}

export function cutOff({ symbol, qty }: NetNeed, limit: Limit): Skip {
  const detail = `${formatDecimal(limit.qty)} of ${formatDecimal(qty)} shares: ${limit.because}`;
  return { symbol, reason: limit.reason, detail };
}
