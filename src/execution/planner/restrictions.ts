import type { Need } from './needs.js';
import type { Skip } from './plan.js';
import type { Restriction } from './restriction.js';

export interface Trade {
  readonly sleeve: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
}

/** The first restriction that forbids the trade. */
export function restrictionOn(trade: Trade, restrictions: readonly Restriction[]): Restriction | undefined {
  return restrictions.find(({ scope, subject, blocks }) => {
    const isMeant = scope === 'account' || subject === (scope === 'strategy' ? trade.sleeve : trade.symbol);
    return isMeant && (blocks === 'all' || blocks === `${trade.side}s`);
  });
}

/** Needs that may be followed; what is forbidden is not settled between sleeves either. */
export function restrictNeeds(
  needs: readonly Need[],
  restrictions: readonly Restriction[],
): { needs: Need[]; skipped: Skip[] } {
  const allowed: Need[] = [];
  const skips = new Map<string, Skip>();
  for (const need of needs) {
    const { sleeve, symbol, qty } = need;
    const restriction = restrictionOn({ sleeve, symbol, side: qty > 0n ? 'buy' : 'sell' }, restrictions);
    if (restriction === undefined) allowed.push(need);
    else skips.set(`${symbol} ${restriction.code}`, { symbol, reason: restriction.code, detail: restriction.reason });
  }
  return { needs: allowed, skipped: [...skips.values()] };
}
