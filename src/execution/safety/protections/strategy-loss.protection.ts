import { formatDecimal, ZERO } from '../../../common/decimal.js';
import type { ProtectionKind } from './protection-kind.js';

/** A strategy that lost this fraction of its equity today buys nothing until the next session. */
export const strategyLoss: ProtectionKind = {
  name: 'strategy_loss',
  title: 'Cool-down of a strategy after a loss',
  liveLimit: '0.05',
  detect: ({ strategies, nextOpenMs }, limit) =>
    strategies
      .filter(({ dayStart, gain }) => dayStart.gt(ZERO) && gain.neg().div(dayStart).gte(limit))
      .map(({ strategy, dayStart, gain }) => ({
        scope: 'strategy',
        subject: strategy,
        blocks: 'buys',
        reason: `${strategy} lost ${gain.neg().toFixed(2)} of ${dayStart.toFixed(2)} USD today, the limit is ${formatDecimal(limit)}`,
        endsAtMs: nextOpenMs,
      })),
};
