import { QUANTITY_PLACES, ZERO, formatDecimal, roundDown } from '../../../common/decimal.js';
import type { NetNeed } from '../netting.js';
import type { Limit, LimitContext } from './limit.js';

/** A market order that is large beside the day's volume moves the price against itself. */
export function participationLimit({ symbol }: NetNeed, { input }: LimitContext): Limit | undefined {
  const volume = input.assets.get(symbol)?.averageVolume;
  const most = input.rules.maxParticipation;
  // Bars without volume say nothing about the market.
  if (most === undefined || volume === undefined || volume.lte(ZERO)) return undefined;
  return {
    qty: roundDown(volume.times(most), QUANTITY_PLACES),
    reason: 'MAX_PARTICIPATION',
    because: `${formatDecimal(most)} of ${formatDecimal(volume)}, the average daily volume, at most`,
  };
}
