import { decimal } from '../../../common/decimal.js';
import type { ProtectionKind } from './protection-kind.js';

/** A symbol whose orders the broker refused this often today is left alone until the next session. */
export const rejectedSymbol: ProtectionKind = {
  name: 'rejected_symbol',
  title: 'Lock of a symbol whose orders are refused',
  liveLimit: '3',
  detect: ({ rejections, nextOpenMs }, limit) =>
    rejections
      .filter(({ count }) => decimal(String(count)).gte(limit))
      .map(({ symbol, count }) => ({
        scope: 'symbol',
        subject: symbol,
        blocks: 'all',
        reason: `the broker refused ${count} orders of ${symbol} today`,
        endsAtMs: nextOpenMs,
      })),
};
