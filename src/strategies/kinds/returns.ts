import { zeros, type Matrix } from '../../quant/linalg/matrix.js';
import type { MarketView } from './strategy-kind.js';

/** Simple returns of every day but the first: (dates − 1) × symbols. */
export function returnsOf({ symbols, dates, closes }: Pick<MarketView, 'symbols' | 'dates' | 'closes'>): Matrix {
  const n = symbols.length;
  const returns = zeros(dates.length - 1, n);
  for (let i = 0; i < returns.data.length; i++) {
    returns.data[i] = (closes[i + n] ?? Number.NaN) / (closes[i] ?? Number.NaN) - 1;
  }
  return returns;
}
