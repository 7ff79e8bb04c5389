import type { Decimal, Money } from '../../../common/decimal.js';
import type { Limitable } from '../limits.js';
import type { NewProtection } from './protection.js';

/** What happened since the trading day began. */
export interface ProtectionReading {
  /** Market time. */
  readonly nowMs: number;
  readonly nextOpenMs: number;
  /** `gain` is what it won or lost; capital that moved in or out is neither. */
  readonly strategies: readonly { strategy: string; dayStart: Money; gain: Money }[];
  readonly rejections: readonly { symbol: string; count: number }[];
}

type Found = Omit<NewProtection, 'kind' | 'createdBy' | 'startsAtMs'>;

/** A protection that sets itself. It is set once for the time that it covers, also when it is lifted meanwhile. */
export interface ProtectionKind extends Limitable {
  readonly title: string;
  /** Pure. */
  detect(reading: ProtectionReading, limit: Decimal): Found[];
}
