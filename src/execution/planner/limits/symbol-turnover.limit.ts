import { QUANTITY_PLACES, divideDown, formatDecimal } from '../../../common/decimal.js';
import type { NetNeed } from '../netting.js';
import type { Limit, LimitContext } from './limit.js';

export function symbolTurnoverLimit({ price }: NetNeed, { input, capital }: LimitContext): Limit | undefined {
  const most = input.rules.maxSymbolTurnover;
  if (most === undefined) return undefined;
  return {
    qty: divideDown(most.times(capital), price, QUANTITY_PLACES),
    reason: 'TURNOVER_CAP',
    because: `${formatDecimal(most)} of the capital per symbol and run`,
  };
}
