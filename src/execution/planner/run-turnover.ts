import { QUANTITY_PLACES, divideDown, formatDecimal, sumDecimals } from '../../common/decimal.js';
import { cutOff, withQty } from './limiting.js';
import type { LimitContext } from './limits/limit.js';
import type { NetNeed } from './netting.js';
import type { Skip } from './plan.js';

/** Scales all needs by one factor when together they are worth more than a run may trade, both sides counted. */
export function capTurnover(
  net: readonly NetNeed[],
  { input, capital }: LimitContext,
): { net: NetNeed[]; skipped: Skip[] } {
  const most = input.rules.maxTurnover;
  if (most === undefined) return { net: [...net], skipped: [] };
  const wanted = sumDecimals(net.map(({ qty, price }) => qty.times(price)));
  const allowed = most.times(capital);
  if (wanted.lte(allowed)) return { net: [...net], skipped: [] };
  const because = `${formatDecimal(most)} of the capital per run`;
  const scaled = net.map((need) => withQty(need, divideDown(need.qty.times(allowed), wanted, QUANTITY_PLACES)));
  return {
    net: scaled.filter(({ amounts }) => amounts.length > 0),
    skipped: net.map((need, i) => cutOff(need, { qty: scaled[i]?.qty ?? need.qty, reason: 'TURNOVER_CAP', because })),
  };
}
