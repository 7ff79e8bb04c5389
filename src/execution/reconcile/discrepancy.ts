import { type Decimal, formatDecimal } from '../../common/decimal.js';
import { CASH } from '../ledger/ledger-transaction.js';
import { type AccountComparison, differencesOf } from './account-comparison.js';

/**
 * open: it holds trading · ignored: somebody has acknowledged exactly this difference · tolerated: cash within the
 * tolerance, which holds nothing.
 */
export type DiscrepancyState = 'open' | 'ignored' | 'tolerated';

/** A difference between ledger and broker as it is stored and shown: decimals are texts. */
export interface Discrepancy {
  symbol: string;
  broker: string;
  ledger: string;
  difference: string;
  state: DiscrepancyState;
}

export interface DiscrepancyRules {
  readonly cashToleranceUsd: Decimal;
  /** Difference that was acknowledged, by asset. */
  readonly ignored: ReadonlyMap<string, Decimal>;
}

export function discrepanciesOf(comparison: AccountComparison, rules: DiscrepancyRules): Discrepancy[] {
  return differencesOf(comparison).map(({ asset, broker, ledger, difference }) => ({
    symbol: asset,
    broker: formatDecimal(broker),
    ledger: formatDecimal(ledger),
    difference: formatDecimal(difference),
    state: stateOf(asset, difference, rules),
  }));
}

function stateOf(
  asset: string,
  difference: Decimal,
  { cashToleranceUsd, ignored }: DiscrepancyRules,
): DiscrepancyState {
  if (ignored.get(asset)?.eq(difference) === true) return 'ignored';
  return asset === CASH && difference.abs().lte(cashToleranceUsd) ? 'tolerated' : 'open';
}

/** For people: `AAPL +3, USD -12.5` is what the broker has more (+) or less (−) than the ledger. */
export function describeDiscrepancies(discrepancies: readonly Discrepancy[]): string {
  return discrepancies
    .map(({ symbol, difference }) => `${symbol} ${difference.startsWith('-') ? '' : '+'}${difference}`)
    .join(', ');
}
