import { ONE, type Decimal } from '../../common/decimal.js';
import type { ActionKind, CorporateAction } from '../corporate-actions/corporate-action.js';
import type { StoredBar } from '../store/bar.store.js';

export const ADJUSTMENTS = ['raw', 'split', 'dividend', 'spin-off', 'all'] as const;
export type Adjustment = (typeof ADJUSTMENTS)[number];

const SPLITS: readonly ActionKind[] = ['forward_split', 'reverse_split'];
const KINDS: Readonly<Record<Adjustment, readonly ActionKind[]>> = {
  raw: [],
  split: SPLITS,
  dividend: ['cash_dividend'],
  'spin-off': [],
  all: [...SPLITS, 'cash_dividend'],
};

/** A bar whose prices are comparable with today's: changed by every action that came after it. Splits change the volume too. */
export function adjustBar(bar: StoredBar, actions: readonly CorporateAction[], adjustment: Adjustment): StoredBar {
  const due = actions.filter(
    ({ symbol, kind, exDate, priceFactor }) =>
      symbol === bar.symbol && bar.date < exDate && priceFactor !== null && KINDS[adjustment].includes(kind),
  );
  if (due.length === 0) return bar;
  const product = (factors: readonly CorporateAction[]): Decimal =>
    factors.reduce((factor, { priceFactor }) => factor.times(priceFactor ?? ONE), ONE);
  const factor = product(due);
  return {
    ...bar,
    open: bar.open.times(factor),
    high: bar.high.times(factor),
    low: bar.low.times(factor),
    close: bar.close.times(factor),
    volume: bar.volume.div(product(due.filter(({ kind }) => SPLITS.includes(kind)))).round(0),
  };
}
